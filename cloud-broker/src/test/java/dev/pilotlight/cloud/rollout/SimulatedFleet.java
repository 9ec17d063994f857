package dev.pilotlight.cloud.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.rollout.RolloutEvent.Answered;
import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * Devices that answer a roll-out as real ones do: late, not while they are cut off, some badly. The
 * floor is looked at after every event. Same seed, same run.
 */
final class SimulatedFleet {
    static final Instant START = Instant.parse("2017-02-28T17:37:00Z");

    final List<String> notes = new ArrayList<>();
    final Map<DeviceId, Integer> asked = new HashMap<>();
    final Set<DeviceId> onIt = new HashSet<>();
    final List<Dated> journal = new ArrayList<>();
    private final PriorityQueue<Said> mail = new PriorityQueue<>(
            java.util.Comparator.comparing(Said::at).thenComparing(Said::thing)
                    .thenComparing(Said::standing));
    private final Map<DeviceId, Instant> awayUntil = new HashMap<>();
    private final Random random;
    private final Illness illness;
    private Rollout rollout;
    private Instant now = START;
    int mostAtOnce;

    record Dated(RolloutEvent event, Instant at) {}

    private record Said(Instant at, DeviceId thing, Standing standing) {}

    /** How many of a thousand roll back in trial, and when all that kept it fall ill. */
    record Illness(int rollBackPerMille, Duration fallIllAfter) {}

    static final Duration NEVER = Duration.ofDays(3_650);

    SimulatedFleet(RolloutPlan plan, List<Member> members, Illness illness, long seed) {
        this.rollout = new Rollout(plan, members, START);
        this.illness = illness;
        this.random = new Random(seed);
    }

    static List<Member> members(int count) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(new Member(new DeviceId("device-" + i), "site-" + i / 20,
                    java.util.Set.of("group-" + i % 10)));
        }
        return members;
    }

    Rollout rollout() {
        return rollout;
    }

    Instant now() {
        return now;
    }

    /** A kill -9 and a new start: all that is left is the plan and the journal. */
    void cloudIsKilledAndComesBack(RolloutPlan plan, List<Member> members) {
        Rollout again = new Rollout(plan, members, START);
        journal.forEach(dated -> again.react(dated.event(), dated.at()));
        assertThat(again.tally()).isEqualTo(rollout.tally());
        for (Member member : members) {
            assertThat(again.standing(member.thing()))
                    .isEqualTo(rollout.standing(member.thing()));
        }
        rollout = again;
    }

    /** Goes on minute by minute until the roll-out ends or the time is over. */
    SimulatedFleet run(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end) && rollout.state() == Course.State.RUNNING) {
            now = now.plusSeconds(60);
            comeBack();
            deliver();
            happens(new RolloutEvent.Tick());
        }
        return this;
    }

    /** The cloud is away: devices go on, nothing is heard and no time is counted. */
    void cloudIsAway(Duration time) {
        now = now.plus(time);
    }

    /** Some percent of the fleet cannot be reached for a while. */
    void outage(int percent, Duration time, List<Member> members) {
        for (Member member : members) {
            if (random.nextInt(100) < percent) {
                awayUntil.put(member.thing(), now.plus(time));
                happens(new RolloutEvent.Reached(member.thing(), false));
            }
        }
    }

    void happens(RolloutEvent event) {
        journal.add(new Dated(event, now));
        for (RolloutEffect effect : rollout.react(event, now)) {
            switch (effect) {
                case RolloutEffect.Ask(DeviceId thing) -> asked(thing);
                case RolloutEffect.TakeBack(DeviceId thing) -> onIt.remove(thing);
                case RolloutEffect.Note(String sentence) -> notes.add(sentence);
            }
        }
        mostAtOnce = Math.max(mostAtOnce, onIt.size());
        if (!(event instanceof RolloutEvent.Reached)) {
            assertThat(rollout.belowFloor()).as("the floor at %s", now).isEmpty();
        }
    }

    private void asked(DeviceId thing) {
        asked.merge(thing, 1, Integer::sum);
        onIt.add(thing);
        Instant begins = now.plusSeconds(30 + random.nextInt(600));
        Instant ends = begins.plusSeconds(1_800 + random.nextInt(600));
        mail.add(new Said(begins, thing, Standing.ON_TRIAL));
        boolean bad = random.nextInt(1_000) < illness.rollBackPerMille();
        mail.add(new Said(ends, thing, bad ? Standing.ROLLED_BACK : Standing.KEPT));
        if (!bad && illness.fallIllAfter().compareTo(NEVER) < 0) {
            mail.add(new Said(ends.plus(illness.fallIllAfter()), thing, Standing.FAILED));
        }
    }

    private void comeBack() {
        List<DeviceId> back = awayUntil.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now)).map(Map.Entry::getKey).sorted()
                .toList();
        back.forEach(thing -> {
            awayUntil.remove(thing);
            happens(new RolloutEvent.Reached(thing, true));
        });
    }

    /** What a device says while it is cut off waits in its outbox. */
    private void deliver() {
        List<Said> later = new ArrayList<>();
        while (!mail.isEmpty() && !mail.peek().at().isAfter(now)) {
            Said said = mail.poll();
            Instant away = awayUntil.get(said.thing());
            if (away != null) {
                later.add(new Said(away.plusSeconds(1), said.thing(), said.standing()));
            } else {
                if (said.standing() == Standing.ROLLED_BACK) {
                    onIt.remove(said.thing());
                }
                happens(new Answered(said.thing(), said.standing()));
            }
        }
        mail.addAll(later);
    }
}
