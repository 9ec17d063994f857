package dev.pilotlight.agent.sensing;

import dev.pilotlight.config.Sensing;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every sensor of the configuration, and what they say together. Looked at anew when a sensor
 * speaks or when time alone changes who is believed; in between a look is one comparison.
 * Immutable.
 *
 * @param driving what the equipment does to the room
 * @param until uptime until which {@code sight} stands
 */
public record Panel(Sensing.Fusion fusion, List<Probe> probes, Facts facts, Driving driving,
        Sight sight, Duration until) {
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    public Panel {
        probes = List.copyOf(probes);
    }

    /** Sensors that have not spoken yet. */
    public static Panel of(Sensing sensing, Duration staleAfter) {
        List<Probe> probes = new ArrayList<>();
        Facts facts = Facts.of(sensing, staleAfter);
        sensing.sensors().forEach((name, sensor) -> {
            if (!Detector.detects(sensor.kind())) {
                probes.add(Probe.of(name, sensor, staleAfter));
            }
        });
        return new Panel(sensing.fusion(), probes, facts, Driving.RESTING, Sight.NONE, FOR_EVER);
    }

    /** After a thermometer said that; a name that is not configured is ignored. */
    public Panel measured(String name, Temperature said, Duration takenAt, Duration now) {
        int place = place(name);
        return place < 0 ? this : spoke(place, probes.get(place).measured(said, takenAt), now);
    }

    /** After a sensor failed. */
    public Panel failed(String name, String why, Duration now) {
        int place = place(name);
        return place < 0
                ? with(facts.failed(name, why), now)
                : spoke(place, probes.get(place).failed(why), now);
    }

    /** After a hygrometer or a window contact spoke. */
    public Panel told(String name, int value, Duration takenAt, Duration now) {
        return with(facts.told(name, value, takenAt), now);
    }

    private Panel with(Facts news, Duration now) {
        return news.equals(facts)
                ? this
                : new Panel(fusion, probes, news, driving, sight, until).look(now);
    }

    /** The hygrometers and window contacts. */
    public List<Detector> detectors() {
        return facts.detectors();
    }

    /** After the equipment began to run, or to rest. */
    public Panel running(boolean runs, Duration now) {
        return driven(driving.running(runs, now), now);
    }

    /** After so much heat was needed lately, in thousandths; the same unless that is news. */
    public Panel needing(int permille, Duration now) {
        Driving next = driving.needing(permille);
        return next.equals(driving) ? this : driven(next, now);
    }

    private Panel driven(Driving next, Duration now) {
        return new Panel(fusion, probes, facts, next, sight, until).look(now);
    }

    /** As it is at that moment: the same unless time has changed who is believed. */
    public Panel at(Duration now) {
        return now.compareTo(until) > 0 ? look(now) : this;
    }

    /** The probe of that name. */
    public Optional<Probe> probe(String name) {
        int place = place(name);
        return place < 0 ? Optional.empty() : Optional.of(probes.get(place));
    }

    private int place(String name) {
        for (int i = 0; i < probes.size(); i++) {
            if (probes.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Panel spoke(int place, Probe probe, Duration now) {
        List<Probe> next = new ArrayList<>(probes);
        boolean believed = !probe.sensor().last().equals(probes.get(place).sensor().last());
        next.set(place, believed ? compared(probe) : probe);
        return new Panel(fusion, next, facts, driving, sight, until).look(now);
    }

    /**
     * A sensor that is not alone is set beside the mean of the others of its room. Only with what
     * it says now: what it said before it failed would be set beside a room that moves on.
     */
    private Probe compared(Probe probe) {
        int count = 0;
        long sum = 0;
        for (Probe other : probes) {
            if (other.isRoom() && !other.name().equals(probe.name())
                    && other.trust() == Trust.GOOD) {
                count++;
                sum += other.milliC();
            }
        }
        boolean comparable = count > 0 && probe.isRoom();
        return comparable
                ? probe.compared((int) (probe.milliC() - sum / count), !driving.isResting())
                : probe;
    }

    private Panel look(Duration now) {
        List<Probe> judged = Fusing.judged(probes, now, driving);
        Sight seen = Fusing.sight(judged, fusion, facts, sight.last(), now);
        return new Panel(fusion, judged, facts, driving, seen, lasting(judged, now));
    }

    /** Only a sensor that is still believed can lose that by time alone. */
    private Duration lasting(List<Probe> judged, Duration now) {
        Duration soonest = facts.until(now).orElse(FOR_EVER);
        for (Probe probe : judged) {
            Duration until = probe.until(driving);
            boolean counts = until.compareTo(now) >= 0 && until.compareTo(soonest) < 0;
            soonest = counts ? until : soonest;
        }
        return soonest;
    }
}
