package dev.pilotlight.oracle;

import java.time.Duration;
import java.time.Instant;

/** When a hold is to end, in the words of whoever asks for it. */
public sealed interface Ending {
    /** Nothing was said: after the preset's own time, else at the next change of the week. */
    record OfItself() implements Ending {}

    /** At that time of the clock. */
    record At(Instant moment) implements Ending {}

    /** After so long. */
    record After(Duration time) implements Ending {}

    /** When somebody says something else. */
    record Never() implements Ending {}
}
