package dev.pilotlight.agent.sensing;

import dev.pilotlight.config.Sensing;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How several sensors become one sight. Pure. */
final class Fusing {
    private Fusing() {}

    /** Each sensor with how far it is believed now. */
    static List<Probe> judged(List<Probe> probes, Duration now, Driving driving) {
        List<Probe> alone = new ArrayList<>(probes.size());
        List<Probe> agreed = new ArrayList<>(probes.size());
        List<Probe> voters = new ArrayList<>(probes.size());
        for (Probe probe : probes) {
            Trust trust = probe.alone(now, driving);
            boolean votes = trust == Trust.GOOD && probe.isRoom();
            alone.add(votes ? probe : probe.with(trust));
            agreed.add(probe.with(trust));
            if (votes) {
                voters.add(probe);
            }
        }
        return voters.size() < 2 ? agreed : outvoted(alone, voters);
    }

    private static List<Probe> outvoted(List<Probe> alone, List<Probe> voters) {
        List<Probe> out = Quorum.outvoted(voters);
        alone.replaceAll(probe -> voters.contains(probe) ? voted(probe, out, voters) : probe);
        return alone;
    }

    private static Probe voted(Probe probe, List<Probe> out, List<Probe> voters) {
        if (out.contains(probe)) {
            return probe.with(Trust.DISAGREES);
        }
        boolean heated = voters.size() > 1 && probe.contrast().isSelfHeated();
        return probe.with(heated ? Trust.SELF_HEATED : Trust.GOOD);
    }

    static Sight sight(List<Probe> judged, Sensing.Fusion fusion, Facts facts,
            Optional<Reading> before, Duration now) {
        Optional<Reading> room = together(judged, Sensing.Kind.ROOM, fusion);
        boolean spare = room.isEmpty();
        Optional<Reading> seen = spare ? together(judged, Sensing.Kind.SPARE, fusion) : room;
        Sight.Rung rung = seen.isEmpty()
                ? Sight.Rung.BLIND
                : spare ? Sight.Rung.SPARE : Sight.Rung.ROOM;
        return new Sight(seen, seen.isPresent() ? seen : before, rung,
                warmest(judged, Sensing.Kind.OUTDOOR), warmest(judged, Sensing.Kind.FLOOR),
                facts.isWindowOpen(now), facts.humidity(now));
    }

    /** The believed sensors of a kind as one reading, as new as the newest of them. */
    private static Optional<Reading> together(List<Probe> judged, Sensing.Kind kind,
            Sensing.Fusion fusion) {
        long weights = 0;
        long sum = 0;
        int coldest = Integer.MAX_VALUE;
        Duration newest = Duration.ZERO;
        for (Probe probe : judged) {
            if (probe.settings().kind() == kind && probe.trust() == Trust.GOOD) {
                int weight = fusion == Sensing.Fusion.WEIGHTED ? probe.settings().weight() : 1;
                weights += weight;
                sum += (long) weight * probe.milliC();
                coldest = Math.min(coldest, probe.milliC());
                Duration takenAt = probe.sensor().last().orElseThrow().takenAt();
                newest = takenAt.compareTo(newest) > 0 ? takenAt : newest;
            }
        }
        if (weights == 0) {
            return Optional.empty();
        }
        int value = switch (fusion) {
            case MINIMUM -> coldest;
            case MEAN, WEIGHTED -> (int) Math.round(sum / (double) weights);
        };
        return Optional.of(new Reading(Temperature.ofMilliC(value), newest));
    }

    private static Optional<Temperature> warmest(List<Probe> judged, Sensing.Kind kind) {
        Optional<Temperature> warmest = Optional.empty();
        for (Probe probe : judged) {
            if (probe.settings().kind() == kind && probe.trust() == Trust.GOOD) {
                Temperature value = probe.sensor().last().orElseThrow().value();
                boolean warmer = warmest.isEmpty() || value.isAbove(warmest.get());
                warmest = warmer ? Optional.of(value) : warmest;
            }
        }
        return warmest;
    }
}
