package dev.pilotlight.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times of day in zones with gaps, overlaps, half hours, and a summer time that is negative. */
class ZonesTest {
    private static final Temperature NIGHT = Temperature.ofMilliC(16_000);
    private static final Temperature EARLY = Temperature.ofMilliC(18_000);
    private static final Temperature DAY = Temperature.ofMilliC(21_000);

    /** Whatever the clocks do, what holds is the entry that the wall clock passed last. */
    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "Europe/Dublin", "Asia/Kolkata", "Asia/Kathmandu",
            "Australia/Lord_Howe", "America/St_Johns", "America/New_York", "Africa/Casablanca",
            "Pacific/Chatham", "Pacific/Kiritimati", "America/Sao_Paulo", "Asia/Tehran", "UTC"})
    void eachQuarterOfAnHourOfAYearIsWhatTheWallClockSays(String id) {
        ZoneId zone = ZoneId.of(id);
        WeeklySchedule week = week(zone);
        Instant at = Instant.parse("2016-02-20T00:07:30Z");
        for (int i = 0; i < 366 * 96; i++, at = at.plus(Duration.ofMinutes(15))) {
            if (!isNearAChange(zone, at)) {
                assertThat(week.at(at).orElseThrow().goal()).as(id + " " + at).isEqualTo(byHand(
                        at, zone));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin,2017-03-26T01:00:00Z", "America/New_York,2017-03-12T07:00:00Z",
            "Europe/Dublin,2017-03-26T01:00:00Z", "Australia/Lord_Howe,2017-09-30T15:30:00Z"})
    void theGapNeverPutsALaterEntryBehindAnEarlierOne(String id, Instant gap) {
        ZoneId zone = ZoneId.of(id);
        ZoneOffsetTransition change = zone.getRules().nextTransition(gap.minusSeconds(1));
        LocalTime first = change.getDateTimeBefore().toLocalTime();
        LocalTime end = change.getDateTimeAfter().toLocalTime();
        WeeklySchedule week = WeeklySchedule.of(zone, Map.of("inside", ScheduleEntry.daily(first
                .plusMinutes(15), NIGHT), "end", ScheduleEntry.daily(end, DAY)));
        assertThat(week.at(gap).orElseThrow().goal()).isEqualTo(Goal.of(DAY));
        assertThat(week.at(gap.plus(Duration.ofHours(2))).orElseThrow().goal()).isEqualTo(Goal.of(
                DAY));
    }

    @ParameterizedTest
    @CsvSource({"2016-02-28,2016-02-29", "2016-02-29,2016-03-01", "2017-02-28,2017-03-01",
            "2016-12-31,2017-01-01"})
    void nightsOverLeapDaysAndYearEndsAreOrdinaryNights(LocalDate evening, LocalDate morning) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Slot night = week(zone).at(evening.atTime(23, 59).atZone(zone).toInstant()).orElseThrow();
        assertThat(night.until()).isEqualTo(morning.atTime(2, 15).atZone(zone).toInstant());
    }

    @Test
    void anEntryPinnedToUtcStaysThereWhenTheClocksChange() {
        WeeklySchedule week = WeeklySchedule.of(ZoneId.of("Europe/Berlin"), Map.of("tariff",
                ScheduleEntry.daily(LocalTime.of(2, 0), EARLY).pinnedToUtc(), "morning",
                ScheduleEntry.daily(LocalTime.of(6, 30), DAY)));
        for (String date : new String[]{"2017-01-15", "2017-03-26", "2017-07-15", "2017-10-29"}) {
            Instant two = LocalDate.parse(date).atTime(2, 0).toInstant(ZoneOffset.UTC);
            assertThat(week.at(two).orElseThrow().since()).isEqualTo(two);
        }
    }

    @Test
    void aWeekOnTheFarSideOfTheDateLineKeepsItsUtcEntries() {
        ZoneId far = ZoneId.of("Pacific/Kiritimati");
        WeeklySchedule week = WeeklySchedule.of(far, Map.of("utc", ScheduleEntry.daily(LocalTime
                .of(23, 45), NIGHT).pinnedToUtc(), "local", ScheduleEntry.daily(LocalTime.of(14,
                        0), DAY)));
        Instant pinned = Instant.parse("2017-02-28T23:45:00Z");
        assertThat(week.at(pinned.plusSeconds(60)).orElseThrow().since()).isEqualTo(pinned);
        assertThat(week.at(pinned.plusSeconds(1_200)).orElseThrow().goal()).isEqualTo(Goal.of(
                DAY));
    }

    @Test
    void aVacationOverTheSpringChangeEndsAtItsLocalTime() {
        ZoneId zone = ZoneId.of("Europe/Dublin");
        Vacation away = new Vacation(LocalDateTime.parse("2017-03-20T12:00"), LocalDateTime.parse(
                "2017-03-27T18:00"), Optional.empty());
        assertThat(away.begins(zone)).isEqualTo(Instant.parse("2017-03-20T12:00:00Z"));
        assertThat(away.ends(zone)).isEqualTo(Instant.parse("2017-03-27T17:00:00Z"));
        assertThat(away.isActive(away.ends(zone).minusMillis(1), zone)).isTrue();
        assertThat(away.isActive(away.ends(zone), zone)).isFalse();
    }

    private static WeeklySchedule week(ZoneId zone) {
        return WeeklySchedule.of(zone, Map.of("early", ScheduleEntry.daily(LocalTime.of(2, 15),
                EARLY), "day", ScheduleEntry.daily(LocalTime.of(6, 30), DAY), "night",
                ScheduleEntry.daily(LocalTime.of(22, 30), NIGHT)));
    }

    private static Goal byHand(Instant at, ZoneId zone) {
        LocalTime local = LocalTime.ofInstant(at, zone);
        boolean night = local.isBefore(LocalTime.of(2, 15)) || !local.isBefore(LocalTime.of(22,
                30));
        return Goal.of(night ? NIGHT : local.isBefore(LocalTime.of(6, 30)) ? EARLY : DAY);
    }

    /** There the wall clock jumps, and reading it once says nothing of the order. */
    private static boolean isNearAChange(ZoneId zone, Instant at) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(at.minus(Duration.ofHours(3)));
        return next != null && next.getInstant().isBefore(at.plus(Duration.ofHours(3)));
    }
}
