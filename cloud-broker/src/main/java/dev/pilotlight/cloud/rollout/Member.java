package dev.pilotlight.cloud.rollout;

import dev.pilotlight.units.DeviceId;
import java.util.List;

/** A device that a roll-out may reach, and the sets whose floors it counts for. */
public record Member(DeviceId thing, String site, String group) {
    /** The names of those sets; the tenant as a whole is one of them. */
    List<String> sets() {
        return List.of("the tenant", "site " + site, "group " + group);
    }
}
