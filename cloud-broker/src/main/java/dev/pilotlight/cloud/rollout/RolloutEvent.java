package dev.pilotlight.cloud.rollout;

import dev.pilotlight.units.DeviceId;

/** What can happen to a roll-out; the journal is made of these. */
public sealed interface RolloutEvent {

    /** Time passed; about once a minute. */
    record Tick() implements RolloutEvent {}

    /**
     * A device said how it stands: ON_TRIAL, KEPT, REFUSED, ROLLED_BACK or FAILED. After KEPT only
     * FAILED and ROLLED_BACK count: it fell ill later.
     */
    record Answered(DeviceId thing, Standing standing) implements RolloutEvent {}

    /** Asking was put off by a limit of the transport; it counts neither way. */
    record Throttled(DeviceId thing) implements RolloutEvent {}

    /** The device can be reached, or no longer. */
    record Reached(DeviceId thing, boolean reachable) implements RolloutEvent {}

    /** The device is registered no longer, or was revoked: nothing is expected of it. */
    record Left(DeviceId thing) implements RolloutEvent {}

    /** One more device; it goes through the waves like every other. */
    record Joined(Member member) implements RolloutEvent {}

    /** An operator acts. */
    record Ordered(String who, Order order) implements RolloutEvent {}

    /** What an operator can do. */
    enum Order {
        PAUSE, RESUME,
        /** Ends it, and takes back what is in progress. */
        STOP,
        /** Ends it, and takes the configuration back from every device that has it. */
        ROLL_BACK
    }
}
