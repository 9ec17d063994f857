package dev.pilotlight.agent.sensing;

import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of the room. Immutable.
 *
 * @param room what its sensors say together, young enough to act on
 * @param last the newest reading that was ever believed, however old
 * @param rung who gave it
 * @param outdoor a fresh reading from outside
 * @param floor a fresh reading of the floor; the warmest, if there are several
 * @param windowOpen whether a contact that is heard of says so
 * @param humidity relative, in percent
 */
public record Sight(Optional<Reading> room, Optional<Reading> last, Rung rung,
        Optional<Temperature> outdoor, Optional<Temperature> floor, boolean windowOpen,
        OptionalInt humidity) {
    /** Of an agent that has heard nothing yet. */
    public static final Sight NONE = new Sight(Optional.empty(), Optional.empty(), Rung.BLIND,
            Optional.empty(), Optional.empty(), false, OptionalInt.empty());

    /** Which rung of the ladder of trust the reading is from. */
    public enum Rung {
        /** A room sensor, or several. */
        ROOM,
        /** A spare one, as no room sensor is believed. */
        SPARE,
        /** None is believed. */
        BLIND
    }

    /** Of a room whose only sensor just said that. */
    public static Sight of(Reading reading) {
        return new Sight(Optional.of(reading), Optional.of(reading), Rung.ROOM, Optional.empty(),
                Optional.empty(), false, OptionalInt.empty());
    }

    /** The same with nothing believed any more. */
    public Sight blind() {
        return new Sight(Optional.empty(), last, Rung.BLIND, outdoor, floor, windowOpen, humidity);
    }

    /** The same with that reading from outside. */
    public Sight outdoor(Temperature value) {
        return new Sight(room, last, rung, Optional.of(value), floor, windowOpen, humidity);
    }

    /** Whether nothing can be acted on. */
    public boolean isBlind() {
        return room.isEmpty();
    }

    /**
     * The age of the last believed reading at {@code uptime}; without one, time since the start.
     */
    public Duration blindFor(Duration uptime) {
        return last.isPresent() ? last.get().age(uptime) : uptime;
    }
}
