package dev.pilotlight.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.twin.Edits;
import dev.pilotlight.twin.Hlc;
import dev.pilotlight.twin.Stamp;
import dev.pilotlight.twin.VersionVector;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Safety bounds in the twin: they tighten the device's own, and nobody relaxes them (law L2). */
class LimitsTest {
    private static final String NOON = "2017-02-28T11:00:00Z";

    private static Doc.Obj ceiling(int celsius) {
        return Doc.Obj.of("ceiling", Doc.num(celsius));
    }

    private static void hears(Room room, long version, Doc limits) {
        Map<String, Edit> desired = new TreeMap<>(room.state.twins().control().edits());
        desired.put("limits", new Edit(limits, new Stamp(new VersionVector(0, version), new Hlc(
                Instant.parse("2017-02-28T10:59:00Z").toEpochMilli() + version, 0), "app:ada",
                true)));
        room.hears(new Event.Document("control", Edits.write(desired), version));
    }

    private static Room heating() {
        Room room = new Room(NOON).reads(20).asks(new LocalEdit.SetTarget(Temperature.ofCelsius(
                28), Optional.empty())).ticks().hears(new Event.LinkUp());
        assertThat(room.relays()).isEqualTo(Outputs.HEAT);
        return room;
    }

    @Test
    void aStricterCeilingFromAfarStopsTheHeatAtOnceAndAfterARestart() {
        Room room = heating().lives(Duration.ofMinutes(5), 26.5);
        assertThat(room.relays()).isEqualTo(Outputs.HEAT);
        hears(room, 7, ceiling(26));
        assertThat(room.ticks().relays()).isEqualTo(Outputs.OPEN);
        Room restarted = new Room(room.wall.toString(), room.saved).lives(Duration.ofMinutes(10),
                26.5);
        assertThat(restarted.relays()).isEqualTo(Outputs.OPEN);
        assertThat(restarted.state.rules().most()).isEqualTo(Temperature.ofCelsius(25));
    }

    @Test
    void aLaxerCeilingFromAfarHasNoEffect() {
        Room room = heating();
        hears(room, 7, ceiling(35));
        assertThat(room.state.rules().limits().ceiling()).isEqualTo(Temperature.ofCelsius(30));
        room.lives(Duration.ofMinutes(3), 30.5);
        assertThat(room.relays()).isEqualTo(Outputs.OPEN);
    }

    @Test
    void whoTightenedABoundMayTakeThatBackButNoFurther() {
        Room room = heating();
        hears(room, 7, ceiling(26));
        hears(room, 8, Doc.text("none"));
        assertThat(room.state.rules().limits().ceiling()).isEqualTo(Temperature.ofCelsius(30));
    }

    @Test
    void aFrostFloorOfFortyDegreesIsRefused() {
        Room room = heating();
        hears(room, 7, Doc.Obj.of("frostFloor", Doc.num(40)));
        assertThat(room.state.rules().limits().floor()).isEqualTo(Temperature.ofCelsius(5));
        assertThat(room.events()).contains("edit-refused");
    }
}
