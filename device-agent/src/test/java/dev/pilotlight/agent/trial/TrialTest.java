package dev.pilotlight.agent.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.trial.TrialEffect.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A configuration earns its place on the device alone, whatever the power does (law L7). */
class TrialTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Health WELL = new Health(true, true, true, Health.Room.RIGHT, false);
    private static final Health BLIND = new Health(false, true, true, Health.Room.UNKNOWN, false);
    private static final String OLD = "{old: configuration}";
    private static final String NEW = "{new: configuration}";

    /** A device: trial, card, and what it runs; it starts again after a power cut. */
    private static final class Device {
        final Flash flash = new Flash();
        final List<String> told = new ArrayList<>();
        private final Trial trial = new Trial(TrialRules.DEFAULTS);
        private TrialState state = TrialState.NEW;
        private String running = "";

        Device started() {
            running = "";
            state = flash.state();
            happens(new TrialEvent.Booted(flash.sound()));
            return this;
        }

        void happens(TrialEvent first) {
            Deque<TrialEvent> events = new ArrayDeque<>(List.of(first));
            while (!events.isEmpty()) {
                Step step = trial.react(state, events.poll());
                state = step.state();
                step.effects().forEach(effect -> perform(effect, events));
            }
        }

        private void perform(TrialEffect effect, Deque<TrialEvent> events) {
            switch (effect) {
                case TrialEffect.Store(Bundle bundle, String bytes) -> {
                    flash.store(bundle, bytes);
                    events.add(new TrialEvent.Stored(bundle));
                }
                case TrialEffect.Remember(TrialState next) -> flash.remember(next);
                case TrialEffect.Run(Bundle bundle) -> running = flash.bytes(bundle);
                case TrialEffect.Tell(long version, Outcome outcome, String why) ->
                    told.add(version + " " + outcome + (why.isEmpty() ? "" : ": " + why));
            }
        }

        void offered(long version, String bytes) {
            if (version > state.newest()) {
                happens(new TrialEvent.Offered(version, Flash.digest(bytes), bytes));
            }
        }

        Device beats(int minutes, Health health) {
            for (int i = 0; i < minutes; i++) {
                happens(new TrialEvent.Beat(MINUTE, health));
            }
            return this;
        }
    }

    private static Device withOldKept() {
        Device device = new Device();
        device.flash.powerFor(Integer.MAX_VALUE);
        device.started().offered(1, OLD);
        return device.beats(40, WELL);
    }

    @Test
    void aConfigurationThatDoesWellIsKept() {
        Device device = withOldKept();
        assertThat(device.told).containsExactly("1 STAGED", "1 ON_TRIAL", "1 KEPT");
        assertThat(device.running).isEqualTo(OLD);
        assertThat(device.started().running).isEqualTo(OLD);
    }

    @Test
    @Tag("S39")
    @Tag("F28")
    void aConfigurationThatBlindsTheThermostatIsRolledBackAndSaysWhy() {
        Device device = withOldKept();
        device.offered(2, NEW);
        device.beats(1, WELL).beats(6, BLIND);
        assertThat(device.running).isEqualTo(OLD);
        assertThat(device.told).last().isEqualTo("2 ROLLED_BACK: the room's temperature is not"
                + " fresh for 360 s, want at most 300");
        assertThat(device.state.newest()).isEqualTo(2);
    }

    @Test
    void aConfigurationThatIsWellOnlyNowAndThenDoesNotStayForEver() {
        Device device = withOldKept();
        device.offered(2, NEW);
        device.beats(1, WELL);
        for (int i = 0; i < 400; i++) {
            device.beats(4, BLIND);
            device.happens(new TrialEvent.Beat(Duration.ofSeconds(1), WELL));
        }
        assertThat(device.told).last()
                .isEqualTo("2 ROLLED_BACK: was well for only 5 min of 1440, want 30");
        assertThat(device.state.phase()).isEqualTo(new Phase.Idle());
    }

    /** Who answers in the rounds of a changed link; minutes count from the start of the trial. */
    private interface World {
        boolean newConnects(long minute);

        boolean oldConnects(long minute);
    }

    private static World world(boolean fresh, boolean old) {
        return new World() {
            @Override
            public boolean newConnects(long minute) {
                return fresh;
            }

            @Override
            public boolean oldConnects(long minute) {
                return old;
            }
        };
    }

    /** Plays the rounds beside the trial; answers after how many minutes it was over. */
    private static long tried(Device device, World world, long mostMinutes) {
        Duration now = Duration.ZERO;
        LinkRounds rounds = LinkRounds.begun(now);
        int asked = 1;
        Duration roundBegan = now;
        while (device.state.phase() instanceof Phase.OnTrial && now.toMinutes() < mostMinutes) {
            now = now.plusSeconds(10);
            LinkProof proof = world.newConnects(now.toMinutes())
                    ? LinkProof.CONNECTED
                    : rounds.isLost() ? LinkProof.ONLY_THE_OLD : LinkProof.AWAITED;
            switch (rounds.next(now)) {
                case WAIT -> {
                    // Nothing is due.
                }
                case TRY_NEW -> {
                    asked++;
                    rounds = rounds.askedNew(now);
                }
                case TRY_OLD -> {
                    assertThat(asked).as("tries of the new one, round %d", rounds.done())
                            .isGreaterThanOrEqualTo(rounds.done() < 4 ? 3 : 0);
                    assertThat(now.minus(roundBegan)).isGreaterThanOrEqualTo(Duration.ofMinutes(
                            2));
                    rounds = rounds.askedOld().over(world.oldConnects(now.toMinutes()), now);
                    asked = 0;
                    roundBegan = now;
                }
            }
            device.happens(new TrialEvent.Beat(Duration.ofSeconds(10), WELL, proof));
        }
        return now.toMinutes();
    }

    private static Device withNewOnTrial() {
        Device device = withOldKept();
        device.offered(2, NEW);
        return device.beats(1, WELL);
    }

    @Test
    void aMistypedBrokerIsTakenBackWithinMinutesAndSaysWhy() {
        Device device = withNewOnTrial();
        assertThat(tried(device, world(false, true), 100)).isLessThan(35);
        assertThat(device.running).isEqualTo(OLD);
        assertThat(device.told).last().isEqualTo("2 ROLLED_BACK: its link does not connect, and the"
                + " one before does: tried in two rounds");
    }

    @Test
    void anOutageOfThreeDaysFailsNoTrialAndTheNewLinkIsKeptWhenTheCloudIsBack() {
        Device device = withNewOnTrial();
        long days = Duration.ofDays(3).toMinutes();
        assertThat(tried(device, world(false, false), days)).isEqualTo(days);
        assertThat(device.running).isEqualTo(NEW);
        assertThat(device.state.phase()).isInstanceOf(Phase.OnTrial.class);
        tried(device, world(true, false), days);
        assertThat(device.told).last().isEqualTo("2 KEPT");
    }

    @Test
    void aMistypedBrokerThatWasInstalledDuringAnOutageIsTakenBackAfterIt() {
        Device device = withNewOnTrial();
        World back = new World() {
            @Override
            public boolean newConnects(long minute) {
                return false;
            }

            @Override
            public boolean oldConnects(long minute) {
                return minute >= 600;
            }
        };
        assertThat(tried(device, back, 6_000)).isBetween(600L, 640L);
        assertThat(device.running).isEqualTo(OLD);
    }

    @Test
    void aNewLinkThatConnectedOnceIsKeptThoughTheCloudGoesAwayAndThePowerToo() {
        Device device = withNewOnTrial();
        device.happens(new TrialEvent.Beat(MINUTE, WELL, LinkProof.CONNECTED));
        device.started();
        for (int minute = 0; minute < 31; minute++) {
            device.happens(new TrialEvent.Beat(MINUTE, WELL, LinkProof.ONLY_THE_OLD));
        }
        assertThat(device.told).last().isEqualTo("2 KEPT");
    }

    @Test
    void noTrialBeginsDuringAHeatingFault() {
        Device device = withOldKept();
        device.offered(2, NEW);
        device.beats(500, new Health(true, true, true, Health.Room.RIGHT, true));
        assertThat(device.running).isEqualTo(OLD);
        assertThat(device.told).last().isEqualTo("2 STAGED");
        assertThat(device.beats(1, WELL).running).isEqualTo(NEW);
    }

    @Test
    void aPersonMayRefusePostponeOrGoBack() {
        Device device = withOldKept();
        device.offered(2, NEW);
        device.happens(new TrialEvent.Postponed("ann", Duration.ofHours(2)));
        assertThat(device.beats(119, WELL).running).isEqualTo(OLD);
        assertThat(device.beats(2, WELL).running).isEqualTo(NEW);
        device.beats(40, WELL).happens(new TrialEvent.WentBack("ann"));
        assertThat(device.running).isEqualTo(OLD);
        assertThat(device.told).last().isEqualTo("2 ROLLED_BACK: sent back by ann");
        device.offered(3, NEW + "3");
        device.happens(new TrialEvent.Declined("ann"));
        assertThat(device.beats(60, WELL).running).isEqualTo(OLD);
        assertThat(device.told).last().isEqualTo("3 DECLINED: declined by ann");
    }

    @Test
    void whatTheOperatorTakesBackLeavesAlsoWhereItIsOnTrial() {
        Device device = withOldKept();
        device.offered(2, NEW);
        device.beats(10, WELL).happens(new TrialEvent.Withdrawn(2));
        assertThat(device.running).isEqualTo(OLD);
        assertThat(device.told).last().isEqualTo("2 WITHDRAWN: the operator took it back");
    }

    @Test
    void aSecondOfferDuringATrialIsToldToComeBack() {
        Device device = withOldKept();
        device.offered(2, NEW);
        device.beats(1, WELL).offered(3, "{}");
        assertThat(device.told).last().asString().startsWith("3 BUSY");
        assertThat(device.state.newest()).isEqualTo(2);
    }

    @Test
    void aConfigurationThatMakesTheDeviceStartAgainAndAgainIsLeftAtTheFourthStart() {
        Device device = withOldKept();
        device.offered(2, NEW);
        device.beats(1, WELL);
        assertThat(device.started().running).isEqualTo(NEW);
        assertThat(device.started().running).isEqualTo(NEW);
        assertThat(device.started().running).isEqualTo(OLD);
        assertThat(device.told).last().asString().startsWith("2 ROLLED_BACK: the device started");
    }

    @Test
    void aRottenSlotNeverRuns() {
        Device device = withOldKept();
        device.offered(2, NEW);
        device.beats(40, WELL).flash.rot(device.state.proven().place());
        assertThat(device.started().running).isEqualTo(OLD);
        device.flash.rot(device.state.proven().place());
        assertThat(device.started().running).isEqualTo("installed");
    }

    @Test
    @Tag("S39")
    void powerCutAtEveryWriteAndAtEverySecondOneAfterItLeavesTheOldOrTheNewWhole() {
        int cuts = 0;
        for (int first = 0; first <= MOST_STEPS; first++) {
            for (int second = 0; second <= MOST_STEPS; second++) {
                cuts += cutTwice(first, second);
            }
        }
        System.out.println("trial: power cut at every write and every second one after it: "
                + cuts + " cuts, always the old or the new configuration whole");
        assertThat(cuts).isGreaterThan(1_000);
    }

    /** More steps than the whole life of one offer takes. */
    private static final int MOST_STEPS = 60;

    private static int cutTwice(int first, int second) {
        Device device = withOldKept();
        int cuts = 0;
        for (int steps : List.of(first, second, Integer.MAX_VALUE)) {
            device.flash.powerFor(steps);
            try {
                life(device);
            } catch (Flash.PowerCut cut) {
                cuts++;
                device.flash.powerFor(Integer.MAX_VALUE);
                assertWhole(device.started());
            }
        }
        assertThat(device.running).as("cut at %d, then %d", first, second).isEqualTo(NEW);
        assertThat(device.state.phase()).isEqualTo(new Phase.Idle());
        return cuts;
    }

    /** Offered until taken, on trial until kept. */
    private static void life(Device device) {
        device.offered(2, NEW);
        device.beats(40, WELL);
    }

    private static void assertWhole(Device device) {
        assertThat(Set.of(OLD, NEW)).contains(device.running);
    }
}
