package dev.pilotlight.cloud.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.rollout.RolloutEvent.Order;
import dev.pilotlight.cloud.rollout.RolloutPlan.Halt;
import dev.pilotlight.cloud.rollout.RolloutPlan.Pacing;
import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Devices that cut themselves off, that go for other reasons, and that never come back. */
class LostDevicesTest {
    private static final Duration SOAK = Duration.ofHours(24);
    private static final Set<Standing> BAD = Set.of(Standing.FAILED, Standing.ROLLED_BACK,
            Standing.SILENT, Standing.REFUSED);

    private final List<String> notes = new ArrayList<>();
    private final List<DeviceId> asked = new ArrayList<>();
    private final List<DeviceId> takenBack = new ArrayList<>();
    private Instant now = SimulatedFleet.START;
    private Rollout rollout = begun(199, List.of(5, 20, 100), 5);

    private Rollout begun(int devices, List<Integer> waves, int atLeast) {
        RolloutPlan plan = new RolloutPlan("r1", "ann", 2,
                waves.stream().<Wave>map(Wave.Share::new).toList(),
                new Pacing(10, Optional.empty(), SOAK, Duration.ofHours(24)),
                List.of(new Halt(BAD, 5, atLeast)), 75);
        return new Rollout(plan, SimulatedFleet.members(devices), now);
    }

    private void happens(RolloutEvent event) {
        for (RolloutEffect effect : rollout.react(event, now)) {
            switch (effect) {
                case RolloutEffect.Ask(DeviceId thing) -> asked.add(thing);
                case RolloutEffect.TakeBack(DeviceId thing) -> takenBack.add(thing);
                case RolloutEffect.Note(String sentence) -> notes.add(sentence);
            }
        }
    }

    private void pass(Duration time) {
        for (long minute = 0; minute < time.toMinutes() && rollout.isOpen(); minute++) {
            now = now.plusSeconds(60);
            happens(new RolloutEvent.Tick());
        }
    }

    private void reach(DeviceId thing, boolean reachable) {
        happens(new RolloutEvent.Reached(thing, reachable));
    }

    private void answer(DeviceId thing, Standing standing) {
        happens(new RolloutEvent.Answered(thing, standing));
    }

    private static DeviceId device(int number) {
        return new DeviceId("device-" + number);
    }

    @Test
    void devicesThatTakeTheJobAndVanishHaltItInTheFirstWave() {
        for (int minute = 0; minute < 60 * 48 && rollout.isOpen(); minute++) {
            pass(Duration.ofMinutes(1));
            List.copyOf(asked).forEach(thing -> reach(thing, false));
        }
        assertThat(rollout.state()).isEqualTo(Course.State.HALTED);
        assertThat(asked).hasSizeLessThanOrEqualTo(10);
        assertThat(rollout.wave()).isZero();
        assertThat(notes.getLast()).contains("LOST");
        assertThat(takenBack).as("their job waits for nobody").containsAll(asked);
    }

    @Test
    void whenEverybodyIsAwayNobodyIsLost() {
        pass(Duration.ofMinutes(5));
        rollout.members().forEach(member -> reach(member.thing(), false));
        pass(Duration.ofHours(20));
        assertThat(rollout.state()).isEqualTo(Course.State.RUNNING);
        assertThat(rollout.tally().of(Standing.LOST)).isZero();
        rollout.members().forEach(member -> reach(member.thing(), true));
        asked.forEach(thing -> answer(thing, Standing.KEPT));
        pass(Duration.ofHours(23));
        assertThat(rollout.wave()).isZero();
        pass(Duration.ofHours(2));
        assertThat(rollout.wave()).isEqualTo(1);
    }

    @Test
    void noWaveBeginsBeforeTheLastOneHasSoakedWithinReach() {
        pass(Duration.ofMinutes(5));
        List<DeviceId> first = List.copyOf(asked);
        first.forEach(thing -> answer(thing, Standing.KEPT));
        pass(Duration.ofHours(20));
        reach(first.getFirst(), false);
        pass(Duration.ofHours(10));
        assertThat(asked).as("one of the wave was not watched for long enough").isEqualTo(first);
        assertThat(rollout.standing(first.getFirst())).hasValue(Standing.KEPT);
        reach(first.getFirst(), true);
        pass(Duration.ofHours(5));
        assertThat(rollout.standing(first.getFirst())).hasValue(Standing.PROVEN);
        assertThat(asked).hasSizeGreaterThan(first.size());
    }

