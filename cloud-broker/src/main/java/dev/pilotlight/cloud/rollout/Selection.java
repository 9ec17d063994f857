package dev.pilotlight.cloud.rollout;

import dev.pilotlight.units.DeviceId;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is asked next: of those who wait and can be reached, in an order that spreads over sites, and
 * only while every set that the device belongs to stays above its floor.
 */
record Selection(RolloutPlan plan, Roster roster) {

    /** Marks at most so many as asked, and answers them. */
    List<DeviceId> ask(int most) {
        List<DeviceId> chosen = new ArrayList<>();
        for (DeviceId thing : most > 0 ? inOrder() : List.<DeviceId>of()) {
            if (chosen.size() < most && mayBeAsked(thing)) {
                roster.move(thing, Standing.ASKED);
                chosen.add(thing);
            }
        }
        return chosen;
    }

    private boolean mayBeAsked(DeviceId thing) {
        return roster.canReach(thing) && roster.hasRoom(thing, plan.floorPercent());
    }

    /** Spread over sites by a hash of roll-out and name; the same after a restart. */
    private List<DeviceId> inOrder() {
        return roster.things().stream()
                .filter(thing -> roster.standing(thing).orElseThrow() == Standing.WAITING)
                .map(thing -> new Ranked(place(thing), thing)).sorted().map(Ranked::thing)
                .toList();
    }

    /** A device and its place in the order; hashed once, not at every comparison. */
    private record Ranked(int place, DeviceId thing) implements Comparable<Ranked> {
        @Override
        public int compareTo(Ranked other) {
            return Integer.compare(place, other.place);
        }
    }

    private int place(DeviceId thing) {
        int mixed = (plan.id() + thing.value()).hashCode() * 0x9E3779B1;
        return mixed ^ (mixed >>> 15);
    }
}
