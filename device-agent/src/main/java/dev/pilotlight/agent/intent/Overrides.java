package dev.pilotlight.agent.intent;

import dev.pilotlight.schedule.Hold;
import dev.pilotlight.schedule.Lease;
import dev.pilotlight.schedule.Vacation;
import java.util.Optional;

/** What stands before the schedule, strongest first, whether its time has come or not. */
public record Overrides(Optional<Hold> hold, Optional<Lease> lease, Optional<Vacation> vacation) {
    public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty(), Optional
            .empty());

    /** Whether nothing stands before the schedule, now or later. */
    public boolean isEmpty() {
        return hold.isEmpty() && lease.isEmpty() && vacation.isEmpty();
    }
}
