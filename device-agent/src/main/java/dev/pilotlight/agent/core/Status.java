package dev.pilotlight.agent.core;

import dev.pilotlight.agent.control.Outlook;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.intent.Overrides;
import dev.pilotlight.agent.intent.Preferences;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything a page shows, as of one moment. Immutable; any thread.
 *
 * @param number grows by one with every status that differs from the one before it
 * @param at the moment it was made; ages in it count to here
 * @param room what is measured
 * @param aim what is wanted and why
 * @param drive what the relays do
 * @param plan the schedule, and edits that lost
 * @param health everything about the agent itself
 */
public record Status(long number, Moment at, RoomView room, Aim aim, Drive drive, Plan plan,
        Health health) {

    /**
     * What is wanted.
     *
     * @param mode off, heat or cool
     * @param target wanted now; empty when the mode is off
     * @param source which rule gave it: off, hold, lease, vacation, schedule or default
     * @param reason the plain sentence
     * @param next the next change of the target, if one is known
     * @param lasting how long it holds, and as which preset
     * @param overrides in force or waiting; empty once they have ended
     */
    public record Aim(Mode mode, Optional<Temperature> target, String source, String reason,
            Optional<Next> next, Lasting lasting, Overrides overrides) {}

    /**
     * How long the target holds.
     *
     * @param until when the wish behind it ends, if that is known
     * @param permanent whether somebody asked for no end
     * @param preset whose target it is, if it is a preset's
     */
    public record Lasting(Optional<Instant> until, boolean permanent, Optional<Preset> preset) {}

    /** The next change: this target at that time. */
    public record Next(Temperature target, Instant at) {}

    /**
     * The relays.
     *
     * @param asked what the supervisor lets through
     * @param readBack what the relays report that they do
     * @param why why they are not what the controller asked for; empty if they are
     * @param expected what the controller expects and goes by
     */
    public record Drive(Outputs asked, Outputs readBack, String why, Expected expected) {}

    /**
     * What the controller expects and goes by.
     *
     * @param arrival when the room will be at a target, if that can be told
     * @param basis what decides, in words
     * @param learned what was learned, in plain figures
     */
    public record Expected(Optional<Arrival> arrival, String basis, List<Outlook.Fact> learned) {}

    /**
     * The room will be there.
     *
     * @param early whether that is the next target, begun before its time
     */
    public record Arrival(Temperature target, Instant at, boolean early) {}

    /**
     * The week, what lost a merge and can be restored, and how the owner wants things done.
     *
     * @param least the lowest target that may be asked for
     * @param most the highest target that may be asked for
     */
    public record Plan(WeeklySchedule schedule, List<Superseded> superseded,
            Preferences preferences, Temperature least, Temperature most) {
        public Plan {
            superseded = List.copyOf(superseded);
        }
    }

    /**
     * An edit that lost against a later one.
     *
     * @param property for instance {@code hold} or {@code schedule/weekday-morning}
     * @param name what people call that
     * @param value in words
     * @param by who made it: wall, app:NAME, ...
     * @param at when, as far as its clock can be believed
     */
    public record Superseded(String property, String name, String value, String by,
            Instant at) {}

    /**
     * The agent.
     *
     * @param hazards in force, worst first
     * @param link the way to the cloud
     * @param boot identity of this start
     * @param started wall time of the start, as believed now
     * @param storage empty, or a sentence on what is wrong with the disk
     * @param beat how punctual the control loop is
     */
    public record Health(List<Hazard> hazards, LinkView link, String boot, Instant started,
            String storage, Beat beat) {
        public Health {
            hazards = List.copyOf(hazards);
        }
    }

    /**
     * Something that people should know.
     *
     * @param kind short word, for instance {@code sensor-stale}
     * @param text the plain sentence
     * @param since wall time, as believed now
     */
    public record Hazard(String kind, String text, Instant since) {}

    /**
     * Punctuality.
     *
     * @param ticks control decisions since the start
     * @param worst the greatest lateness of one, in real time
     * @param lateness how many were how late
     */
    public record Beat(long ticks, Duration worst, Lateness lateness) {
        /** Nothing was decided yet. */
        public static final Beat NONE = new Beat(0, Duration.ZERO, Lateness.NONE);
    }
}
