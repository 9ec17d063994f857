package dev.pilotlight.agent.core;

import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a person in the house may ask for; acts within a second, whatever the cloud does. */
public sealed interface LocalEdit {
    /** Hold this target or preset. */
    record SetTarget(Goal goal, End end) implements LocalEdit {
        /** That target; without {@code until}, up to the next change of the schedule. */
        public SetTarget(Temperature target, Optional<Instant> until) {
            this(Goal.of(target), until.<End>map(End.At::new).orElseGet(End.OfItself::new));
        }
    }

    /** When a hold ends. Only who says so gets a permanent one. */
    sealed interface End {
        /** After the preset's own time if it has one, else at the next change of the schedule. */
        record OfItself() implements End {}

        /** Then. */
        record At(Instant moment) implements End {}

        /** After so long. */
        record After(Duration time) implements End {}

        /** When somebody says something else. */
        record Never() implements End {}
    }

    /** Back to the schedule (or to the operator's lease). */
    record ClearHold() implements LocalEdit {}

    /** Off, heat or cool. */
    record SetMode(Mode mode) implements LocalEdit {}

    /** Nobody is at home between these dates; empty ends or cancels a vacation. */
    record SetVacation(Optional<Vacation> vacation) implements LocalEdit {}

    /** What a preset means from now on. */
    record SetPreset(Preset preset, PresetSetting setting) implements LocalEdit {}

    /** Whether the thermostat may act ahead of a change. */
    record SetEarly(Early what, boolean allowed) implements LocalEdit {}

    /** What may be done ahead of a change: reach the target in time, or coast towards it. */
    enum Early {
        START, STOP
    }

    /** The degrees that people see. */
    record SetUnit(Degrees unit) implements LocalEdit {}

    /** Replace the weekly schedule; entries that are missing from it are deleted. */
    record PutSchedule(WeeklySchedule schedule) implements LocalEdit {}

    /** Forget what was learned of the house, and learn it anew. */
    record ForgetLearned() implements LocalEdit {}

    /** Bring back what lost a merge, as a new edit; see {@link Status.Superseded}. */
    record RestoreLoser(String property) implements LocalEdit {}

    /** Try to reach the cloud now, instead of at the end of the back-off. */
    record TryNow() implements LocalEdit {}
}
