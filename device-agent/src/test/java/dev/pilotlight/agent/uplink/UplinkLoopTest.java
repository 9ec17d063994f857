package dev.pilotlight.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.mqtt.ListOutbox;
import dev.pilotlight.agent.port.Lines;
import dev.pilotlight.config.LinkSettings;
import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The link in simulated time, stepped only when it wants to be. */
class UplinkLoopTest {
    private final ScriptedLines lines = new ScriptedLines();
    private final ListOutbox outbox = new ListOutbox();
    private final List<Event> news = new ArrayList<>();
    private final UplinkLoop loop = new UplinkLoop(new LinkSetup(new DeviceId("hall"), "home",
            new LinkSettings(List.of(new LinkSettings.Broker("cloud.example", 8883)),
                    new LinkSettings.Patience(Duration.ofSeconds(60), Duration.ofMinutes(5),
                            Duration
                                    .ofHours(1)),
                    100, Optional.empty()),
            lines::now, lines::now), lines, outbox, new SplittableRandom(7));
    private int steps;
    private boolean stuck;

    /** Lets time pass; at most a thousand steps for each second. */
    private void pass(Duration time) {
        loop.start(event -> !stuck && news.add(event));
        Duration end = lines.now().uptime().plus(time);
        int most = steps + 1_000 * Math.toIntExact(time.toSeconds());
        Duration next = lines.now().uptime();
        while (next.compareTo(end) <= 0) {
            lines.sleepUntil(lines.orSooner(next));
            next = loop.step();
            steps++;
            assertThat(steps).isLessThan(most);
            next = loop.hasItems() ? lines.now().uptime() : next;
        }
        lines.sleepUntil(end);
    }

    @Test
    void aQuietHourCostsAStepForEachLookAroundAndHeartbeat() {
        pass(Duration.ofHours(1));
        assertThat(loop.report().up()).isTrue();
        assertThat(lines.heard.size()).isBetween(355, 365);
        assertThat(steps).isLessThan(2_000);
    }

    @Test
    void aLineThatAnswersNoMoreIsFoundWithinFourteenSeconds() {
        pass(Duration.ofMinutes(5));
        lines.acknowledges = false;
        lines.answers = false;
        pass(Duration.ofSeconds(15));
        assertThat(loop.report().up()).isFalse();
        assertThat(news).filteredOn(Event.LinkDown.class::isInstance).hasSize(1);
    }

    @Test
    void aBacklogIsDrainedAtThePaceThatWasAskedFor() {
        outbox.add(3_000);
        pass(Duration.ofSeconds(15));
        assertThat(outbox.waiting()).isBetween(1_300, 1_700);
        pass(Duration.ofSeconds(16));
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    @Tag("S34")
    void aBacklogOnASlowLineDrainsAndTheLineIsNotTakenForDead() {
        lines.bytesASecond = 2_000;
        outbox.add(3_000);
        pass(Duration.ofMinutes(5));
        assertThat(news).noneMatch(Event.LinkDown.class::isInstance);
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    @Tag("S32")
    @Tag("F05")
    @Tag("S34")
    void aLineThatGetsSlowWhileABacklogGoesOutIsNotTakenForDead() {
        outbox.add(30_000);
        pass(Duration.ofSeconds(20));
        lines.bytesASecond = 2_000;
        pass(Duration.ofSeconds(60));
        assertThat(news).noneMatch(Event.LinkDown.class::isInstance);
    }

    @Test
    void aCloudThatIsAwayForADayIsTriedAboutTwiceAMinuteAndNeverMore() {
        lines.answers = false;
        pass(Duration.ofDays(1));
        assertThat(lines.calls.size()).isBetween(2_000, 4_000);
        assertThat(loop.report().failure().kind()).isEqualTo(Failure.Kind.TCP);
        lines.answers = true;
        pass(Duration.ofSeconds(61));
        assertThat(loop.report().up()).isTrue();
    }

    @Test
    @Tag("S10")
    @Tag("F21")
    void aBoardThatWokeUpIn1970IsConnectedWithinSecondsOfItsClockBeingSet() {
        lines.credentials = new Lines.Credentials.Broken(new Failure(Failure.Kind.TLS,
                "the clock says 1970-01-01"));
        pass(Duration.ofMinutes(2));
        assertThat(lines.calls).isEmpty();
        lines.credentials = new Lines.Credentials.Usable();
        pass(Duration.ofSeconds(6));
        assertThat(loop.report().up()).isTrue();
    }

    @Test
    void anIdentityThatCannotBeUsedIsLookedAtEveryFiveMinutes() {
        lines.credentials = new Lines.Credentials.Broken(new Failure(Failure.Kind.CERTIFICATE,
                "the identity cannot be used"));
        pass(Duration.ofHours(1));
        assertThat(steps).isLessThan(30);
        assertThat(loop.report().failure().kind()).isEqualTo(Failure.Kind.CERTIFICATE);
    }

    @Test
    @Tag("S31")
    void aControlLoopThatWasStuckHearsHowTheLinkStandsAndNothingStale() {
        stuck = true;
        pass(Duration.ofSeconds(30));
        lines.snaps();
        pass(Duration.ofMinutes(2));
        assertThat(news).isEmpty();
        stuck = false;
        pass(Duration.ofMinutes(2));
        assertThat(news).containsExactly(new Event.LinkDown("reset"), new Event.LinkUp());
        outbox.add(5);
        pass(Duration.ofSeconds(1));
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void theSameChanceGivesTheSameCalls() {
        UplinkLoopTest other = new UplinkLoopTest();
        for (UplinkLoopTest one : List.of(this, other)) {
            one.lines.answers = false;
            one.pass(Duration.ofHours(2));
        }
        assertThat(other.lines.calls).hasSameSizeAs(lines.calls);
        assertThat(other.steps).isEqualTo(steps);
    }
}
