package dev.pilotlight.cloud.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.units.DeviceId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a target names, and that a slip of the pen names nobody. */
class TargetQueryTest {
    private static final List<Candidate> FLEET = List.of(
            device("hall", "berlin", 12, true, "cellar"),
            device("attic", "berlin", 11, false, "roof"),
            device("test-1", "paris", 0, true, "cellar", "lab"));

    private static Candidate device(String thing, String site, long version, boolean reachable,
            String... groups) {
        return new Candidate(new Member(new DeviceId(thing), site, Set.of(groups)), version,
                reachable);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"all | hall attic test-1", "group=cellar | hall test-1",
            "site=berlin,paris and version<12 | attic test-1",
            "group=cellar and not thing=test-* | hall", "version=0 | test-1",
            "reachable | hall test-1",
            "not reachable | attic", "GROUP=cellar | ''", "group=CELLAR | hall test-1",
            "site=ber | ''"})
    void itNamesThese(String text, String things) {
        String named = TargetQuery.parse(text).toOptional()
                .map(target -> String.join(" ", FLEET.stream().filter(target::includes)
                        .map(one -> one.member().thing().value()).toList()))
                .orElse("");
        assertThat(named).isEqualTo(things);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "everything", "gruop=cellar", "group=cellar or site=paris",
            "version<many", "thing<5", "group=", "version=1,2", "all and group=cellar",
            "group=cellar and", "thing=.*|x"})
    void aSlipOfThePenNamesNobodyAndSaysWhatIsWanted(String text) {
        assertThat(TargetQuery.parse(text).problems()).isNotEmpty().allSatisfy(
                problem -> assertThat(problem.toString()).contains("want"));
    }

    @Test
    void aDotInANameIsADotAndAStarIsAnything() {
        Candidate dotted = device("a-b", "house-1", 0, true);
        assertThat(TargetQuery.parse("thing=a.b").toOptional().orElseThrow().includes(dotted))
                .isFalse();
        assertThat(TargetQuery.parse("thing=a*").toOptional().orElseThrow().includes(dotted))
                .isTrue();
    }
}
