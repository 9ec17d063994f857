package dev.pilotlight.agent.drill;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.agent.house.House;
import dev.pilotlight.agent.runtime.Mailbox;
import dev.pilotlight.config.Sensing;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Every configured sensor, well or ailing. One thread. */
final class Gauges {
    private static final int POWER_ON_MILLI_C = 85_000;
    private static final int SPIKE_MILLI_K = 20_000;
    private static final int SPIKE_EVERY = 5;
    private static final int DRIFT_MILLI_K_PER_HOUR = 2_000;
    private static final int APART_MILLI_K = 5_000;
    private static final double AIRED_SHARE = 0.6;
    private static final double AIRED_S = 900;
    private static final int FREEZING_MILLI_C = 3_000;
    private static final int SAUNA_MILLI_C = 36_000;
    static final int RAMP_MILLI_K_PER_MINUTE = 900;
    private static final Duration LATE = Duration.ofHours(1);
    private static final int HUMIDITY = 45;

    private final Sensing sensing;
    private final House house;
    private final Map<String, Integer> frozen = new HashMap<>();
    private long round;

    Gauges(Sensing sensing, House house) {
        this.sensing = sensing;
        this.house = house;
    }

    /** Every sensor speaks once; what the plan holds for it says how. */
    void speak(Troubles troubles, Duration at, Duration uptime, Mailbox mailbox) {
        round++;
        sensing.sensors().forEach((name, sensor) -> {
            Optional<Fault.OfSensor> fault = troubles.of(name);
            sample(name, sensor, fault, at, uptime).ifPresent(sample -> mailbox.offer(
                    new Event.Sampled(sample)));
            if (fault.isEmpty()) {
                frozen.remove(name);
            }
        });
    }

    private Optional<Sample> sample(String name, Sensing.Sensor sensor,
            Optional<Fault.OfSensor> fault, Duration at, Duration uptime) {
        if (sensor.kind() == Sensing.Kind.WINDOW) {
            return Optional.of(new Sample.Told(name, fault.isPresent() ? 1 : 0, uptime));
        }
        if (sensor.kind() == Sensing.Kind.HUMIDITY) {
            return Optional.of(new Sample.Told(name, HUMIDITY, uptime));
        }
        int truth = truth(sensor.kind()) - sensor.offsetMilliK();
        return fault.isEmpty()
                ? measured(name, truth, uptime)
                : ailing(name, truth, fault.get(), at, uptime);
    }

    private int truth(Sensing.Kind kind) {
        return switch (kind) {
            case OUTDOOR -> Temperature.ofCelsius(house.outdoorC()).milliC();
            case ROOM, SPARE, FLOOR, HUMIDITY, WINDOW -> house.thermometer().milliC();
        };
    }

    private Optional<Sample> ailing(String name, int truth, Fault.OfSensor fault, Duration at,
            Duration uptime) {
        long seconds = at.minus(fault.from()).toSeconds();
        int ramp = (int) Math.min(60_000, seconds * RAMP_MILLI_K_PER_MINUTE / 60);
        return switch (fault.ailment()) {
            case SILENT -> Optional.empty();
            case CRC -> Optional.of(new Sample.Failed(name, "wrong checksum", uptime));
            case UNPLUGGED -> Optional.of(new Sample.Failed(name, "reads -127.0 °C", uptime));
            case POWER_ON -> measured(name, POWER_ON_MILLI_C, uptime);
            case LATE -> measured(name, truth, uptime.minus(LATE));
            case SPIKES -> measured(name, truth + spike(), uptime);
            case FROZEN -> measured(name, frozen.computeIfAbsent(name, _ -> truth), uptime);
            case DRIFTS -> measured(name, (int) (truth - seconds * DRIFT_MILLI_K_PER_HOUR
                    / 3_600), uptime);
            case DISAGREES -> measured(name, truth + APART_MILLI_K, uptime);
            case AIRED -> measured(name, truth - aired(truth, seconds), uptime);
            case FREEZING -> measured(name, Math.max(Math.min(truth, FREEZING_MILLI_C), truth
                    - ramp), uptime);
            case SAUNA -> measured(name, Math.min(Math.max(truth, SAUNA_MILLI_C), truth + ramp),
                    uptime);
            case OPEN -> measured(name, truth, uptime);
        };
    }

    /** How far the air at an open window has gone towards the open air. */
    private int aired(int truth, long seconds) {
        double difference = truth - house.outdoorC() * 1_000;
        return (int) (AIRED_SHARE * difference * (1 - Math.exp(-seconds / AIRED_S)));
    }

    private int spike() {
        return round % SPIKE_EVERY == 0 ? (round % 2 == 0 ? SPIKE_MILLI_K : -SPIKE_MILLI_K) : 0;
    }

    private static Optional<Sample> measured(String name, int milliC, Duration takenAt) {
        return Optional.of(new Sample.Measured(name, Temperature.ofMilliC(milliC), takenAt));
    }
}
