package dev.pilotlight.agent.core;

import dev.pilotlight.agent.sensing.Detector;
import dev.pilotlight.agent.sensing.Panel;
import dev.pilotlight.agent.sensing.Probe;
import dev.pilotlight.agent.sensing.Reading;
import dev.pilotlight.agent.sensing.Sight;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The room as people see it, and every sensor, believed or not.
 *
 * @param value the newest believed reading, however old
 * @param age of that reading; zero if there is none
 * @param rung who gave it: {@code room} or {@code spare}; empty if there is none
 * @param sight what is believed now
 * @param thermometers each with its trust
 * @param detectors hygrometers and window contacts
 */
public record RoomView(Optional<Temperature> value, Duration age, String rung, Sight sight,
        List<Probe> thermometers, List<Detector> detectors) {
    public RoomView {
        thermometers = List.copyOf(thermometers);
        detectors = List.copyOf(detectors);
    }

    static RoomView of(Senses senses, Moment now) {
        Panel panel = senses.panel().at(now.uptime());
        Sight sight = panel.sight();
        return new RoomView(sight.last().map(Reading::value), sight.last().isPresent()
                ? sight.blindFor(now.uptime())
                : Duration.ZERO, rung(sight), sight, panel.probes(), panel.detectors());
    }

    /** Whether it is young enough, and good enough, to be acted upon. */
    public boolean fresh() {
        return !sight.isBlind();
    }

    public Optional<Temperature> outdoor() {
        return sight.outdoor();
    }

    /** Which rung of the ladder of trust gave it. */
    private static String rung(Sight sight) {
        return switch (sight.rung()) {
            case ROOM -> "room";
            case SPARE -> "spare";
            case BLIND -> sight.last().isPresent() ? "room" : "";
        };
    }
}
