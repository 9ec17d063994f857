package dev.pilotlight.cloud.rollout;

import dev.pilotlight.units.DeviceId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A device that a roll-out may reach, and the sets whose floors it counts for. */
public record Member(DeviceId thing, String site, Set<String> groups) {
    public Member {
        groups = Set.copyOf(groups);
    }

    /** The names of those sets; the tenant as a whole is one of them. */
    List<String> sets() {
        return Stream.concat(Stream.of("the tenant", "site " + site),
                groups.stream().sorted().map(group -> "group " + group)).toList();
    }
}
