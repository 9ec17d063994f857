package dev.pilotlight.signing;

import dev.pilotlight.units.DeviceId;
import java.util.Set;

/**
 * What the gate must know of the device that it guards.
 *
 * @param groups the groups that the device is in, as it was told on the spot
 * @param newest the highest version, of configurations or of rings, that this device ever accepted,
 *        kept or not; 0 for none
 */
public record DeviceFacts(DeviceId thing, String tenant, Set<String> groups, long newest,
        DeviceBounds bounds) {
    public DeviceFacts {
        groups = Set.copyOf(groups);
    }

    boolean isMeant(Terms terms) {
        return terms.tenant().equals(tenant) && switch (terms.target()) {
            case Target.Thing(DeviceId one) -> one.equals(thing);
            case Target.Group(String name) -> groups.contains(name);
        };
    }
}
