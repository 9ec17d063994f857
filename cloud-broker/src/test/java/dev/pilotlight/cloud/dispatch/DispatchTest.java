package dev.pilotlight.cloud.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.port.LiveFeed.News;
import dev.pilotlight.cloud.port.Rollouts.Answer;
import dev.pilotlight.cloud.port.Rollouts.Wish;
import dev.pilotlight.cloud.rollout.Course;
import dev.pilotlight.cloud.rollout.Member;
import dev.pilotlight.cloud.rollout.RolloutEvent.Order;
import dev.pilotlight.cloud.rollout.Standing;
import dev.pilotlight.cloud.telemetry.Happening;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A roll-out asks every device once and forgets none, whenever the cloud dies. */
class DispatchTest {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Everybody asks now and then, as after a reconnect, and does well. */
    private static void day(Town town, Random random, int hours) throws InterruptedException {
        for (int minute = 0; minute < hours * 60; minute++) {
            town.pass(Duration.ofMinutes(1));
            for (DeviceId thing : town.things()) {
                if (random.nextInt(20) == 0) {
                    town.visits(thing, "SUCCEEDED", "kept");
                }
            }
        }
    }

    @Test
    void killedAtAnyWriteItAsksNobodyTwiceAndForgetsNobody() throws InterruptedException {
        int kills = 0;
        for (long seed = 1; seed <= 5; seed++) {
            Town town = new Town(40, seed);
            town.rollOut(40);
            town.store.frail(30);
            Random random = new Random(seed);
            for (int i = 0; i < 12 && state(town) == Course.State.RUNNING; i++) {
                day(town, random, 2);
                town.restart();
            }
            town.store.frail(0);
            day(town, random, 12);
            kills += town.store.kills;
            assertThat(state(town)).as("seed %d", seed).isEqualTo(Course.State.DONE);
            assertThat(town.detail().view().tally().of(Standing.PROVEN)).isEqualTo(40);
            for (DeviceId thing : town.things()) {
                assertThat(town.store.queued(thing.value())).as("%s", thing).isEqualTo(1);
            }
        }
        System.out.println("roll-outs of 40 devices, 5 seeds: killed at " + kills
                + " writes, each device asked once, none forgotten");
        assertThat(kills).isGreaterThan(20);
    }

    private static Course.State state(Town town) throws InterruptedException {
        return town.detail().view().state().orElseThrow();
    }

    @Test
    void aThresholdStopsItAndTakesBackWhatIsUnderWay() throws InterruptedException {
        Town town = new Town(40, 1);
        town.rollOut(40);
        town.pass(HOUR);
        for (DeviceId thing : town.things()) {
            town.visits(thing, "FAILED", "rolled-back");
        }
        assertThat(state(town)).isEqualTo(Course.State.HALTED);
        assertThat(town.detail().view().tally().of(Standing.ASKED)).isZero();
        assertThat(town.acts).anyMatch(act -> act.contains("halted: FAILED, ROLLED_BACK"));
    }

    @Test
    void rollBackReachesWhoKeptItByAJobOfItsOwn() throws InterruptedException {
        Town town = new Town(20, 1);
        town.rollOut(20);
        town.pass(Duration.ofMinutes(5));
        DeviceId kept = town.detail().rows().stream()
                .filter(row -> row.standing() == Standing.ASKED).findFirst().orElseThrow()
                .thing();
        town.visits(kept, "SUCCEEDED", "kept");
        town.ask(new Wish.Command("bob", "r1", Order.ROLL_BACK));
        Doc.Obj job = town.say(kept, "", "start-next", Doc.Obj.EMPTY).orElseThrow()
                .object("execution").orElseThrow();
        assertThat(job.string("jobId")).hasValue("r1-back");
        assertThat(job.object("jobDocument").orElseThrow().string("operation"))
                .hasValue("go-back");
        assertThat(town.acts).contains("app:bob roll-back-rollout r1");
    }

