package dev.pilotlight.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.oracle.InForce.Why;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.schedule.Lease;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.Presets;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.units.Temperature;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The oracle itself, against answers that were worked out by hand from the README. */
class TargetOracleTest {
    private static final Temperature SAFE = Temperature.ofMilliC(17_000);
    private static final Ending OF_ITSELF = new Ending.OfItself();
    /** A Monday, 12:00 in Berlin. */
    private static final Instant NOON = Instant.parse("2026-11-30T11:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-30T17:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-12-01T05:30:00Z");

    @Test
    void theOfficeIsColdFromFridayEveningUntilMondayMorning() {
        InForce friday = TargetOracle.at(office(), at("2026-11-27T17:14:00Z"));
        assertThat(friday).isEqualTo(InForce.byClock(celsius(16), Why.WEEK, Optional.of(Instant
                .parse("2026-11-30T05:30:00Z"))).of("evening"));
    }

    @Test
    void aTargetHoldsUntilTheNextChangeAndOffIsStronger() {
        HouseSettings held = TargetOracle.hold(office(), goal(23), OF_ITSELF, Optional.empty(),
                at(NOON));
        assertThat(TargetOracle.at(held, at(EVENING.minusMillis(1)))).isEqualTo(InForce.byClock(
                celsius(23), Why.HOLD, Optional.of(EVENING)));
        assertThat(TargetOracle.at(held, at(EVENING)).why()).isEqualTo(Why.WEEK);
        assertThat(TargetOracle.at(held.withMode(Mode.OFF), at(NOON)).target()).isEmpty();
    }

    @Test
    void anEntryThatWantsTheSameIsNoChange() {
        TreeMap<String, ScheduleEntry> week = new TreeMap<>(office().week());
        for (int minute = 0; minute < 200; minute++) {
            week.put("same" + minute, ScheduleEntry.daily(LocalTime.of(13, 0).plusMinutes(minute),
                    celsius(21)));
        }
        HouseSettings held = TargetOracle.hold(office().withWeek(office().zone(), week), goal(23),
                OF_ITSELF, Optional.empty(), at(NOON));
        assertThat(TargetOracle.at(held, at(NOON)).until()).contains(EVENING);
    }

    @Test
    void withoutAWeekAHoldStandsForADay() {
        HouseSettings empty = office().withWeek(office().zone(), new TreeMap<>());
        HouseSettings held = TargetOracle.hold(empty, goal(23), OF_ITSELF, Optional.empty(), at(
                NOON));
        assertThat(TargetOracle.at(held, at(NOON)).until()).contains(NOON.plus(Duration.ofDays(
                1)));
        assertThat(TargetOracle.at(empty, at(NOON))).isEqualTo(InForce.byClock(SAFE,
                Why.SAFE_DEFAULT, Optional.empty()));
    }

    @Test
    void aBoostCountsFromTheWarmerAndGivesWayToWhatItInterrupted() {
        HouseSettings held = TargetOracle.hold(office(), goal(22), new Ending.Never(), Optional
                .empty(), at(NOON));
        HouseSettings boosted = boost(boost(held, NOON.plusSeconds(60)), NOON.plusSeconds(120));
        Instant end = NOON.plusSeconds(120 + 30 * 60);
        assertThat(TargetOracle.at(boosted, at(end.minusSeconds(1)))).isEqualTo(InForce.byClock(
                Temperature.ofMilliC(24_500), Why.HOLD, Optional.of(end)));
        assertThat(TargetOracle.at(boosted, at(end))).isEqualTo(InForce.byClock(celsius(22),
                Why.HOLD, Optional.empty()));
    }

    /** Of 22.5 °C in the room. */
    private static HouseSettings boost(HouseSettings said, Instant now) {
        return TargetOracle.hold(said, Goal.of(Preset.BOOST), OF_ITSELF, Optional.of(Temperature
                .ofMilliC(22_500)), at(now));
    }

    @Test
    void ecoInAHoldCountsFromWhatHoldsWithoutItAndFollowsIt() {
        HouseSettings held = TargetOracle.hold(office(), Goal.of(Preset.ECO), new Ending.Never(),
                Optional.empty(), at(NOON));
        assertThat(TargetOracle.at(held, at(NOON)).target()).contains(celsius(19));
        assertThat(TargetOracle.at(held, at(EVENING)).target()).contains(celsius(14));
        assertThat(TargetOracle.at(held.withMode(Mode.COOL), at(EVENING)).target()).contains(
                celsius(18));
    }

    @Test
    void aVacationStandsBeforeTheWeekAndEndsIt() {
        HouseSettings away = office().withVacation(Optional.of(new Vacation(LocalDateTime.parse(
                "2026-11-30T13:00"), LocalDateTime.parse("2026-12-24T18:00"),
                Optional.of(celsius(
                        12)))));
        Instant begins = NOON.plusSeconds(3_600);
        assertThat(TargetOracle.at(away, at(NOON)).until()).contains(begins);
        assertThat(TargetOracle.at(away, at(begins))).isEqualTo(InForce.byClock(celsius(12),
                Why.VACATION, Optional.of(Instant.parse("2026-12-24T17:00:00Z"))));
        assertThat(TargetOracle.at(away.withMode(Mode.COOL), at(begins)).target()).contains(
                celsius(28));
    }

