package dev.pilotlight.faults.demo;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.house.GeneratedWeather;
import dev.pilotlight.agent.house.House;
import dev.pilotlight.agent.house.HouseFile;
import dev.pilotlight.agent.house.HouseModel;
import dev.pilotlight.faults.house.Relays;
import dev.pilotlight.faults.house.Room;
import java.time.Duration;
import java.time.Instant;

/** A built-in house in generated weather. One thread at a time. */
public final class ModelRoom implements Room {

    private static final String MODEL = "flat";
    private static final long SEED = 20170228;
    private static final double WARM_UP_C = 20.3;

    private final House house;

    private ModelRoom(House house) {
        this.house = house;
    }

    /** A house that has been lived in for three days before {@code start}. Always the same one. */
    public static ModelRoom livedIn(Instant start) {
        HouseModel model = HouseFile.builtIn(MODEL).toOptional().orElseThrow(
                () -> new IllegalStateException("the house " + MODEL + " is not in the jar"));
        ModelRoom room = new ModelRoom(new House(model, new GeneratedWeather(SEED), SEED));
        Duration step = Duration.ofMinutes(2);
        for (Instant t = start.minus(Duration.ofDays(3)); t.isBefore(start); t = t.plus(step)) {
            room.advance(t, step, new Relays(room.roomC() < WARM_UP_C, false));
        }
        return room;
    }

    /** What the reports call it. */
    public static String description() {
        return HouseFile.builtIn(MODEL).toOptional().map(HouseModel::name).orElse(MODEL);
    }

    @Override
    public void advance(Instant from, Duration time, Relays relays) {
        house.advance(from, time, new Outputs(relays.heat(), relays.cool()));
    }

    @Override
    public double roomC() {
        return house.roomC();
    }

    @Override
    public double outdoorC() {
        return house.outdoorC();
    }

    @Override
    public int thermometerMilliC() {
        return house.thermometer().milliC();
    }

    @Override
    public Duration thermometerPeriod() {
        return house.model().sensor().period();
    }
}
