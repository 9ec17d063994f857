package dev.pilotlight.cloud.rollout;

import dev.pilotlight.units.DeviceId;

/** What is to be done; each may be repeated without harm, as a job has one execution per device. */
public sealed interface RolloutEffect {

    /** Offer the configuration to the device. */
    record Ask(DeviceId thing) implements RolloutEffect {}

    /** Take the offer back, also where the device tries or has kept the configuration. */
    record TakeBack(DeviceId thing) implements RolloutEffect {}

    /** For the audit and the page. */
    record Note(String sentence) implements RolloutEffect {}
}