    @Test
    void aRingOfKeysGoesOutInTheSameWavesAndIsNotTakenBack() throws InterruptedException {
        Town town = new Town(20, 1);
        assertThat(town.draftKeys(30)).isInstanceOf(Answer.Done.class);
        assertThat(town.acts).anyMatch(act -> act.contains("ann's key") && act.contains("counts"));
        town.ask(new Wish.Start("ann", "r1", 20));
        town.pass(Duration.ofMinutes(5));
        assertThat(town.detail().view().tally().of(Standing.ASKED)).isEqualTo(2);
        DeviceId first = town.detail().rows().stream()
                .filter(row -> row.standing() == Standing.ASKED).findFirst().orElseThrow()
                .thing();
        Doc.Obj document = town.say(first, "", "start-next", Doc.Obj.EMPTY).orElseThrow()
                .object("execution").orElseThrow().object("jobDocument").orElseThrow();
        assertThat(document.string("operation")).hasValue("trust-keys");
        town.say(first, "r1", "update", Doc.Obj.of("status", Doc.text("SUCCEEDED"),
                "statusDetails", Doc.Obj.of("step", Doc.text("kept"))));
        assertThat(town.detail().view().tally().of(Standing.KEPT)).isEqualTo(1);
        assertThat(town.ask(new Wish.Command("bob", "r1", Order.ROLL_BACK))).asString()
                .contains("is a ring of keys, which is not taken back");
        assertThat(town.draft("ann", "group=town and version<12", Town.PLAN)).asString()
                .as("a ring of version 30 is no configuration of version 30")
                .contains("version=12");
        town.restart();
        assertThat(town.detail().view().tally().of(Standing.KEPT)).isEqualTo(1);
    }

    @Test
    void whoeverFallsIllAfterItHasKeptCountsAgainstIt() throws InterruptedException {
        Town town = new Town(40, 1);
        town.rollOut(40);
        town.pass(HOUR);
        for (DeviceId thing : town.things()) {
            town.visits(thing, "SUCCEEDED", "kept");
        }
        for (DeviceId thing : town.things()) {
            town.dispatch().tell(new News.Events(thing, List.of(new Happening("b", 1, town.wall(),
                    true, "no-heat", "heating for long and the room still falls", town.wall()))));
        }
        town.pass(Duration.ofMinutes(1));
        assertThat(state(town)).isEqualTo(Course.State.HALTED);
    }

    @Test
    void aTypoIsRefusedWithTheFiguresInTheSentence() throws InterruptedException {
        Town town = new Town(120, 1);
        town.draft("ann", "group=town", Town.PLAN);
        assertThat(town.ask(new Wish.Start("ann", "r1", 12))).asString()
                .contains("reaches 120 devices, you expected 12")
                .contains("want a second person beside ann for 120 devices");
        assertThat(town.ask(new Wish.Approve("ann", "r1"))).asString()
                .contains("want a second person");
        assertThat(town.ask(new Wish.Approve("bob", "r1"))).isInstanceOf(Answer.Done.class);
        assertThat(town.ask(new Wish.Start("ann", "r1", 120))).isInstanceOf(Answer.Done.class);
        assertThat(town.draft("ann", "gruop=town", Town.PLAN)).asString()
                .contains("has the condition \"gruop=town\"");
        assertThat(town.draft("ann", "site=nowhere", Town.PLAN)).asString()
                .contains("reaches 0 devices");
    }

    @Test
    void whomTheSignerDidNotMeanIsNotAsked() throws InterruptedException {
        Town town = new Town(20, 1);
        town.moves(new Member(new DeviceId("stranger"), "site-9", Set.of("village")));
        town.draft("ann", "all", Town.PLAN);
        assertThat(town.ask(new Wish.Start("ann", "r1", 21))).asString()
                .contains(
                        "names 1 device beside the 20 that version 12 is signed for (group town)");
    }

    @Test
    void aDeviceIsInOneRollOutAtATimeSoThatOneFloorHoldsForIt() throws InterruptedException {
        Town town = new Town(20, 1);
        town.rollOut(20);
        town.draft("ann", "site=site-*", Town.PLAN);
        assertThat(town.ask(new Wish.Start("ann", "r2", 20))).asString().contains(
                "shares 20 of its 20 devices with r1, which is under way");
        town.ask(new Wish.Command("ann", "r1", Order.STOP));
        assertThat(town.ask(new Wish.Start("ann", "r2", 20))).isInstanceOf(Answer.Done.class);
    }

    @Test
    void whoIsAwayIsNotAskedAndIsNoFailure() throws InterruptedException {
        Town town = new Town(20, 1);
        town.away.addAll(town.things());
        town.rollOut(20);
        town.pass(HOUR);
        assertThat(town.detail().view().tally().of(Standing.WAITING)).isEqualTo(20);
        assertThat(town.detail().view().tally().offline()).isEqualTo(20);
        assertThat(state(town)).isEqualTo(Course.State.RUNNING);
        town.away.clear();
        town.pass(Duration.ofMinutes(5));
        assertThat(town.detail().view().tally().of(Standing.ASKED)).isPositive();
    }
}
