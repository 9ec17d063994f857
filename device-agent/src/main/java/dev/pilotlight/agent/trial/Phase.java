package dev.pilotlight.agent.trial;

import java.time.Duration;

/**
 * How far a configuration has come.
 *
 * <pre>
 * Idle ──offered──▶ Storing ──stored──▶ Staged ──fit──▶ OnTrial ──soaked──▶ Idle (kept)
 *   ▲                  │                  │                │
 *   └─────cut off──────┴────declined──────┴──rolled back───┘
 * </pre>
 */
public sealed interface Phase {

    /** Nothing is on its way. */
    record Idle() implements Phase {}

    /** Its slot is being written; a power cut here forgets it, and it is offered again. */
    record Storing(Bundle bundle) implements Phase {}

    /**
     * It lies whole in its slot and waits for a good moment.
     *
     * @param putOff how much longer a person asked it to
     */
    record Staged(Bundle bundle, Duration putOff) implements Phase {}

    /**
     * It is in force and must earn its place.
     *
     * @param boots how often the device started with it
     * @param healthy for how long all was well, over all of its starts
     * @param unwell for how long it has been unwell at a stretch
     * @param total how long the trial has taken
     * @param linked whether its link connected, if that is another one
     */
    record OnTrial(Bundle bundle, int boots, Duration healthy, Duration unwell, Duration total,
            boolean linked)
            implements
                Phase {}
}
