package dev.pilotlight.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Ack;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Hlc;
import dev.pilotlight.twin.Stamp;
import dev.pilotlight.twin.VersionVector;
import dev.pilotlight.units.Temperature;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As many entries a day as people like, in a document of 8 KiB. */
class WeekTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 24})
    void sevenDifferentDaysOfThatManyEntriesFitIntoTheTwin(int entriesADay) {
        WeeklySchedule week = differentDays(entriesADay);
        assertThat(Week.objection(week)).isEmpty();
        assertThat(document(Week.properties(week))).isLessThanOrEqualTo(Limits.SHADOW_BYTES);
    }

    @Test
    void anEntryEachHalfHourOfWeekdaysAndWeekendsFits() {
        SortedMap<String, ScheduleEntry> entries = new TreeMap<>();
        for (int i = 0; i < 48; i++) {
            LocalTime at = LocalTime.of(i / 2, i % 2 * 30);
            entries.put("w" + i, ScheduleEntry.on(EnumSet.range(DayOfWeek.MONDAY,
                    DayOfWeek.FRIDAY), at, target(i)));
            entries.put("s" + i, ScheduleEntry.on(EnumSet.range(DayOfWeek.SATURDAY,
                    DayOfWeek.SUNDAY), at, target(i + 7)));
        }
        assertThat(Week.objection(WeeklySchedule.of(ZONE, entries))).isEmpty();
    }

    @Test
    void aWeekThatIsTooFullSaysWhatToDo() {
        assertThat(Week.objection(differentDays(48)).orElseThrow()).contains(
                "bytes of the twin, want at most", "give days that are alike the same entries");
    }

    @Test
    void packedAndReadAgainItIsTheSameWeekAtEveryQuarterOfAnHour() {
        WeeklySchedule week = differentDays(8);
        WeeklySchedule read = read(Week.properties(week));
        Instant at = Instant.parse("2017-02-26T23:00:00Z");
        for (int i = 0; i < 7 * 96; i++, at = at.plusSeconds(900)) {
            assertThat(read.at(at).orElseThrow().goal()).as(at.toString()).isEqualTo(week.at(at)
                    .orElseThrow().goal());
        }
    }

    @Test
    void writingAgainWhatWasReadChangesNothing() {
        SortedMap<String, Doc> once = Week.properties(differentDays(8));
        assertThat(Week.properties(read(once))).isEqualTo(once);
    }

    @Test
    void upToTwentyOneEntriesMergeOneByOne() {
        WeeklySchedule week = differentDays(3);
        assertThat(Week.properties(week).keySet()).isEqualTo(week.entries().keySet());
    }

    @Test
    void aPlanKeepsPresetsAndEntriesPinnedToUtc() {
        WeeklySchedule week = differentDays(3)
                .with("tariff", ScheduleEntry.daily(LocalTime.of(2, 0), target(1)).pinnedToUtc())
                .with("bed", ScheduleEntry.daily(LocalTime.of(22, 30), target(1)).with(Goal.of(
                        Preset.SLEEP)));
        SortedMap<String, Doc> packed = Week.properties(week);
        assertThat(Codec.text(new Doc.Obj(packed))).contains("02:00z 16, 22:30 sleep");
        assertThat(read(packed).entries().values()).filteredOn(ScheduleEntry::utc).hasSize(1);
    }

    @Test
    void twoEntriesAtOneMomentOfOneDayAreRefusedByName() {
        WeeklySchedule week = WeeklySchedule.of(ZONE, Map.of("a", ScheduleEntry.daily(LocalTime.of(
                6, 0), target(1)), "b", ScheduleEntry.on(EnumSet.of(DayOfWeek.TUESDAY),
                        LocalTime
                                .of(6, 0),
                        target(2))));
        assertThat(Week.objection(week)).contains(
                "has a and b, which both begin at 06:00 on tue, want one entry for one moment");
        assertThat(Week.objection(week.with("b", ScheduleEntry.daily(LocalTime.of(6, 0), target(2))
                .pinnedToUtc()))).isEmpty();
    }

    /** Of two edits that met, "z" on Mondays and "a" daily, "z" holds, packed or not. */
    @Test
    void theTwentySecondEntryChangesNobodysMonday() {
        WeeklySchedule week = differentDays(4)
                .with("z", ScheduleEntry.on(EnumSet.of(DayOfWeek.MONDAY), LocalTime.of(5, 0),
                        target(1)))
                .with("a", ScheduleEntry.daily(LocalTime.of(5, 0), target(2)));
        WeeklySchedule read = read(Week.properties(week));
        Instant at = Instant.parse("2017-02-26T23:00:00Z");
        for (int i = 0; i < 7 * 96; i++, at = at.plusSeconds(900)) {
            assertThat(read.at(at).orElseThrow().goal()).as(at.toString()).isEqualTo(week.at(at)
                    .orElseThrow().goal());
        }
    }

    /**
     * In winter 02:00 UTC is three o'clock in Berlin: which one holds is not a matter of packing.
     */
    @Test
    void aTariffThatMeetsANightHoldsTheSameInAWeekOfAnySize() {
        Random random = new Random(5);
        int meetings = 0;
        for (int round = 0; round < 400; round++) {
            WeeklySchedule week = meetingWeek(random);
            WeeklySchedule packed = read(Week.properties(week));
            assertThat(packed.entries().keySet()).allMatch(key -> key.startsWith("plan-"));
            Instant at = Instant.parse("2017-03-25T00:00:00Z").plusSeconds(1800L * random.nextInt(
                    900));
            for (int i = 0; i < 60; i++, at = at.plusSeconds(1800)) {
                assertThat(packed.at(at).orElseThrow().goal()).as("%d at %s", round, at)
                        .isEqualTo(week.at(at).orElseThrow().goal());
                meetings++;
            }
        }
        System.out.println("weeks: " + meetings + " moments of 400 packed weeks, 0 differences");
    }

    private static WeeklySchedule meetingWeek(Random random) {
        SortedMap<String, ScheduleEntry> entries = new TreeMap<>();
        while (entries.size() < 30) {
            EnumSet<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.of(
                    1 + random.nextInt(7)));
            LocalTime at = LocalTime.of(random.nextInt(6), random.nextInt(2) * 30);
            ScheduleEntry entry = ScheduleEntry.on(days, at, target(random.nextInt(60)));
            entries.put("e" + random.nextInt(1_000_000), random.nextBoolean()
                    ? entry
                    : entry.pinnedToUtc());
        }
        return WeeklySchedule.of(ZONE, entries);
    }

    @Test
    void halfASecondIsNoTimeOfDay() {
        for (String at : List.of("06:30:00.5", "06:30:00.000000001")) {
            assertThat(Entries.entry(Doc.Obj.of("at", Doc.text(at), "target", Doc.num(20)))
                    .problems()).singleElement().asString().contains("want a local time");
        }
        assertThat(Entries.entry(Doc.Obj.of("at", Doc.text("06:30:15"), "target", Doc.num(20)))
                .problems()).isEmpty();
    }

    private static WeeklySchedule differentDays(int entriesADay) {
        SortedMap<String, ScheduleEntry> entries = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int i = 0; i < entriesADay; i++) {
                int minute = i * 24 * 60 / entriesADay + day.getValue();
                entries.put("e" + day.getValue() + "-" + i, ScheduleEntry.on(EnumSet.of(day),
                        LocalTime.of(minute / 60, minute % 60), target(i + day.getValue())));
            }
        }
        return WeeklySchedule.of(ZONE, entries);
    }

    private static Temperature target(int i) {
        return Temperature.ofMilliC(15_000 + i % 12 * 1_000 + (i % 2 == 0 ? 500 : 0));
    }

    private static WeeklySchedule read(SortedMap<String, Doc> properties) {
        SortedMap<String, ScheduleEntry> entries = new TreeMap<>();
        properties.forEach((key, value) -> entries.putAll(Week.entries(key, value).toOptional()
                .orElseThrow()));
        return WeeklySchedule.of(ZONE, entries);
    }

    /** The bytes of the whole document, stamps and acknowledgements included. */
    private static int document(SortedMap<String, Doc> properties) {
        Doc.Obj desired = Doc.Obj.of("zone", Doc.text(ZONE.getId()));
        Doc.Obj meta = Doc.Obj.EMPTY;
        Doc.Obj reported = desired;
        Stamp stamp = new Stamp(new VersionVector(123, 123), new Hlc(1_488_290_400_000L, 12),
                "app:a-person", true);
        for (var property : properties.entrySet()) {
            desired = desired.with(property.getKey(), property.getValue());
            meta = meta.with(property.getKey(), stamp.toDoc());
            reported = reported.with(property.getKey(), new Ack(property.getValue(), 200, 123, "")
                    .toDoc());
        }
        return Codec.write(Doc.Obj.of("desired", desired.with("meta", meta), "reported",
                reported)).length;
    }
}
