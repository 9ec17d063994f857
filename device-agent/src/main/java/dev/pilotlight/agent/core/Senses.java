package dev.pilotlight.agent.core;

import dev.pilotlight.agent.sensing.Panel;
import dev.pilotlight.agent.sensing.Probe;
import dev.pilotlight.agent.sensing.Sight;
import dev.pilotlight.agent.sensing.Trust;
import dev.pilotlight.config.Sensing;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.List;

/** Every sensor as it is believed. */
public record Senses(Panel panel) {
    Senses after(Sample sample, Duration now) {
        return new Senses(switch (sample) {
            case Sample.Measured(String name, Temperature value, Duration takenAt) ->
                panel.measured(name, value, takenAt, now);
            case Sample.Failed(String name, String why, Duration _) -> panel.failed(name, why,
                    now);
            case Sample.Told(String name, int value, Duration takenAt) ->
                panel.told(name, value, takenAt, now);
        });
    }

    /**
     * As they are at that moment, while so much heat is needed, in thousandths: time alone may have
     * made one too old.
     */
    Senses at(Duration now, int needed) {
        Panel then = panel.at(now).needing(needed, now);
        boolean same = then.until().equals(panel.until()) && then.driving().equals(panel
                .driving());
        return same ? this : new Senses(then);
    }

    Senses running(boolean runs, Duration now) {
        return new Senses(panel.running(runs, now));
    }

    /** What they say together at that moment. */
    Sight sight(Duration now) {
        return panel.at(now).sight();
    }

    /** Each sensor that is not believed, with the reason, as a sentence; empty when all are. */
    String doubts() {
        StringBuilder text = new StringBuilder();
        for (Probe probe : panel.probes()) {
            String doubt = doubt(probe);
            if (!doubt.isEmpty()) {
                text.append(text.isEmpty() ? "" : "; ").append(probe.name()).append(' ').append(
                        doubt);
            }
        }
        return text.toString();
    }

    /** Whether any is in doubt. */
    boolean isDoubtful() {
        List<Probe> probes = panel.probes();
        for (int i = 0; i < probes.size(); i++) {
            if (!doubt(probes.get(i)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Why the room's first sensor is not believed; empty when it is, or is merely silent. */
    String disbelief() {
        for (Probe probe : panel.probes()) {
            boolean judged = probe.settings().kind() == Sensing.Kind.ROOM
                    && probe.trust().isJudged();
            if (judged) {
                return probe.trust().text();
            }
        }
        return "";
    }

    private static String doubt(Probe probe) {
        boolean silent = probe.trust() == Trust.UNREAD || probe.trust() == Trust.GOOD;
        if (!silent) {
            return probe.trust().text();
        }
        return probe.sensor().isTroubled() ? probe.sensor().trouble() : "";
    }
}
