package dev.pilotlight.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Temperature;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A board without a battery clock and without internet; and clocks that lie for a moment. */
class ClocklessTest {
    private static final String NOON = "2017-02-28T11:00:00Z";

    private static final SortedSet<DayOfWeek> DAILY = new TreeSet<>(Set.of(DayOfWeek.values()));

    private static LocalEdit hold(double celsius, LocalEdit.End end) {
        return new LocalEdit.SetTarget(Goal.of(Temperature.ofCelsius(celsius)), end);
    }

    private static LocalEdit boost() {
        return new LocalEdit.SetTarget(Goal.of(Preset.BOOST), new LocalEdit.End.OfItself());
    }

    private static LocalEdit nextChange(double celsius) {
        return hold(celsius, new LocalEdit.End.OfItself());
    }

    private static LocalEdit forSoLong(double celsius, Duration time) {
        return hold(celsius, new LocalEdit.End.After(time));
    }

    private static double target(Room room) {
        return room.state.governing().aim().target().orElseThrow().celsius();
    }

    private static Room clockless() {
        return clockless(Map.of());
    }

    private static Room clockless(Map<String, dev.pilotlight.twin.Doc> saved) {
        Room room = new Room("1970-01-01T00:01:00Z", saved, ClockTrust.UNKNOWN);
        return room.reads(19).ticks();
    }

    private static Room set(Room room, String wall) {
        room.clock = ClockTrust.TRUSTED;
        room.wall = Instant.parse(wall);
        return room.reads(19).ticks();
    }

    @Test
    void afterADayOfUptimeWithoutAClockWhatAPersonSetsStillActs() {
        Room room = clockless().passes(Duration.ofHours(30)).reads(19).ticks();
        assertThat(target(room.asks(nextChange(22)))).isEqualTo(22);
        assertThat(target(room.asks(forSoLong(23, Duration.ofHours(2))))).isEqualTo(23);
        assertThat(target(room.asks(boost()))).isEqualTo(25);
    }

    @Test
    void aHoldWithoutAClockEndsADayAfterItWasMadeAndByItself() {
        Room room = clockless().passes(Duration.ofHours(10)).reads(19).ticks().asks(nextChange(
                22));
        room.passes(Duration.ofHours(23)).reads(19).ticks().asks(new LocalEdit.SetUnit(
                Degrees.FAHRENHEIT));
        assertThat(target(room)).as("an unrelated edit ends nothing").isEqualTo(22);
        assertThat(target(room.passes(Duration.ofMinutes(59)).reads(19).ticks())).isEqualTo(22);
        assertThat(target(room.passes(Duration.ofMinutes(2)).reads(19).ticks())).isEqualTo(17);
        assertThat(room.events()).contains("hold-ended");
    }

    @Test
    void twoHoursAreTwoHoursWithoutAClock() {
        Room room = clockless().asks(forSoLong(22, Duration.ofHours(2)));
        assertThat(target(room.passes(Duration.ofMinutes(119)).reads(19).ticks())).isEqualTo(22);
        assertThat(target(room.passes(Duration.ofMinutes(2)).reads(19).ticks())).isEqualTo(17);
    }

    @Test
    void threeDaysAreOneDayWithoutAClock() {
        Room room = clockless().asks(forSoLong(22, Duration.ofDays(3)));
        assertThat(target(room.passes(Duration.ofHours(23)).reads(19).ticks())).isEqualTo(22);
        assertThat(target(room.passes(Duration.ofHours(2)).reads(19).ticks())).isEqualTo(17);
    }

    @Test
    void aChangeThatPassedWhileTheClockWasUnknownHasEndedTheHold() {
        Room room = clockless().asks(nextChange(22)).passes(Duration.ofHours(3)).reads(19).ticks();
        assertThat(target(set(room, "2017-02-28T06:30:00Z"))).as("21 began at 06:30 local")
                .isEqualTo(21);
    }

    @Test
    void halfAnHourOfWarmthIsNoNightOfItAfterAPowerCut() {
        Room room = clockless().asks(forSoLong(25, Duration.ofMinutes(30)));
        Room again = clockless(room.saved);
        assertThat(target(again)).as("nobody knows how long it was dark").isEqualTo(25);
        assertThat(target(again.passes(Duration.ofMinutes(31)).reads(19).ticks())).isEqualTo(17);
    }

    @Test
    void aBoostWithoutAClockGivesBackThePermanentHoldThatItInterrupted() {
        Room room = clockless().asks(hold(22, new LocalEdit.End.Never())).asks(boost());
        assertThat(target(room)).isEqualTo(24);
        assertThat(target(room.passes(Duration.ofMinutes(31)).reads(19).ticks())).isEqualTo(22);
    }

    @Test
    void aBoostThatAPowerCutInterruptedEndsAndGivesBackTheHold() {
        Room room = clockless().asks(hold(22, new LocalEdit.End.Never())).asks(boost());
        Room again = clockless(room.saved);
        assertThat(target(again)).isEqualTo(24);
        assertThat(target(again.passes(Duration.ofMinutes(31)).reads(19).ticks())).isEqualTo(22);
    }

