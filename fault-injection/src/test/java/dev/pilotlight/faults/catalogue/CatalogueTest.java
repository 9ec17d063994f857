package dev.pilotlight.faults.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.defence.Removals;
import dev.pilotlight.faults.sim.scenario.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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

    /** What is missing when a test of that fault, or a story of its shape, fails. */
    private static final SortedMap<String, SortedSet<String>> WITHOUT = without();

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
    void everyTestOfAFaultOrAStoryOfItsShapeFailsWithoutADefence() {
        assertThat(WITHOUT.keySet()).containsExactlyInAnyOrderElementsOf(Fault.all().stream().map(
                Fault::number).toList());
    }

    @Test
    void aTestThatFailsWithoutADefenceIsTaggedWithTheFaultThatTheDefenceIsAgainst() {
        assertThat(Removals.testsByNumber()).allSatisfy((number, tests) -> assertThat(claims
                .tests().getOrDefault(number, new TreeSet<>())).as(number).containsAll(tests));
    }

    @Test
    void somethingWasMeasuredOfEveryFault() {
        assertThat(Fault.all()).filteredOn(fault -> fault.measured().isEmpty()).extracting(
                Fault::number).isEmpty();
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
        return "| %s | %s | %s | %s | %s |\n".formatted(fault.number(), fault.words(), tests,
                String.join(", ", WITHOUT.getOrDefault(fault.number(), Collections
                        .emptySortedSet())),
                fault.measured());
    }

    private static SortedMap<String, SortedSet<String>> without() {
        SortedMap<String, SortedSet<String>> all = new TreeMap<>();
        for (SortedMap<String, SortedSet<String>> some : List.of(Removals.byNumber(),
                dev.pilotlight.faults.sim.bad.Catalogue.byNumber())) {
            some.forEach((number, names) -> all.computeIfAbsent(number, _ -> new TreeSet<>())
                    .addAll(names));
        }
        return all;
    }
}
