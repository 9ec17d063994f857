package dev.pilotlight.agent.control;

import dev.pilotlight.agent.sensing.Reading;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a controller may know. It is asked at every tick and in every mode, so that it can learn
 * from what really runs.
 *
 * @param target wanted now; empty when switched off
 * @param ahead what will be wanted next, if that is known
 * @param room what the room's sensors say; empty when nothing is believed
 * @param outdoor fresh reading from outside, if there is such a sensor
 * @param running what the equipment really does now, whoever decided it
 * @param uptime now
 * @param wall now, if the clock is known
 */
public record Call(Mode mode, Optional<Temperature> target, Optional<Ahead> ahead,
        Optional<Reading> room, Optional<Temperature> outdoor, Demand running, Duration uptime,
        Optional<Instant> wall) {}
