package dev.pilotlight.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilotlight.units.Temperature;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyScheduleTest {
    private static final Temperature DAY = Temperature.ofMilliC(21_000);
    private static final Temperature NIGHT = Temperature.ofMilliC(17_000);
    private static final EnumSet<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY,
            DayOfWeek.FRIDAY);

    @Test
    void overAWholeWeekEveryMinuteIsWhatReadingThePlanSays() {
        WeeklySchedule week = week("Europe/Berlin");
        ZonedDateTime minute = ZonedDateTime.parse("2017-02-27T00:00+01:00[Europe/Berlin]");
        for (int i = 0; i < 7 * 24 * 60; i++, minute = minute.plusMinutes(1)) {
            assertThat(week.at(minute.toInstant()).orElseThrow().goal()).as(minute.toString())
                    .isEqualTo(Goal.of(readByHand(minute)));
        }
    }

    @Test
    void theNextChangeIsWhereTheSlotEnds() {
        WeeklySchedule week = week("UTC");
        Slot now = week.at(Instant.parse("2017-02-28T12:00:00Z")).orElseThrow();
        Slot next = week.nextAfter(Instant.parse("2017-02-28T12:00:00Z")).orElseThrow();
        assertThat(now)
                .isEqualTo(new Slot(Goal.of(DAY), "wake", Instant.parse("2017-02-28T06:30:00Z"),
                        Instant.parse("2017-02-28T22:30:00Z")));
        assertThat(next.since()).isEqualTo(now.until());
        assertThat(next.goal()).isEqualTo(Goal.of(NIGHT));
    }

    @ParameterizedTest
    @CsvSource({
            // In the spring gap 02:30 does not exist: the entry begins when the gap ends, once.
            "Europe/Berlin, 2017-03-26T00:59:59Z, 2017-03-26T01:00:00Z",
            // In the autumn overlap 02:30 exists twice: it begins at the first.
            "Europe/Berlin, 2017-10-29T00:29:00Z, 2017-10-29T00:30:00Z",
            // Dublin's winter time is its daylight saving time with a negative offset.
            "Europe/Dublin, 2017-10-29T02:29:00Z, 2017-10-29T02:30:00Z",
            "Asia/Kolkata, 2017-02-27T20:59:00Z, 2017-02-27T21:00:00Z"})
    void onTheDaysTheClocksChangeAnEntryBeginsOnce(String zone, String before, String begins) {
        WeeklySchedule week = WeeklySchedule.of(ZoneId.of(zone),
                Map.of("early", ScheduleEntry.daily(LocalTime.of(2, 30), DAY), "late",
                        ScheduleEntry.daily(LocalTime.of(20, 0), NIGHT)));
        assertThat(week.at(Instant.parse(before)).orElseThrow().goal()).isEqualTo(Goal.of(NIGHT));
        assertThat(week.nextAfter(Instant.parse(before)).orElseThrow().since())
                .isEqualTo(Instant.parse(begins));
    }

    @Test
    void aMomentOutsideEveryCalendarBreaksNothing() {
        assertThat(week("Europe/Berlin").at(Instant.MAX)).isEmpty();
        assertThat(week("Europe/Berlin").at(Instant.MIN)).isEmpty();
        assertThat(week("Europe/Berlin").nextAfter(Instant.MAX)).isEmpty();
    }

    @Test
    void anEmptyWeekAsksForNothing() {
        WeeklySchedule none = WeeklySchedule.of(ZoneId.of("UTC"), Map.of());
        assertThat(none.at(Instant.EPOCH)).isEmpty();
        assertThat(none.nextAfter(Instant.EPOCH)).isEmpty();
    }

    @Test
    void oneEntryAWeekHoldsAllWeek() {
        WeeklySchedule once = WeeklySchedule.of(ZoneId.of("UTC"),
                Map.of("only",
                        ScheduleEntry.on(EnumSet.of(DayOfWeek.MONDAY), LocalTime.NOON, DAY)));
        Slot sunday = once.at(Instant.parse("2017-03-05T12:00:00Z")).orElseThrow();
        assertThat(sunday.since()).isEqualTo(Instant.parse("2017-02-27T12:00:00Z"));
        assertThat(sunday.until()).isEqualTo(Instant.parse("2017-03-06T12:00:00Z"));
    }

    @Test
    void theOfficeIsSetBackFromFridayEveningUntilMondayMorning() {
        WeeklySchedule office = WeeklySchedule.of(ZoneId.of("Europe/Berlin"),
                Map.of("morning", ScheduleEntry.on(WEEKDAYS, LocalTime.of(6, 30), DAY), "evening",
                        ScheduleEntry.on(WEEKDAYS, LocalTime.of(18, 0), NIGHT)));
        Instant evening = Instant.parse("2026-11-27T17:00:00Z");
        Slot weekend = new Slot(Goal.of(NIGHT), "evening", evening, Instant.parse(
                "2026-11-30T05:30:00Z"));
        for (int minute = 0; minute < 3_630; minute++) {
            assertThat(office.at(evening.plus(Duration.ofMinutes(minute)))).contains(weekend);
        }
        assertThat(office.nextAfter(evening.plusSeconds(840)).orElseThrow().entry()).isEqualTo(
                "morning");
    }

    /** The clocks in Nuuk go from Saturday 23:00 to Sunday 00:00. */
    @Test
    void saturdaysLastHalfHourThatDoesNotExistGivesWayToSundayMidnight() {
        WeeklySchedule week = WeeklySchedule.of(ZoneId.of("America/Nuuk"),
                Map.of("z", ScheduleEntry.on(EnumSet.of(DayOfWeek.SATURDAY), LocalTime.of(23, 30),
                        NIGHT), "a",
                        ScheduleEntry.on(EnumSet.of(DayOfWeek.SUNDAY),
                                LocalTime.MIDNIGHT, DAY)));
        Instant gap = Instant.parse("2027-03-28T01:00:00Z");
        assertThat(week.at(gap).orElseThrow().entry()).isEqualTo("a");
        assertThat(week.at(gap.plus(Duration.ofDays(2))).orElseThrow().entry()).isEqualTo("a");
    }

    /** At 01:00 UTC the clock in Berlin goes from 02:00 to 03:00: that is after 02:30. */
    @ParameterizedTest
    @CsvSource({"02:30,utc,utc", "02:59,utc,utc", "03:00,utc,z", "03:00,zz,z"})
    void aUtcEntryCountsAsWhatTheWallClockShowsThen(LocalTime local, String utc, String winner) {
        WeeklySchedule week = WeeklySchedule.of(ZoneId.of("Europe/Berlin"),
                Map.of("z", ScheduleEntry.daily(local, NIGHT), utc, ScheduleEntry.daily(LocalTime
                        .of(1, 0), DAY).pinnedToUtc()));
        assertThat(week.at(Instant.parse("2017-03-26T01:00:00Z")).orElseThrow().entry())
                .isEqualTo(winner);
    }

    @Test
    void moreThanOneEntryEachHalfHourIsRefused() {
        TreeMap<String, ScheduleEntry> many = new TreeMap<>();
        for (int i = 0; i <= WeeklySchedule.MAX_ENTRIES; i++) {
            many.put("e" + i, ScheduleEntry.daily(LocalTime.of(i % 24, i % 60), DAY));
        }
        assertThatThrownBy(() -> WeeklySchedule.of(ZoneId.of("UTC"), many))
                .hasMessage("has 337 entries, want at most 336");
    }

    private static WeeklySchedule week(String zone) {
        return WeeklySchedule.of(ZoneId.of(zone),
                Map.of("wake", ScheduleEntry.on(WEEKDAYS, LocalTime.of(6, 30), DAY), "weekend",
                        ScheduleEntry.on(EnumSet.complementOf(WEEKDAYS), LocalTime.of(8, 0), DAY),
                        "sleep", ScheduleEntry.daily(LocalTime.of(22, 30), NIGHT)));
    }

    private static Temperature readByHand(ZonedDateTime at) {
        LocalTime wake = WEEKDAYS.contains(at.getDayOfWeek())
                ? LocalTime.of(6, 30)
                : LocalTime.of(8, 0);
        boolean day = !at.toLocalTime().isBefore(wake)
                && at.toLocalTime().isBefore(LocalTime.of(22, 30));
        return day ? DAY : NIGHT;
    }

    @Test
    void aHoldAndALeaseEndAtTheirMomentNotAfterIt() {
        Instant end = Instant.parse("2017-02-28T22:30:00Z");
        assertThat(new Hold(DAY, end).isActive(end.minusMillis(1))).isTrue();
        assertThat(new Hold(DAY, end).isActive(end)).isFalse();
        assertThat(new Lease(DAY, end, "app:ada").isActive(end)).isFalse();
    }
}
