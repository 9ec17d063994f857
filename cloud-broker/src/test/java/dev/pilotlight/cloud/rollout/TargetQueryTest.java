package dev.pilotlight.cloud.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.units.DeviceId;
import java.util.List;
import java.util.Random;
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
            "group=cellar and", "thing=.*|x",
            "site=a,,b", "site=,a"})
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

    @Test
    void aTargetOfManyStarsTakesNoLongerThanAnother() {
        Candidate device = device("a".repeat(64), "house-1", 0, true);
        TargetQuery stars = TargetQuery.parse("thing=" + "*a".repeat(200) + "*b").toOptional()
                .orElseThrow();
        for (int i = 0; i < 10_000; i++) {
            assertThat(stars.includes(device)).isFalse();
        }
    }

    @Test
    void aDeviceWithoutASiteIsOfNoneThatAStarCouldMean() {
        Candidate nowhere = new Candidate(new Member(new DeviceId("new"), "", Set.of()), 0, true);
        assertThat(TargetQuery.parse("site=*").toOptional().orElseThrow().includes(nowhere))
                .isFalse();
    }

    /** Beside the regular expression that it replaces. */
    @Test
    void besideARegularExpressionThereIsNoDifference() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            String pattern = drawn(random, "ab*", 6);
            String name = drawn(random, "ab", 8);
            assertThat(NamePattern.of(pattern).matches(name)).as("%s of %s", name, pattern)
                    .isEqualTo(name.matches(pattern.replace("*", ".*")));
        }
    }

    private static String drawn(Random random, String letters, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest); i >= 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
