package dev.pilotlight.wire;

import dev.pilotlight.units.DeviceId;

/** A topic of ours, taken apart. */
public sealed interface Topic {

    /** The device that the topic belongs to. */
    DeviceId thing();

    /**
     * A shadow's topic.
     *
     * @param shadow the named shadow; empty for the unnamed one
     * @param operation what follows the shadow's prefix, such as {@code update} or
     *        {@code update/delta}
     */
    record Shadow(DeviceId thing, String shadow, String operation) implements Topic {}

    /**
     * A topic about the jobs of a thing (AWS IoT Jobs).
     *
     * @param job which job; empty for all of them, {@code $next} for whichever is next
     * @param operation what follows, such as {@code start-next}, {@code update} or
     *        {@code update/accepted}
     */
    record Job(DeviceId thing, String job, String operation) implements Topic {}

    record TelemetryOf(String tenant, DeviceId thing) implements Topic {}

    record EventsOf(String tenant, DeviceId thing) implements Topic {}

    record StateOf(String tenant, DeviceId thing) implements Topic {}
}
