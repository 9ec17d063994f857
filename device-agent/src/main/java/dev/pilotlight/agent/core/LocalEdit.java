package dev.pilotlight.agent.core;

import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Temperature;
import java.time.Instant;
import java.util.Optional;

/** What a person in the house may ask for; acts within a second, whatever the cloud does. */
public sealed interface LocalEdit {
    /** Hold this target; without {@code until}, up to the next change of the schedule. */
    record SetTarget(Temperature target, Optional<Instant> until) implements LocalEdit {}

    /** Back to the schedule (or to the operator's lease). */
    record ClearHold() implements LocalEdit {}

    /** Off, heat or cool. */
    record SetMode(Mode mode) implements LocalEdit {}

    /** Replace the weekly schedule; entries that are missing from it are deleted. */
    record PutSchedule(WeeklySchedule schedule) implements LocalEdit {}

    /** Bring back what lost a merge, as a new edit; see {@link Status.Superseded}. */
    record RestoreLoser(String property) implements LocalEdit {}

    /** Try to reach the cloud now, instead of at the end of the back-off. */
    record TryNow() implements LocalEdit {}
}
