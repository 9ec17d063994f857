package dev.pilotlight.cloud.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.rollout.RolloutPlan.Halt;
import dev.pilotlight.cloud.rollout.RolloutPlan.Pacing;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Waves by number and by share, and what happens when somebody mixes them up. */
class WaveTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static Decoded<RolloutPlan> read(String waves, int devices) {
        Doc.Obj doc = Codec.yaml(("waves: " + waves).getBytes(StandardCharsets.UTF_8))
                .toOptional().orElseThrow();
        return PlanJson.read(doc, "r1", "ann", 12, devices);
    }

    private static List<String> broken(int devices, Wave... waves) {
        RolloutPlan plan = new RolloutPlan("r1", "ann", 12, List.of(waves), new Pacing(10,
                Optional.empty(), HOUR, HOUR),
                List.of(new Halt(Set.of(Standing.FAILED,
                        Standing.ROLLED_BACK), 5, 1)),
                75);
        return PlanRules.broken(plan, SimulatedFleet.members(devices),
                new PlanRules.Consent(devices, Optional.of("bob"))).stream()
                .map(Problem::toString).toList();
    }

    private static Wave.Share share(int percent) {
        return new Wave.Share(percent);
    }

    @Test
    void firstTenDevicesThenAHundredThenSharesOfTheFleet() {
        RolloutPlan plan = read("[10 devices, 100 devices, 25 %, 100 %]", 10_000).toOptional()
                .orElseThrow();
        assertThat(plan.waves()).extracting(wave -> wave.reach(10_000)).containsExactly(10, 100,
                2_500, 10_000);
        assertThat(PlanJson.read(PlanJson.doc(plan), "r1", "ann", 12, 0).toOptional())
                .hasValue(plan);
        assertThat(broken(10_000, plan.waves().toArray(Wave[]::new))).isEmpty();
    }

    @Test
    void aNumberWithoutItsUnitIsRefusedAndNotGuessed() {
        assertThat(read("[10, 100]", 10_000).problems()).extracting(Problem::toString)
                .contains("waves.[0] is 10 without a unit, want \"10 %\" or \"10 devices\"",
                        "waves.[1] is 100 without a unit, want \"100 %\" or \"100 devices\"");
        assertThat(read("[10 apples]", 10_000).problems()).singleElement().asString()
                .contains("want a share such as \"25 %\" or a number such as \"10 devices\"");
    }

    @Test
    void aPlanThatWasStoredBeforeWavesHadUnitsIsStillTheSamePlan() {
        Doc.Obj old = Doc.Obj.of("waves", new Doc.Arr(List.of(Doc.num(1), Doc.num(100))));
        assertThat(PlanJson.recall(old, "r1", "ann", 12, 0).toOptional().orElseThrow().waves())
                .containsExactly(share(1), share(100));
    }

    @Test
    void wavesThatShrinkOrLeaveLateJoinersOutAreRefusedWithTheFigures() {
        assertThat(broken(500, new Wave.Devices(10), share(1), share(100))).contains(
                "waves have 1 % (5 of 500 devices) after 10 devices (10 of 500 devices), want"
                        + " waves that grow up to 100 %");
        assertThat(broken(50, new Wave.Devices(2), new Wave.Devices(50))).contains(
                "waves end at 50 devices (50 of 50 devices), want 100 %");
        assertThat(broken(50, new Wave.Devices(40), share(100))).contains(
                "waves begin with 40 devices (40 of 50 devices), want at most 10 % (5 of 50"
                        + " devices) in the first");
    }

    @Test
    void aWaveOfTenDevicesAsksTenAndWatchesThemBeforeTheEleventh() {
        RolloutPlan plan = new RolloutPlan("r1", "ann", 12, List.of(new Wave.Devices(10),
                share(100)), new Pacing(15, Optional.empty(), HOUR, Duration.ofHours(6)),
                List.of(new Halt(Set.of(Standing.FAILED), 20, 3)), 75);
        SimulatedFleet fleet = new SimulatedFleet(plan, SimulatedFleet.members(300),
                new SimulatedFleet.Illness(0, SimulatedFleet.NEVER), 11);
        assertThat(fleet.run(Duration.ofMinutes(50)).asked).hasSize(10);
        assertThat(fleet.run(Duration.ofDays(2)).rollout().state())
                .isEqualTo(Course.State.DONE);
        assertThat(fleet.asked).hasSize(300);
    }
}