    @Test
    void withoutAClockUptimeEndsWhatWasAskedForAndNothingIsGuessed() {
        HouseSettings held = TargetOracle.hold(office(), goal(22), new Ending.After(Duration
                .ofHours(2)), Optional.empty(), blind(1_800, 1));
        assertThat(TargetOracle.at(held, blind(1_919, 1))).isEqualTo(InForce.byUptime(
                celsius(22), Why.HOLD, Optional.of(Duration.ofHours(32))));
        assertThat(TargetOracle.at(held, blind(1_920, 1))).isEqualTo(InForce.byUptime(SAFE,
                Why.SAFE_DEFAULT, Optional.empty()));
        assertThat(TargetOracle.at(held, blind(119, 2)).why()).isEqualTo(Why.HOLD);
        assertThat(TargetOracle.at(held, blind(120, 2)).why()).isEqualTo(Why.SAFE_DEFAULT);
    }

    @Test
    void withoutAClockADayEndsAHoldUntilTheNextChange() {
        HouseSettings held = TargetOracle.hold(office(), goal(22), OF_ITSELF, Optional.empty(),
                blind(40 * 60, 1));
        assertThat(TargetOracle.at(held, blind(64 * 60 - 1, 1)).why()).isEqualTo(Why.HOLD);
        assertThat(TargetOracle.at(held, blind(64 * 60, 1)).why()).isEqualTo(Why.SAFE_DEFAULT);
    }

    /** Made at noon as is seen later, at 13:00: the next change after noon is at 18:00. */
    @Test
    void onceTheClockIsKnownTheNextChangeIsTheNextChange() {
        HouseSettings held = TargetOracle.hold(office(), goal(22), OF_ITSELF, Optional.empty(),
                blind(60, 1));
        ClockReading now = ClockReading.known(NOON.plusSeconds(3_600), Duration.ofHours(2), 1);
        assertThat(TargetOracle.at(held, now).until()).contains(EVENING);
    }

    @Test
    void aLeaseWithoutAClockCountsFromItsReceiptInThisStartAlone() {
        Lease lease = new Lease(celsius(20), NOON.plusSeconds(3_600), "app:ada");
        HouseSettings lent = office().withLease(Optional.of(new SpokenLease(lease, NOON, blind(10,
                1))));
        assertThat(TargetOracle.at(lent, blind(69, 1)).untilUptime()).contains(Duration.ofMinutes(
                70));
        assertThat(TargetOracle.at(lent, blind(70, 1)).why()).isEqualTo(Why.SAFE_DEFAULT);
        assertThat(TargetOracle.at(lent, blind(1, 2)).why()).isEqualTo(Why.SAFE_DEFAULT);
        assertThat(TargetOracle.at(lent, at(NOON)).until()).contains(lease.until());
        assertThat(TargetOracle.at(lent, at(lease.until())).why()).isEqualTo(Why.WEEK);
    }

    @Test
    void aHoldThatCameWithItsEndKeepsIt() {
        HouseSettings held = office().withHold(Optional.of(SpokenHold.of(new Hold(celsius(19),
                MORNING), at(NOON))));
        assertThat(TargetOracle.at(held, at(MORNING.minusSeconds(1))).until()).contains(MORNING);
        assertThat(TargetOracle.at(held, at(MORNING)).why()).isEqualTo(Why.WEEK);
    }

    private static HouseSettings office() {
        EnumSet<DayOfWeek> days = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        return HouseSettings.of(Mode.HEAT, ZoneId.of("Europe/Berlin"), new TreeMap<>(Map.of(
                "morning", ScheduleEntry.on(days, LocalTime.of(6, 30), celsius(21)), "evening",
                ScheduleEntry.on(days, LocalTime.of(18, 0), celsius(16)))), Presets.DEFAULTS
                        .settings(),
                new HouseSettings.Targets(celsius(5), celsius(30), SAFE));
    }

    private static Goal goal(int celsius) {
        return Goal.of(celsius(celsius));
    }

    private static Temperature celsius(int celsius) {
        return Temperature.ofMilliC(celsius * 1_000);
    }

    private static ClockReading at(String wall) {
        return at(Instant.parse(wall));
    }

    private static ClockReading at(Instant wall) {
        return ClockReading.known(wall, Duration.between(NOON.minusSeconds(864_000), wall), 1);
    }

    private static ClockReading blind(int minutes, int start) {
        return ClockReading.unknown(Instant.parse("1970-01-01T00:00:00Z").plusSeconds(60L
                * minutes), Duration.ofMinutes(minutes), start);
    }
}
