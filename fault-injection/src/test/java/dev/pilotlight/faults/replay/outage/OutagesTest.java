package dev.pilotlight.faults.replay.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutagesTest {

    @Test
    void theFiveThatAreAskedForAreThere() {
        assertThat(Outages.all()).extracting(Outage::name).containsExactlyInAnyOrder("s3-2017",
                "dynamodb-2025", "google-auth-2020", "netatmo-2018", "nest-2016");
        assertThat(Outages.named("s3-2018")).isEmpty();
    }

    @Test
    void everyPhaseFollowsTheOneBeforeAndNamesItsSource() {
        for (Outage outage : Outages.all()) {
            List<LocalDateTime> times = outage.phases().stream().map(Phase::street).toList();
            assertThat(times).isSorted().doesNotHaveDuplicates();
            assertThat(outage.phases()).allSatisfy(phase -> assertThat(phase.source().cited())
                    .containsPattern("20\\d\\d \\(.+\\..+/"));
        }
    }

    @Test
    void someReadsOfS3ReturnFiftyTwoMinutesBeforeAllAndEightyEightBeforeWrites() {
        List<Phase> phases = Outages.named("s3-2017").orElseThrow().phases();
        assertThat(minutes(phases, 1, 2)).isEqualTo(52);
        assertThat(minutes(phases, 1, 3)).isEqualTo(88);
        assertThat(phases.get(1).condition().writes()).isZero();
        assertThat(phases.get(2).condition().reads()).isEqualTo(1);
        assertThat(phases.get(3).condition().writes()).isEqualTo(1);
        assertThat(phases.getFirst().street()).isEqualTo("2017-02-28T12:37");
    }

    private static long minutes(List<Phase> phases, int from, int to) {
        return Duration.between(phases.get(from).published(), phases.get(to).published())
                .toMinutes();
    }

    @Test
    void signInAtGoogleWasDownForFortySevenMinutesOfAnAfternoonInBerlin() {
        Outage google = Outages.named("google-auth-2020").orElseThrow();
        assertThat(google.over().minus(google.breaks())).isEqualTo(Duration.ofMinutes(47));
        assertThat(google.phases().getFirst().street()).isEqualTo("2020-12-14T12:46");
        assertThat(google.at(google.breaks().minusSeconds(1))).isEqualTo(Condition.CALM);
        assertThat(google.at(google.breaks())).isEqualTo(Condition.IDENTITY_DOWN);
        assertThat(google.at(google.over())).isEqualTo(Condition.CALM);
    }

    @Test
    void aTimelineThatDoesNotEndIsRefused() {
        Source source = new Source("somebody", "2020", "example.org/1");
        assertThatThrownBy(() -> Outage.of("endless", "Endless").from("2020-01-01T00:00",
                Condition.AWAY, "it breaks", source).done()).hasMessageContaining(
                        "has 1 phases, want at least two of which the last is calm");
    }
}
