package dev.pilotlight.faults.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.sim.scenario.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every fault of the list has a test or a scenario of the simulation, which
 * {@code CatalogueStoriesTest} plays, and the README's table is the one that the tags make. {@code
 * -Dpilotlight.write=true} writes it.
 */
class CatalogueTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- made by CatalogueTest -->\n";
    private static final String END = "<!-- end -->\n";

    private final Claims claims;

    CatalogueTest() throws IOException {
        this.claims = Claims.read(Path.of("..")).with(Catalogue.all());
    }

    @Test
    void everyFaultOfTheListHasATest() {
        List<String> missing = Fault.all().stream().filter(fault -> claims.of(fault).isEmpty())
                .map(fault -> fault.number() + ": " + fault.words()).toList();
        assertThat(missing).as("faults without a test that is tagged with their number").isEmpty();
    }

    @Test
    void noTestClaimsAFaultThatIsNotOnTheList() {
        assertThat(Fault.all().stream().map(Fault::number)).doesNotHaveDuplicates().containsAll(
                claims.tests().keySet());
    }

    @Test
    void everyDefenceThatKnownBadVariantsRemoveIsAgainstAFaultOfTheList() {
        assertThat(Fault.all().stream().map(Fault::number)).containsAll(
                dev.pilotlight.faults.sim.bad.Catalogue.byNumber().keySet());
    }

    @Test
    void theTableInTheReadmeIsTheOneThatTheTestsMake() throws IOException {
        String text = Files.readString(README);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END, from);
        if (Boolean.getBoolean("pilotlight.write")) {
            Files.writeString(README, text.substring(0, from) + table() + text.substring(to));
        } else {
            assertThat(text.substring(from, to)).as(
                    "the table of faults in README.md (written by -Dpilotlight.write=true)")
                    .isEqualTo(table());
        }
    }

    private String table() {
        return "\n| | fault | shown by | fails without its defence | measured |\n"
                + "| --- | --- | --- | --- | --- |\n" + Fault.all()
                        .stream().map(this::row).collect(Collectors.joining())
                + "\n";
    }

    private String row(Fault fault) {
        String tests = claims.of(fault).stream().map(test -> "`" + test + "`").collect(Collectors
                .joining(", "));
        String bad = String.join(", ", without(fault));
        return "| %s | %s | %s | %s | %s |\n".formatted(fault.number(), fault.words(), tests, bad
                .isEmpty() ? "not tried" : bad, fault.measured().isEmpty()
                        ? "not measured"
                        : fault.measured());
    }

    private static SortedSet<String> without(Fault fault) {
        return dev.pilotlight.faults.sim.bad.Catalogue.byNumber().getOrDefault(fault.number(),
                Collections.emptySortedSet());
    }
}
