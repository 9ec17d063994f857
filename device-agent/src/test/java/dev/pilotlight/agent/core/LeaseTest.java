package dev.pilotlight.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.schedule.Goal;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.twin.Edits;
import dev.pilotlight.twin.Hlc;
import dev.pilotlight.twin.Stamp;
import dev.pilotlight.twin.VersionVector;
import dev.pilotlight.units.Temperature;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The cloud's say is a lease (law L4), with and without a clock. */
class LeaseTest {
    private static final String NOON = "2017-02-28T11:00:00Z";
    private static final Instant MADE = Instant.parse("2017-02-28T10:00:00Z");

    private static Doc.Obj lease(double celsius, Instant until) {
        return Doc.Obj.of("target", Doc.num(BigDecimal.valueOf(celsius)), "until", Doc
                .text(until.toString()));
    }

    private static void lends(Room room, Doc lease, Instant made) {
        Map<String, Edit> desired = new TreeMap<>(room.state.twins().control().edits());
        desired.put("lease", made(lease, made));
        room.hears(new Event.Document("control", Edits.write(desired), 7));
    }

    private static Edit made(Doc lease, Instant at) {
        return new Edit(lease, new Stamp(new VersionVector(0, 1), new Hlc(at.toEpochMilli(), 0),
                "app:ada", true));
    }

    private static double target(Room room) {
        return room.state.governing().aim().target().orElseThrow().celsius();
    }

    private static Room clockless() {
        Room room = new Room("1970-01-01T00:01:00Z", Map.of(), ClockTrust.UNKNOWN);
        return room.reads(20).ticks().hears(new Event.LinkUp());
    }

    @Test
    @Tag("S17")
    @Tag("F18")
    void anEndedLeaseThatArrivesLateHasNoEffect() {
        Room room = new Room(NOON).reads(20).ticks().hears(new Event.LinkUp());
        lends(room, lease(25, MADE.plus(Duration.ofMinutes(59))), MADE);
        assertThat(target(room.ticks())).isEqualTo(21);
    }

    @Test
    void aLeaseWithoutAnEndIsRefused() {
        Room room = new Room(NOON).reads(20).ticks().hears(new Event.LinkUp());
        lends(room, Doc.Obj.of("target", Doc.num(25)), MADE);
        assertThat(target(room.ticks())).isEqualTo(21);
        assertThat(room.events()).contains("edit-refused");
    }

    @Test
    void withoutAClockALeaseOfTwoHoursCountsFromItsReceipt() {
        Room room = clockless();
        lends(room, lease(22, MADE.plus(Duration.ofHours(2))), MADE);
        assertThat(target(room.lives(Duration.ofMinutes(119), 20))).isEqualTo(22);
        assertThat(target(room.lives(Duration.ofMinutes(2), 20))).isEqualTo(17);
        assertThat(room.reason()).contains("safe default");
    }

    @Test
    @Tag("F18")
    void aLeaseThatWasAMonthOnItsWayIsNoLongerWithoutAClockThanItWasMeantToBe() {
        Room room = clockless();
        lends(room, lease(22, MADE.plus(Duration.ofDays(300))), MADE);
        room.passes(Duration.ofDays(7)).ticks();
        assertThat(target(room)).isEqualTo(17);
    }

    @Test
    void afterARestartWithoutAClockNobodyKnowsHowOldALeaseIs() {
        Room room = clockless();
        lends(room, lease(22, MADE.plus(Duration.ofHours(2))), MADE);
        Room restarted = new Room("1970-01-01T00:01:00Z", room.saved, ClockTrust.UNKNOWN);
        assertThat(target(restarted.reads(20).ticks())).isEqualTo(17);
    }

    @Test
    void aHoldInTheHouseOutranksALeaseWithoutAClockToo() {
        Room room = clockless();
        lends(room, lease(22, MADE.plus(Duration.ofHours(2))), MADE);
        room.asks(new LocalEdit.SetTarget(Temperature.ofCelsius(19), Optional.empty()));
        assertThat(target(room.ticks())).isEqualTo(19);
    }

    @Test
    void aWishWhoseEndIsOverLeavesTheRunningLeaseAlone() {
        Room room = new Room(NOON).reads(20).ticks().hears(new Event.LinkUp());
        room.hears(new Event.Wished(lease(21.5, room.wall.plus(Duration.ofMinutes(90)))));
        room.hears(new Event.Wished(lease(20, room.wall.minus(Duration.ofHours(1)))));
        assertThat(target(room.lives(Duration.ofMinutes(2), 20))).isEqualTo(21.5);
        assertThat(room.events()).contains("edit-refused").doesNotContain("lease-ended");
    }

    @Test
    void aWishOfAnOwnBrokerWithoutAClockKeepsItsLengthWhenTheClockIsSet() {
        Room room = clockless();
        room.hears(new Event.Wished(lease(22, room.wall.plus(Duration.ofHours(1)))));
        room.lives(Duration.ofMinutes(20), 20);
        assertThat(target(room)).isEqualTo(22);
        room.clock = ClockTrust.TRUSTED;
        room.wall = Instant.parse(NOON);
        assertThat(target(room.lives(Duration.ofMinutes(38), 20))).isEqualTo(22);
        assertThat(target(room.lives(Duration.ofMinutes(3), 20))).isEqualTo(21);
    }

    @Test
    @Tag("F18")
    @Tag("F27")
    void aDeviceThatWasAwayForAMonthWithRebootsKeepsItsOwnState() {
        Room room = new Room(NOON).reads(20).ticks().hears(new Event.LinkUp())
                .hears(new Event.NoDocument("control")).hears(new Event.Accepted("control", 1))
                .hears(new Event.LinkDown("gone")).asks(new LocalEdit.SetTarget(Goal.of(
                        Temperature.ofCelsius(19)), new LocalEdit.End.Never()));
        for (int day = 1; day <= 30; day++) {
            Room rebooted = new Room("1970-01-01T00:01:00Z", room.saved, ClockTrust.UNKNOWN);
            assertThat(target(rebooted.reads(19).ticks())).as("day %d, no clock", day)
                    .isEqualTo(19);
            rebooted.clock = ClockTrust.TRUSTED;
            rebooted.wall = Instant.parse(NOON).plus(Duration.ofDays(day));
            assertThat(target(rebooted.lives(Duration.ofMinutes(2), 19))).as("day %d", day)
                    .isEqualTo(19);
            room = rebooted;
        }
        room.hears(new Event.LinkUp()).hears(new Event.Document("control", Edits.write(Map.of(
                "lease", made(lease(25, MADE.plus(Duration.ofDays(3))), MADE))), 7));
        assertThat(target(room.ticks())).isEqualTo(19);
        assertThat(room.last(Effect.Publish.class).offer().desired().orElseThrow().object("hold")
                .orElseThrow().number("target").orElseThrow().intValue()).isEqualTo(19);
    }
}
