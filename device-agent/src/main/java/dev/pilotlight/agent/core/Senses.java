package dev.pilotlight.agent.core;

import dev.pilotlight.agent.safety.Sight;
import dev.pilotlight.agent.sensing.Plausibility;
import dev.pilotlight.agent.sensing.Reading;
import dev.pilotlight.agent.sensing.Sensor;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Optional;

/** Every thermometer as it is believed. The one called {@code outdoor} is outside. */
public record Senses(Sensor room, Sensor outdoor) {
    static final Senses UNREAD = new Senses(Sensor.UNREAD, Sensor.UNREAD);
    private static final String OUTDOOR = "outdoor";

    Senses after(Sample sample) {
        return sample.sensor().equals(OUTDOOR)
                ? new Senses(room, after(outdoor, sample))
                : new Senses(after(room, sample), outdoor);
    }

    private static Sensor after(Sensor sensor, Sample sample) {
        return switch (sample) {
            case Sample.Measured(String _, Temperature value, Duration takenAt) ->
                sensor.measured(new Reading(value, takenAt), Plausibility.ROOM);
            case Sample.Failed(String _, String why, Duration _) -> sensor.failed(why);
        };
    }

    Sight sight(Duration uptime, Duration staleAfter) {
        Optional<Reading> last = room.last();
        Duration blind = last.isPresent() ? last.get().age(uptime) : uptime;
        return new Sight(room.fresh(uptime, staleAfter), last.map(Reading::value), blind,
                outdoor.fresh(uptime, staleAfter));
    }
}