    @Test
    void aLostDeviceThatComesBackStandsWhereItStood() {
        rollout = begun(40, List.of(10, 100), 4);
        pass(Duration.ofMinutes(2));
        DeviceId gone = asked.getFirst();
        asked.subList(1, asked.size()).forEach(thing -> answer(thing, Standing.KEPT));
        reach(gone, false);
        pass(Duration.ofMinutes(119));
        assertThat(rollout.standing(gone)).hasValue(Standing.ASKED);
        reach(gone, true);
        assertThat(rollout.standing(gone)).hasValue(Standing.ASKED);
        answer(gone, Standing.ROLLED_BACK);
        assertThat(rollout.standing(gone)).hasValue(Standing.ROLLED_BACK);
    }

    @Test
    void afterAHaltNobodyIsHandedTheJob() {
        rollout = begun(199, List.of(5, 100), 5);
        pass(Duration.ofHours(25));
        assertThat(rollout.state()).isEqualTo(Course.State.HALTED);
        assertThat(rollout.tally().of(Standing.SILENT)).isPositive();
        assertThat(takenBack).containsAll(asked);
    }

    @Test
    void aSmallFleetWhoseFirstDeviceFailsEndsWithTheReason() {
        for (int devices = 2; devices <= 7; devices++) {
            rollout = begun(devices, List.of(100), devices);
            asked.clear();
            pass(Duration.ofMinutes(2));
            answer(asked.getFirst(), Standing.FAILED);
            pass(Duration.ofHours(2));
            assertThat(rollout.state()).isEqualTo(Course.State.INCOMPLETE);
            assertThat(notes).anyMatch(note -> note.contains("no room above its floor"));
        }
    }

    @Test
    void oneDeviceAwayOfFourStopsNothingAndIsSaidAndLeftOut() {
        rollout = begun(4, List.of(100), 1);
        reach(device(0), false);
        for (int hour = 0; hour < 24 * 30 && rollout.isOpen(); hour++) {
            pass(Duration.ofHours(1));
            asked.forEach(thing -> answer(thing, Standing.KEPT));
        }
        assertThat(rollout.tally().of(Standing.PROVEN)).isEqualTo(3);
        assertThat(rollout.state()).isEqualTo(Course.State.INCOMPLETE);
        assertThat(notes).anyMatch(
                note -> note.contains("away for more than") && note.contains("device-0"));
    }

    @Test
    void aDeviceThatIsRevokedIsNotWaitedFor() {
        rollout = begun(4, List.of(100), 1);
        happens(new RolloutEvent.Left(device(0)));
        for (int hour = 0; hour < 24 * 6 && rollout.isOpen(); hour++) {
            pass(Duration.ofHours(1));
            asked.forEach(thing -> answer(thing, Standing.KEPT));
        }
        assertThat(rollout.state()).isEqualTo(Course.State.DONE);
    }

    @Test
    void aRollOutThatIsRefusedHaltsAndIsNeverDone() {
        rollout = begun(1, List.of(100), 1);
        pass(Duration.ofMinutes(1));
        answer(asked.getFirst(), Standing.REFUSED);
        assertThat(rollout.state()).isEqualTo(Course.State.HALTED);
    }

    @Test
    void inNoMinuteMoreAreAskedThanThePlanSays() {
        rollout = begun(199, List.of(100), 5);
        List<Integer> seconds = new ArrayList<>();
        for (int second = 0; second < 600; second += 7) {
            now = SimulatedFleet.START.plusSeconds(second);
            int before = asked.size();
            happens(new RolloutEvent.Tick());
            for (int i = before; i < asked.size(); i++) {
                seconds.add(second);
            }
        }
        for (int start : seconds) {
            assertThat(seconds.stream().filter(at -> at >= start && at < start + 60).count())
                    .isLessThanOrEqualTo(10);
        }
    }

    @Test
    void whatIsStoppedCannotBeResumed() {
        happens(new RolloutEvent.Ordered("ann", Order.STOP));
        assertThat(rollout.mayBe(Order.RESUME)).isFalse();
    }
}
