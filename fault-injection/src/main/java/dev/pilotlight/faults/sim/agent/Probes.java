package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.agent.house.House;
import dev.pilotlight.config.Sensing;
import dev.pilotlight.faults.sim.fault.Ailment;
import dev.pilotlight.faults.sim.world.World;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Every thermometer of a house, well or ailing. One thread. */
public final class Probes {
    private static final int POWER_ON_MILLI_C = 85_000;
    private static final int SPIKE_MILLI_K = 20_000;
    private static final int SPIKE_EVERY = 5;
    private static final int DRIFT_MILLI_K_PER_HOUR = 2_000;
    private static final int SLOPE_MILLI_K_PER_MINUTE = 3_000;
    private static final int APART_MILLI_K = 5_000;
    private static final int HOTTEST_MILLI_C = 99_000;

    private final World world;
    private final Sensing sensing;
    private final House house;
    private final SortedMap<String, Illness> ill = new TreeMap<>();
    private final SortedMap<String, Integer> said = new TreeMap<>();
    private long round;

    private record Illness(Ailment ailment, Duration since, int truth) {}

    Probes(World world, Sensing sensing, House house) {
        this.world = world;
        this.sensing = sensing;
        this.house = house;
    }

    void suffer(String sensor, Ailment ailment) {
        ill.put(sensor, new Illness(ailment, world.now(), truth(sensing.sensors().getOrDefault(
                sensor, Sensing.PLAIN))));
    }

    void recover(String sensor, Ailment ailment) {
        Illness now = ill.get(sensor);
        if (now != null && now.ailment() == ailment) {
            ill.remove(sensor);
        }
    }

    /** Whether no thermometer says anything but the truth. */
    public boolean areHonest() {
        return ill.isEmpty();
    }

    /** Whether every thermometer of the room visibly gives nothing. */
    public boolean areBlind() {
        for (var sensor : sensing.sensors().entrySet()) {
            Illness illness = ill.get(sensor.getKey());
            if (isOfRoom(sensor.getValue()) && (illness == null || !illness.ailment()
                    .isObvious())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfRoom(Sensing.Sensor sensor) {
        return sensor.kind() == Sensing.Kind.ROOM || sensor.kind() == Sensing.Kind.SPARE;
    }

    /** Every sensor speaks once, as well as it can. */
    void speak(Duration uptime, Consumer<Sample> to) {
        round++;
        sensing.sensors().forEach((name, sensor) -> sample(name, sensor, uptime).ifPresent(to));
    }

    private Optional<Sample> sample(String name, Sensing.Sensor sensor, Duration uptime) {
        int truth = truth(sensor);
        Illness illness = ill.get(name);
        world.trace().mix(truth);
        if (illness == null) {
            return measured(name, truth, uptime);
        }
        world.count("sensor " + illness.ailment().name().toLowerCase(java.util.Locale.ROOT)
                .replace('_', ' '));
        return ailing(name, truth, illness, uptime);
    }

    private Optional<Sample> ailing(String name, int truth, Illness illness, Duration uptime) {
        long seconds = world.now().minus(illness.since()).toSeconds();
        return switch (illness.ailment()) {
            case SILENT -> Optional.empty();
            case BAD_CRC -> Optional.of(new Sample.Failed(name, "wrong checksum", uptime));
            case MINUS_127 -> Optional.of(new Sample.Failed(name, "reads -127.0 °C", uptime));
            case PLUS_85 -> measured(name, POWER_ON_MILLI_C, uptime);
            case SPIKING -> measured(name, truth + spike(), uptime);
            case FROZEN -> measured(name, illness.truth(), uptime);
            case DRIFTING -> measured(name, (int) (truth - seconds * DRIFT_MILLI_K_PER_HOUR
                    / 3_600), uptime);
            case IMPLAUSIBLE_SLOPE -> measured(name, (int) Math.min(HOTTEST_MILLI_C, truth
                    + seconds * SLOPE_MILLI_K_PER_MINUTE / 60), uptime);
            case DISAGREEING -> measured(name, truth + APART_MILLI_K, uptime);
            case CHANGE_ONLY -> said.getOrDefault(name, Integer.MIN_VALUE) == truth
                    ? Optional.empty()
                    : measured(name, truth, uptime);
        };
    }

    private int spike() {
        return round % SPIKE_EVERY == 0 ? (round % 2 == 0 ? SPIKE_MILLI_K : -SPIKE_MILLI_K) : 0;
    }

    private Optional<Sample> measured(String name, int milliC, Duration takenAt) {
        said.put(name, milliC);
        return Optional.of(new Sample.Measured(name, Temperature.ofMilliC(milliC), takenAt));
    }

    private int truth(Sensing.Sensor sensor) {
        int seen = sensor.kind() == Sensing.Kind.OUTDOOR
                ? (int) Math.round(house.outdoorC() * 1_000)
                : house.thermometer().milliC();
        return seen - sensor.offsetMilliK();
    }
}