    @Test
    void untilTheNextChangeMeansJustThatOnceTheClockIsKnown() {
        Room room = clockless().asks(nextChange(22)).passes(Duration.ofHours(1)).reads(19).ticks();
        set(room, NOON);
        assertThat(room.reason()).contains("22.0 °C until 22:30");
        Room cut = clockless(clockless().asks(nextChange(22)).saved);
        set(cut, NOON);
        assertThat(cut.reason()).as("after a power cut too").contains(
                "22.0 °C until 22:30");
        assertThat(
                new Room(NOON, clockless().asks(nextChange(22)).saved).reads(19).ticks().reason())
                .as("and when the clock is there at once").contains(
                        "22.0 °C until 22:30");
    }

    @Test
    void whatIsLeftOfTwoHoursIsLeftOnceTheClockIsKnown() {
        Room room = clockless().asks(forSoLong(22, Duration.ofHours(2))).passes(Duration.ofMinutes(
                50)).reads(19).ticks();
        set(room, NOON);
        assertThat(room.reason()).contains("22.0 °C until 13:10");
    }

    @Test
    void anUnsetClockThatJumpsMakesNoHoldLongerOrShorter() {
        Room room = clockless().asks(forSoLong(22, Duration.ofHours(2)));
        room.wall = Instant.parse("1999-12-31T23:00:00Z");
        assertThat(target(room.passes(Duration.ofHours(1)).reads(19).ticks())).isEqualTo(22);
        room.wall = Instant.parse("1970-01-01T00:00:00Z");
        assertThat(target(room.passes(Duration.ofMinutes(58)).reads(19).ticks())).isEqualTo(22);
        assertThat(target(room.passes(Duration.ofMinutes(3)).reads(19).ticks())).isEqualTo(17);
    }

    private static Room atNoon() {
        return new Room(NOON).reads(19).ticks();
    }

    /** The clock shows 2037 for a while, and nobody says that it is right. */
    private static Room lied(Room room, Duration passed) {
        room.clock = ClockTrust.DRIFTING;
        Instant was = room.wall;
        room.wall = Instant.parse("2037-05-05T00:00:00Z");
        room.reads(19).ticks().passes(Duration.ofMinutes(1)).reads(19).ticks();
        room.wall = was.plus(passed);
        return room.passes(Duration.ofMinutes(1)).reads(19).ticks();
    }

    @Test
    void aClockThatShows2037ForAMomentEndsNoHold() {
        Room room = atNoon().asks(forSoLong(22, Duration.ofHours(8)));
        room.clock = ClockTrust.DRIFTING;
        room.wall = Instant.parse("2037-05-05T00:00:00Z");
        assertThat(target(room.ticks())).as("while it lies").isEqualTo(22);
        room.wall = Instant.parse(NOON).plus(Duration.ofHours(1));
        assertThat(target(room.reads(19).ticks())).isEqualTo(22);
        assertThat(room.events()).doesNotContain("hold-ended");
    }

    @Test
    void aClockThatIsTrustedEndsWhatIsOver() {
        Room room = atNoon().asks(forSoLong(22, Duration.ofHours(8)));
        room.wall = room.wall.plus(Duration.ofHours(9));
        assertThat(room.reads(19).ticks().events()).contains("hold-ended");
    }

    @Test
    void aClockThatLiesForAMomentEndsNoLeaseAndNoVacation() {
        Room room = atNoon().asks(new LocalEdit.SetVacation(Optional.of(new Vacation(LocalDateTime
                .parse("2017-02-28T08:00"), LocalDateTime.parse("2017-03-08T18:00"),
                Optional
                        .of(Temperature.ofCelsius(12))))));
        assertThat(target(lied(room, Duration.ZERO))).isEqualTo(12);
        assertThat(room.events()).doesNotContain("vacation-ended");
    }

    @Test
    void withoutATimeServiceAHoldEndsByItsClockAndUptime() {
        Room room = atNoon();
        room.clock = ClockTrust.DRIFTING;
        room.asks(forSoLong(22, Duration.ofHours(2))).passes(Duration.ofHours(2)).reads(19).ticks();
        assertThat(target(room)).isEqualTo(21);
        assertThat(room.events()).contains("hold-ended");
    }

    @Test
    void aHoldUntilTheNextChangeSeesItBeyondSixtyEntriesOfTheSameTarget() {
        Map<String, ScheduleEntry> entries = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            entries.put("same-" + i, new ScheduleEntry(DAILY,
                    LocalTime.of(12, i), Goal.of(Temperature.ofCelsius(21)), false));
        }
        entries.put("night", new ScheduleEntry(DAILY, LocalTime
                .of(22, 30), Goal.of(Temperature.ofCelsius(17)), false));
        Room room = atNoon().asks(new LocalEdit.PutSchedule(WeeklySchedule.of(ZoneId.of(
                "Europe/Berlin"), entries))).asks(nextChange(22));
        assertThat(room.reason()).contains("22.0 °C until 22:30");
    }
}
