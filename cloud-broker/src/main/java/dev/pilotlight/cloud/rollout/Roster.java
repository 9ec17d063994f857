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
import java.util.function.Predicate;

/** Where every device stands, counted as it changes. Owned by one {@link Rollout}; one thread. */
final class Roster {
    /** Who is away for longer than that counts neither for nor against an outage. */
    private static final Duration LATELY = Duration.ofHours(24);
    /** With more of the untouched devices out of reach than that, it is an outage. */
    private static final int OUTAGE_PERCENT = 20;

    private final Map<DeviceId, Progress> all = new TreeMap<>();
    private final Map<Standing, Integer> by = Tally.none();
    private final Map<String, int[]> sizeAndRisk = new HashMap<>();
    private final Set<Progress> unsettled = new LinkedHashSet<>();
    private final Set<Progress> unreachable = new LinkedHashSet<>();

    void join(Member member) {
        if (all.containsKey(member.thing())) {
            return;
        }
        all.put(member.thing(), new Progress(member));
        by.merge(Standing.WAITING, 1, Integer::sum);
        member.sets().forEach(set -> counts(set)[0]++);
    }

    Optional<Standing> standing(DeviceId thing) {
        return Optional.ofNullable(all.get(thing)).map(Progress::standing);
    }

    Optional<Member> member(DeviceId thing) {
        return Optional.ofNullable(all.get(thing)).map(one -> one.member);
    }

    /** Devices that may still get it; who was left out is none of them. */
    int size() {
        return all.size() - count(Standing.LEFT_OUT);
    }

    int asked() {
        return size() - count(Standing.WAITING);
    }

    Collection<DeviceId> things() {
        return List.copyOf(all.keySet());
    }

    List<Progress> all(Predicate<Progress> which) {
        return all.values().stream().filter(which).toList();
    }

    List<Progress> unsettled(Predicate<Progress> which) {
        return unsettled.stream().filter(which).toList();
    }

    int unsettled() {
        return unsettled.size();
    }

    boolean canReach(DeviceId thing) {
        return Optional.ofNullable(all.get(thing)).filter(Progress::isReachable).isPresent();
    }

    /** Who is back stands where it stood. */
    void reach(DeviceId thing, boolean reachable, boolean begun) {
        Progress one = all.get(thing);
        if (one == null) {
            return;
        }
        one.reach(reachable);
        if (reachable) {
            unreachable.remove(one);
            move(one, one.whenBack());
        } else {
            unreachable.add(one);
            if (!begun) {
                one.neverSeen();
            }
        }
    }

    /** It is registered no longer. */
    void leave(DeviceId thing) {
        Progress one = all.get(thing);
        if (one != null) {
            one.leave();
            unreachable.add(one);
        }
    }

    void move(DeviceId thing, Standing next) {
        Progress one = all.get(thing);
        if (one != null) {
            move(one, next);
        }
    }

    void move(Progress one, Standing next) {
        if (one.standing() == next) {
            return;
        }
        by.merge(one.standing(), -1, Integer::sum);
        by.merge(next, 1, Integer::sum);
        int risk = (next.isAtRisk() ? 1 : 0) - (one.standing().isAtRisk() ? 1 : 0);
        one.member.sets().forEach(set -> counts(set)[1] += risk);
        one.enter(next);
        if (next.isUnsettled()) {
            unsettled.add(one);
        } else {
            unsettled.remove(one);
        }
    }

    /** Time passes for everybody for whom it matters. */
    void pass(Duration elapsed) {
        boolean outage = isOutage();
        long millis = elapsed.toMillis();
        unsettled.forEach(one -> {
            if (one.isReachable()) {
                one.pass(millis, outage);
            }
        });
        unreachable.forEach(one -> one.pass(millis, outage));
    }

    /**
     * Whether so many of the devices that nobody touched went out of reach lately that it is no
     * fault of the configuration. One alone is none.
     */
    boolean isOutage() {
        int away = (int) unreachable.stream().filter(one -> one.isWitness(LATELY)).count();
        return away > 1 && away * 100L > (long) witnesses(away) * OUTAGE_PERCENT;
    }

    /** Whether somebody whom nobody touched can be reached: then being lost has a cause. */
    boolean hasWitness() {
        return witnesses(0) > 0;
    }

    /** Untouched devices that can be reached, and those that are away. */
    private int witnesses(int away) {
        int touched = count(Standing.LOST) + unsettled.size();
        int others = (int) unreachable.stream().filter(
                one -> !one.standing().isUnsettled() && one.standing() != Standing.LOST).count();
        return all.size() - touched - others + away;
    }

    /** How many of the set are at risk. */
    int atRisk(String set) {
        return counts(set)[1];
    }

    /** The most of a set that may be at risk: one always may, or a single device never moves. */
    int mostAtRisk(String set, int floorPercent) {
        return Math.max(1, counts(set)[0] * (100 - floorPercent) / 100);
    }

    /** Whether one more may be at risk in every set that the device belongs to. */
    boolean hasRoom(DeviceId thing, int floorPercent) {
        return member(thing).orElseThrow().sets().stream()
                .allMatch(set -> atRisk(set) < mostAtRisk(set, floorPercent));
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
        int cutOff = (int) unreachable.stream().filter(one -> one.standing().isInProgress())
                .count();
        int offline = (int) unreachable.stream()
                .filter(one -> one.standing() == Standing.WAITING).count();
        return new Tally(by, cutOff, offline);
    }

    private int[] counts(String set) {
        return sizeAndRisk.computeIfAbsent(set, _ -> new int[2]);
    }
}
