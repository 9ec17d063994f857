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
import java.util.Map;
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
