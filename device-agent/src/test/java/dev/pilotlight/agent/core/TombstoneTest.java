package dev.pilotlight.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.sync.Offer;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.MergePatch;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Limits;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A schedule that is edited for years. */
class TombstoneTest {
    private final Room room = new Room("2017-02-28T11:00:00Z");
    private Doc.Obj desired = Doc.Obj.EMPTY;
    private Doc.Obj reported = Doc.Obj.EMPTY;
    private long version;
    private int largest;

    /** Does with each update what the cloud does, until there is none. */
    private void settle() {
        int done = 0;
        while (done < room.effects.size()) {
            if (room.effects.get(done++) instanceof Effect.Publish(Offer offer) && offer.shadow()
                    .equals("schedule")) {
                desired = MergePatch.apply(desired, offer.desired().orElse(Doc.Obj.EMPTY));
                reported = MergePatch.apply(reported, offer.reported());
                version++;
                largest = Math.max(largest, Codec.write(Doc.Obj.of("desired", offer.desired()
                        .orElse(Doc.Obj.EMPTY), "reported", offer.reported())).length);
                largest = Math.max(largest, Codec.write(Doc.Obj.of("desired", desired,
                        "reported", reported)).length);
                room.hears(new Event.Accepted("schedule", version));
            }
        }
        room.effects.clear();
    }

    private void put(String key) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        room.asks(new LocalEdit.PutSchedule(WeeklySchedule.of(zone, Map.of(key, ScheduleEntry
                .daily(LocalTime.NOON, Temperature.ofCelsius(20))))));
    }

    @Test
    void twoHundredEntriesThatCameAndWentLeaveNoTrace() {
        room.hears(new Event.LinkUp()).hears(new Event.NoDocument("schedule"));
        settle();
        for (int i = 0; i < 200; i++) {
            put("entry-" + i);
            settle();
        }
        assertThat(largest).isLessThan(Limits.SHADOW_BYTES / 4);
        assertThat(desired.fields()).containsOnlyKeys("entry-199", "meta", "zone");
        assertThat(desired.object("meta").orElseThrow().fields()).containsOnlyKeys("entry-199",
                "zone");
        assertThat(reported.fields()).containsOnlyKeys("entry-199", "zone");
        assertThat(room.state.twins().schedule().edits()).containsOnlyKeys("entry-199", "zone");
    }

    @Test
    void aFullWeekTakesThePlaceOfAnotherWithoutEverOutgrowingTheDocument() {
        room.hears(new Event.LinkUp()).hears(new Event.NoDocument("schedule"));
        room.asks(new LocalEdit.PutSchedule(week(3)));
        settle();
        assertThat(desired.fields()).hasSize(7 * 3 + 2);
        room.asks(new LocalEdit.PutSchedule(week(24)));
        settle();
        assertThat(desired.fields()).hasSize(7 + 2);
        assertThat(largest).isLessThanOrEqualTo(Limits.SHADOW_BYTES);
        assertThat(room.state.wishes().schedule().entries()).hasSize(7 * 24);
        assertThat(room.state.twins().schedule().exchange().due()).isEmpty();
    }

    /** So many entries on each of seven days, no two days alike. */
    private static WeeklySchedule week(int entriesADay) {
        Map<String, ScheduleEntry> entries = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int i = 0; i < entriesADay; i++) {
                int minute = i * 1_440 / entriesADay + day.getValue();
                entries.put("a-long-name-%d-%d".formatted(day.getValue(), i), ScheduleEntry.on(Set
                        .of(day), LocalTime.of(minute / 60, minute % 60),
                        Temperature.ofCelsius(
                                16.5 + i % 6)));
            }
        }
        return WeeklySchedule.of(ZoneId.of("Europe/Berlin"), entries);
    }

    @Test
    void anEntryThatIsMadeAgainUnderItsOldNameIsThere() {
        room.hears(new Event.LinkUp()).hears(new Event.NoDocument("schedule"));
        for (String key : List.of("noon", "other", "noon")) {
            put(key);
            settle();
        }
        assertThat(room.state.wishes().schedule().entries()).containsOnlyKeys("noon");
        assertThat(desired.object("noon")).isPresent();
    }

    @Test
    void anEntryThatWasDeletedInTheAppIsForgottenOnBothSides() {
        room.hears(new Event.LinkUp()).hears(new Event.NoDocument("schedule"));
        put("noon");
        settle();
        Doc.Obj stamp = desired.object("meta").orElseThrow().object("noon").orElseThrow().with(
                "base", Doc.text("1.1")).with("by", Doc.text("app:ada"));
        desired = desired.with("noon", Doc.text("deleted")).with("meta", desired.object("meta")
                .orElseThrow().with("noon", stamp));
        version++;
        room.hears(new Event.Heard("schedule", version)).hears(new Event.Document("schedule",
                desired, version));
        assertThat(room.state.wishes().schedule().entries()).isEmpty();
        settle();
        assertThat(desired.fields()).containsOnlyKeys("meta", "zone");
        assertThat(reported.fields()).containsOnlyKeys("zone");
    }
}
