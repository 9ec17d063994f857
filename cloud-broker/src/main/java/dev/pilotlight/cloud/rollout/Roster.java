package dev.pilotlight.cloud.rollout;

import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Where every device stands, counted as it changes. Owned by one {@link Rollout}; one thread. */
final class Roster {
    private final Map<DeviceId, Place> places = new TreeMap<>();
    private final Map<Standing, Integer> by = Tally.none();
    private final Map<String, int[]> sizeAndRisk = new HashMap<>();
    private final Set<DeviceId> inProgress = new LinkedHashSet<>();
    private final Set<DeviceId> unreachable = new LinkedHashSet<>();

    /** @param patience how much longer it may take while it can be reached */
    private record Place(Member member, Standing standing, Duration patience) {}

    void join(Member member) {
        if (places.containsKey(member.thing())) {
            return;
        }
        places.put(member.thing(), new Place(member, Standing.WAITING, Duration.ZERO));
        by.merge(Standing.WAITING, 1, Integer::sum);
        member.sets().forEach(set -> counts(set)[0]++);
    }

    Optional<Standing> standing(DeviceId thing) {
        return Optional.ofNullable(places.get(thing)).map(Place::standing);
    }

    Optional<Member> member(DeviceId thing) {
        return Optional.ofNullable(places.get(thing)).map(Place::member);
    }

    int size() {
        return places.size();
    }

    int asked() {
        return size() - by.getOrDefault(Standing.WAITING, 0);
    }

    Set<DeviceId> inProgress() {
        return new LinkedHashSet<>(inProgress);
    }

    Collection<DeviceId> things() {
        return List.copyOf(places.keySet());
    }

    boolean canReach(DeviceId thing) {
        return !unreachable.contains(thing);
    }

    int outOfReach() {
        return unreachable.size();
    }

    void reach(DeviceId thing, boolean reachable) {
        if (reachable) {
            unreachable.remove(thing);
        } else if (places.containsKey(thing)) {
            unreachable.add(thing);
        }
    }

    void ask(DeviceId thing, Duration patience) {
        move(thing, Standing.ASKED);
        places.computeIfPresent(thing,
                (_, place) -> new Place(place.member(), place.standing(), patience));
    }

    void move(DeviceId thing, Standing next) {
        Place place = places.get(thing);
        if (place == null || place.standing() == next) {
            return;
        }
        by.merge(place.standing(), -1, Integer::sum);
        by.merge(next, 1, Integer::sum);
        int risk = (next.isAtRisk() ? 1 : 0) - (place.standing().isAtRisk() ? 1 : 0);
        place.member().sets().forEach(set -> counts(set)[1] += risk);
        places.put(thing, new Place(place.member(), next, place.patience()));
        if (next.isInProgress()) {
            inProgress.add(thing);
        } else {
            inProgress.remove(thing);
        }
    }

    /** Whether the device's patience is over after so much more time within reach. */
    boolean isOutOfPatience(DeviceId thing, Duration elapsed) {
        Place place = places.computeIfPresent(thing, (_, was) -> new Place(was.member(),
                was.standing(), was.patience().minus(elapsed)));
        return place != null && !place.patience().isPositive();
    }

    /** How many of the set are at risk. */
    int atRisk(String set) {
        return counts(set)[1];
    }

    /** The most of a set that may be at risk: one always may, or a single device never moves. */
    int mostAtRisk(String set, int floorPercent) {
        return Math.max(1, counts(set)[0] * (100 - floorPercent) / 100);
    }

    Set<String> sets() {
        return Set.copyOf(sizeAndRisk.keySet());
    }

    int count(Standing standing) {
        return by.getOrDefault(standing, 0);
    }

    /** How many came to an end that tells anything about the configuration. */
    int executed() {
        int executed = 0;
        for (Standing standing : Standing.values()) {
            executed += standing.isExecuted() ? count(standing) : 0;
        }
        return executed;
    }

    Tally tally() {
        int lost = (int) inProgress.stream().filter(unreachable::contains).count();
        int offline = (int) unreachable.stream()
                .filter(thing -> standing(thing).orElseThrow() == Standing.WAITING).count();
        return new Tally(by, lost, offline);
    }

    private int[] counts(String set) {
        return sizeAndRisk.computeIfAbsent(set, _ -> new int[2]);
    }
}
