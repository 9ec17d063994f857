package dev.pilotlight.faults.ledger;

import java.time.Duration;
import java.time.Instant;

/** One thing that the script itself saw, measured or did. */
public sealed interface Fact {

    /** When it was seen. */
    When when();

    /**
     * A control decision reached the house.
     *
     * @param heat whether heat was asked for
     */
    record Drive(When when, boolean heat) implements Fact {}

    /**
     * The contact of a heating relay moved.
     *
     * @param heat whether it is closed now
     */
    record Relay(When when, Place place, boolean heat) implements Fact {}

    /**
     * A reading was handed to the agent.
     *
     * @param milliC in thousandths of a degree Celsius
     */
    record Reading(When when, int milliC) implements Fact {}

    /** The true state of a house, some times a second. */
    record Air(When when, Place place, double roomC, double outdoorC) implements Fact {}

    /** The house lost its controller. */
    record ControllerGone(When when, String why) implements Fact {}

    /** A fault began. */
    record Began(When when, Fault fault) implements Fact {}

    /** A fault ended. */
    record Ended(When when, Fault fault) implements Fact {}

    /**
     * Something that belongs into the story.
     *
     * @param sentence as a person would tell it
     */
    record Told(When when, String sentence) implements Fact {}

    /**
     * A page was looked at.
     *
     * @param online whether it says that house and cloud are connected
     */
    record Looked(When when, Page page, boolean online) implements Fact {}

    /**
     * A target was seen to hold.
     *
     * @param targetC in degrees Celsius
     */
    record Target(When when, Place place, double targetC) implements Fact {}

    /**
     * The agent was started.
     *
     * @param firstDrive real time from its process start to its first control decision at the house
     */
    record Started(When when, Duration firstDrive) implements Fact {}

    /**
     * The person in the room changed the target on the local page.
     *
     * @param targetC what was asked for
     * @param acted real time from the request to its effect; longer than any bound if none was seen
     * @param seenAt where the effect was seen
     */
    record LocalChange(When when, double targetC, Duration acted, String seenAt) implements Fact {}

    /**
     * An operator's override was taken by the cloud. Its target is so low that it opens the relay.
     *
     * @param until its end in simulated time
     */
    record LeaseTaken(When when, double targetC, Instant until) implements Fact {}

    /** The relay was seen to obey the override. */
    record LeaseActed(When when) implements Fact {}

    /**
     * The schedule's own change of target passed while the cloud was away. The new target is so
     * much higher that the room has to get warmer than it ever was with the old one.
     *
     * @param due its simulated time
     */
    record ChangeDue(When when, double targetC, Instant due) implements Fact {}

    /** A connection from a house towards the cloud arrived at the link. */
    record Dialled(When when, Place place) implements Fact {}

    /**
     * An intruder tried a door.
     *
     * @param attempt what was tried
     * @param refused whether it stayed shut
     * @param answer what came back
     */
    record Probe(When when, String attempt, boolean refused, String answer) implements Fact {}

    /**
     * Somebody who may not handed the house another configuration.
     *
     * @param configuration whose it was and what it would have done
     * @param refused whether the house said no
     * @param unchanged whether the house runs on with what it had
     * @param answer the reason that it gave
     */
    record Offered(When when, String configuration, boolean refused, boolean unchanged,
            String answer) implements Fact {}

    /**
     * An operator ordered a change of many houses with a slip in it.
     *
     * @param refused whether the cloud said no
     * @param begun whether any house was asked to change all the same
     * @param answer what the order would have done, as the cloud said
     */
    record Mistyped(When when, boolean refused, boolean begun, String answer) implements Fact {}

    /**
     * Both sides were asked what holds after two people changed it while apart.
     *
     * @param expected the later intent
     * @param device what the house keeps to
     * @param desired what the cloud wants
     * @param reported what the cloud believes the house keeps to
     * @param loser the other intent
     * @param loserKept whether it is still shown
     */
    record Agreed(When when, String expected, String device, String desired, String reported,
            String loser, boolean loserKept) implements Fact {}

    /**
     * What the machine alone did.
     *
     * @param worst the greatest lateness of a loop that does nothing else, in real time
     */
    record Machine(When when, Duration worst) implements Fact {}

    /** The rows of both databases, read by the script itself. */
    record Audited(When when, Books books) implements Fact {}
}
