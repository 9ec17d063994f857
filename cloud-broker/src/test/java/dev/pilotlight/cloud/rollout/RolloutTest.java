package dev.pilotlight.cloud.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.rollout.RolloutEvent.Order;
import dev.pilotlight.cloud.rollout.RolloutPlan.Halt;
import dev.pilotlight.cloud.rollout.RolloutPlan.Pacing;
import dev.pilotlight.cloud.rollout.RolloutPlan.Window;
import dev.pilotlight.units.Problem;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No one typo and no one bad configuration takes the fleet (law L8). */
class RolloutTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<Member> FLEET = SimulatedFleet.members(10_000);
    private static final List<Member> STREET = SimulatedFleet.members(300);
    private static final Set<Standing> BAD = Set.of(Standing.ROLLED_BACK, Standing.FAILED,
            Standing.SILENT);

    private static final List<Wave> SHARES = List.of(new Wave.Share(1), new Wave.Share(10),
            new Wave.Share(50), new Wave.Share(100));

    private static RolloutPlan plan(Duration soak, Optional<Window> window) {
        return new RolloutPlan("r1", "ann", 12, SHARES,
                new Pacing(15, window, soak, Duration.ofHours(6)), List.of(new Halt(BAD, 20, 3)),
                75);
    }

    private static RolloutPlan fleetPlan(Duration soak) {
        return new RolloutPlan("r1", "ann", 12, SHARES, new Pacing(200, Optional
                .empty(), soak, Duration.ofHours(6)), List.of(new Halt(BAD, 3, 50)), 75);
    }

    private static SimulatedFleet fleet(RolloutPlan plan, List<Member> members, int perMille) {
        return new SimulatedFleet(plan, members, new SimulatedFleet.Illness(perMille,
                SimulatedFleet.NEVER), 11);
    }

    @Test
    void fiveInAHundredBadStopItAtTheThreshold() {
        SimulatedFleet fleet = fleet(fleetPlan(Duration.ofHours(2)), FLEET, 50).run(DAY);
        Tally tally = fleet.rollout().tally();
        System.out.println("roll-out, 10,000 devices, 5 % bad: " + fleet.notes.getLast() + "; "
                + fleet.asked.size() + " asked, " + tally.of(Standing.ROLLED_BACK)
                + " rolled back, most at once " + fleet.mostAtOnce);
        assertThat(fleet.rollout().state()).isEqualTo(Course.State.HALTED);
        assertThat(fleet.asked).hasSizeLessThan(1_000);
        assertThat(fleet.rollout().tally().of(Standing.ON_TRIAL)).isZero();
    }

    @Test
    @Tag("F30")
    void anOutageInTheMiddleNeitherStopsNorFakesIt() {
        SimulatedFleet fleet = fleet(fleetPlan(Duration.ofHours(2)), FLEET, 5)
                .run(Duration.ofHours(5));
        fleet.outage(60, Duration.ofHours(20), FLEET);
        fleet.run(Duration.ofMinutes(5));
        int asked = fleet.asked.size();
        fleet.run(Duration.ofMinutes(85));
        assertThat(fleet.asked).as("in an outage nobody is asked").hasSize(asked);
        assertThat(fleet.rollout().tally().cutOff() + fleet.rollout().tally().offline())
                .isGreaterThan(5_000);
        fleet.cloudIsAway(Duration.ofHours(9));
        fleet.run(DAY.multipliedBy(5));
        Tally tally = fleet.rollout().tally();
        System.out.println("roll-out, 10,000 devices, 0.5 % bad, 60 % cut off for 20 h, cloud away"
                + " for 9 h: " + fleet.rollout().state() + ", " + tally.of(Standing.PROVEN)
                + " proven, " + tally.of(Standing.ROLLED_BACK) + " rolled back, "
                + tally.of(Standing.SILENT) + " silent");
        assertThat(fleet.rollout().state()).as("done would mean that all have it")
                .isEqualTo(Course.State.INCOMPLETE);
        assertThat(tally.of(Standing.SILENT) + tally.of(Standing.LOST)).isZero();
        assertThat(tally.of(Standing.PROVEN)).isEqualTo(fleet.onIt.size());
        assertThat(tally.of(Standing.PROVEN) + tally.of(Standing.ROLLED_BACK)).isEqualTo(10_000);
        assertThat(fleet.asked.values()).containsOnly(1);
    }

    @Test
    @Tag("F30")
    void fiveInAHundredBadAndAnOutageInTheFirstWaveStopItAtTheThresholdAndNotBefore() {
        SimulatedFleet fleet = fleet(fleetPlan(Duration.ofHours(2)), FLEET, 50)
                .run(Duration.ofMinutes(10));
        fleet.outage(60, Duration.ofHours(20), FLEET);
        fleet.run(Duration.ofHours(19));
        assertThat(fleet.rollout().state()).as("nobody is blamed for the outage")
                .isEqualTo(Course.State.RUNNING);
        assertThat(fleet.rollout().tally().of(Standing.SILENT)).isZero();
        int lost = fleet.rollout().tally().cutOff();
        fleet.run(DAY);
        Tally tally = fleet.rollout().tally();
        System.out.println("roll-out, 10,000 devices, 5 % bad, 60 % cut off for 20 h: " + lost
                + " in progress were lost meanwhile; " + fleet.notes.getLast() + "; "
                + fleet.asked.size() + " asked, most at once " + fleet.mostAtOnce);
        assertThat(lost).isPositive();
        assertThat(fleet.rollout().state()).isEqualTo(Course.State.HALTED);
        assertThat(fleet.asked).hasSizeLessThan(1_000);
        assertThat(tally.of(Standing.PROVEN)).as("no false success").isZero();
    }

    @Test
    @Tag("F28")
    void whatShowsAfterFourteenDaysIsHaltedBySoakBeforeAQuarterOfTheFleetHasIt() {
        SimulatedFleet fleet = new SimulatedFleet(fleetPlan(Duration.ofDays(15)), FLEET,
                new SimulatedFleet.Illness(0, Duration.ofDays(14)), 3).run(DAY.multipliedBy(90));
        System.out.println("roll-out, fault after 14 days, soak 15: " + fleet.notes.getLast()
                + "; " + fleet.mostAtOnce + " of 10,000 had it");
        assertThat(fleet.rollout().state()).isEqualTo(Course.State.HALTED);
        assertThat(fleet.mostAtOnce).isLessThan(2_500);
    }

    @Test
    void evenWithTooShortASoakTheFloorKeepsThreeQuartersProvenUntilThen() {
        SimulatedFleet fleet = fleet(fleetPlan(Duration.ofMinutes(30)), FLEET, 0);
        fleet.run(DAY.multipliedBy(2));
        assertThat(fleet.rollout().state()).isEqualTo(Course.State.DONE);
    }

    @Test
    void killedAfterAnyEventItAsksNobodyTwiceAndForgetsNobody() {
        RolloutPlan plan = plan(Duration.ofHours(1), Optional.empty());
        SimulatedFleet fleet = fleet(plan, STREET, 5);
        int kills = 0;
        while (fleet.rollout().state() == Course.State.RUNNING) {
            fleet.run(Duration.ofMinutes(7));
            fleet.cloudIsKilledAndComesBack(plan, STREET);
            kills++;
        }
        System.out.println("roll-out, 300 devices: killed " + kills + " times, each asked once");
        assertThat(fleet.rollout().state()).isEqualTo(Course.State.INCOMPLETE);
        assertThat(fleet.asked).hasSize(300);
        assertThat(fleet.asked.values()).containsOnly(1);
    }

    @Test
    void stopReachesWhatIsInProgressAndRollBackReachesAll() {
        SimulatedFleet fleet = fleet(plan(Duration.ofHours(1), Optional.empty()), STREET, 0)
                .run(Duration.ofHours(3));
        int had = fleet.onIt.size();
        fleet.happens(new RolloutEvent.Ordered("bob", Order.STOP));
        assertThat(fleet.rollout().tally().of(Standing.ASKED)).isZero();
        assertThat(fleet.rollout().tally().of(Standing.ON_TRIAL)).isZero();
        fleet.happens(new RolloutEvent.Ordered("bob", Order.ROLL_BACK));
        assertThat(had).isPositive();
        assertThat(fleet.onIt).isEmpty();
        assertThat(fleet.notes).contains("bob ordered STOP", "bob ordered ROLL_BACK");
    }

    @Test
    void pausedAndOutsideItsWindowItAsksNobody() {
        SimulatedFleet night = fleet(plan(Duration.ofHours(1), Optional.of(
                new Window(LocalTime.of(22, 0), LocalTime.of(5, 0)))), STREET, 0)
                .run(Duration.ofHours(4));
        assertThat(night.asked).isEmpty();
        assertThat(night.run(Duration.ofHours(1)).asked).isNotEmpty();
        int before = night.asked.size();
        night.happens(new RolloutEvent.Ordered("ann", Order.PAUSE));
        for (int i = 0; i < 300; i++) {
            night.happens(new RolloutEvent.Tick());
        }
        assertThat(night.asked).hasSize(before);
        night.happens(new RolloutEvent.Ordered("ann", Order.RESUME));
        assertThat(night.run(DAY.multipliedBy(2)).asked).hasSizeGreaterThan(before);
    }

    @Test
    void whoJoinsLateGoesThroughTheWaves() {
        SimulatedFleet fleet = fleet(plan(Duration.ofHours(1), Optional.empty()), STREET, 0)
                .run(Duration.ofMinutes(5));
        Member late = new Member(new dev.pilotlight.units.DeviceId("late"), "site-1",
                Set.of("group-1"));
        fleet.happens(new RolloutEvent.Joined(late));
        assertThat(fleet.asked).doesNotContainKey(late.thing());
        assertThat(fleet.run(DAY.multipliedBy(4)).rollout().standing(late.thing()))
                .hasValue(Standing.PROVEN);
    }

    @Test
    void aThrottledAskCountsNeitherWayAndComesAgain() {
        RolloutPlan plan = plan(Duration.ofHours(1), Optional.empty());
        Rollout rollout = new Rollout(plan, STREET, SimulatedFleet.START);
        List<RolloutEffect> effects = rollout.react(new RolloutEvent.Tick(),
                SimulatedFleet.START.plusSeconds(60));
        RolloutEffect.Ask first = (RolloutEffect.Ask) effects.getFirst();
        rollout.react(new RolloutEvent.Throttled(first.thing()), SimulatedFleet.START);
        assertThat(rollout.standing(first.thing())).hasValue(Standing.WAITING);
        assertThat(rollout.react(new RolloutEvent.Tick(), SimulatedFleet.START.plusSeconds(120)))
                .contains(first);
    }

    @Test
    void aDeviceThatCanBeReachedAndNeverAnswersIsSilentNotInProgressForEver() {
        RolloutPlan plan = plan(Duration.ofHours(1), Optional.empty());
        Rollout rollout = new Rollout(plan, STREET, SimulatedFleet.START);
        for (int minute = 1; minute < 400; minute++) {
            rollout.react(new RolloutEvent.Tick(), SimulatedFleet.START.plusSeconds(60L * minute));
        }
        assertThat(rollout.state()).isEqualTo(Course.State.HALTED);
        assertThat(rollout.tally().of(Standing.SILENT)).isEqualTo(3);
    }

    @Test
    @Tag("F29")
    void aTypoIsRefusedWithWhatItWouldHaveDone() {
        RolloutPlan typo = new RolloutPlan("r1", "ann", 12,
                List.of(new Wave.Share(0), new Wave.Share(100)),
                new Pacing(10_000, Optional.empty(), Duration.ofSeconds(24), Duration.ofHours(6)),
                List.of(), 0);
        List<Problem> problems = PlanRules.broken(typo, FLEET,
                new PlanRules.Consent(10, Optional.of("ann")));
        System.out.println("roll-out, typo: " + problems);
        assertThat(problems).extracting(Problem::toString).contains(
                "target reaches 10,000 devices, you expected 10, want both the same",
                "approver is ann, want a second person beside ann for 10,000 devices (above 100)",
                "waves have 0 % (0 of 10,000 devices) after 0 % (0 of 10,000 devices), want waves"
                        + " that grow up to 100 %",
                "perMinute is 10,000, which reaches 10,000 of 10,000 devices within a minute,"
                        + " want 1 to 500",
                "soak is 24s, want 30min to 90d",
                "halts leave out FAILED or ROLLED_BACK, want both to count",
                "floor is 0 %, which lets 10,000 of 10,000 devices be unproven at once, want 50"
                        + " to 99");
    }

    @Test
    void aSoundPlanWithASecondPersonMayBegin() {
        assertThat(PlanRules.broken(fleetPlan(DAY), FLEET,
                new PlanRules.Consent(10_000, Optional.of("bob")))).isEmpty();
        assertThat(PlanRules.broken(
                new RolloutPlan("r", "ann", 1, List.of(new Wave.Share(60), new Wave.Share(100)),
                        new Pacing(200, Optional.empty(), DAY, DAY), List.of(new Halt(BAD, 3, 50)),
                        75),
                FLEET, new PlanRules.Consent(10_000, Optional.of("bob")))).singleElement()
                .asString().contains("begin with 60 % (6,000 of 10,000 devices)");
    }
}
