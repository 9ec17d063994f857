package dev.pilotlight.agent.core;

import dev.pilotlight.agent.sync.Twin;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.twin.HybridClock;
import dev.pilotlight.twin.Stamp;
import dev.pilotlight.twin.VersionVector;
import dev.pilotlight.wire.Properties;
import java.util.List;
import java.util.Optional;

/** The three named shadows, and the hybrid clock that stamps edits. */
public record Twins(Twin control, Twin schedule, Twin health, HybridClock clock) {
    static final String WALL = "wall";

    /** The shadow of that name, if the device has one. */
    public Optional<Twin> named(String name) {
        return switch (name) {
            case Properties.CONTROL -> Optional.of(control);
            case Properties.SCHEDULE -> Optional.of(schedule);
            case Properties.HEALTH -> Optional.of(health);
            default -> Optional.empty();
        };
    }

    Twins with(Twin twin) {
        return switch (twin.name()) {
            case Properties.CONTROL -> new Twins(twin, schedule, health, clock);
            case Properties.SCHEDULE -> new Twins(control, twin, health, clock);
            default -> new Twins(control, schedule, twin, clock);
        };
    }

    Twins with(HybridClock next) {
        return new Twins(control, schedule, health, next);
    }

    List<Twin> all() {
        return List.of(control, schedule, health);
    }

    /** An edit by {@code by} at this moment. */
    Twins edited(Twin twin, String property, Doc value, String by, Moment now) {
        HybridClock ticked = clock.tick(now.wall());
        Stamp stamp = new Stamp(base(twin, property).plusDevice(), ticked.last(), by, now.clock()
                .isKnown());
        return with(twin.edit(property, new Edit(value, stamp))).with(ticked);
    }

    /**
     * The end of a hold, lease or vacation, and what is left of it. That is no intent of its own,
     * so it keeps the time of the edit that it ends: whatever was asked after that edit still wins.
     */
    Twins expired(String property, Doc left) {
        Edit ended = control.edits().get(property);
        if (ended == null) {
            return this;
        }
        Stamp old = ended.stamp();
        return with(control.edit(property, new Edit(left,
                new Stamp(old.base().plusDevice(), old.hlc(), "schedule", old.clockTrusted()))));
    }

    /** A hold of somebody who had no clock, moved to the time that the clock shows by now. */
    Twins moved(String property, Doc value, Moment now) {
        Edit before = control.edits().get(property);
        return before == null || before.stamp().clockTrusted()
                ? this
                : edited(control, property, value, before.stamp().by(), now);
    }

    private static VersionVector base(Twin twin, String property) {
        Edit before = twin.edits().get(property);
        return before == null ? VersionVector.ZERO : before.stamp().base();
    }
}
