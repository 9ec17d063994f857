package dev.pilotlight.faults.replay.street;

import dev.pilotlight.agent.trial.TrialEffect;
import dev.pilotlight.agent.trial.TrialEvent;
import dev.pilotlight.cloud.rollout.Member;
import dev.pilotlight.cloud.rollout.Rollout;
import dev.pilotlight.cloud.rollout.RolloutEffect;
import dev.pilotlight.cloud.rollout.RolloutEvent;
import dev.pilotlight.cloud.rollout.RolloutPlan;
import dev.pilotlight.cloud.rollout.Standing;
import dev.pilotlight.faults.replay.outage.Outage;
import dev.pilotlight.faults.replay.outage.Update;
import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The product's own roll-out and the product's own trial in every house, minute by minute, with a
 * configuration that makes a device die later. Whoever revives the device goes back to the version
 * before. Messages between the two take no time. One thread.
 */
final class Fleet {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int SPREAD_MINUTES = 60;

    private final Update update;
    private final Rollout rollout;
    private final long version;
    private final SortedMap<DeviceId, Device> devices = new TreeMap<>();
    private final SplittableRandom chance;
    private final List<String> notes = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private long checks;
    private Optional<String> brokenTrial = Optional.empty();
    private Optional<String> brokenFloor = Optional.empty();

    Fleet(Update update, RolloutPlan plan, List<Member> members, long seed) {
        this.update = update;
        this.version = plan.version();
        this.rollout = new Rollout(plan, members, wall());
        this.chance = new SplittableRandom(seed);
        members.forEach(member -> devices.put(member.thing(), new Device()));
    }

    private Instant wall() {
        return Outage.simulated(update.lands()).plus(now);
    }

    /** Lets so much time pass. */
    Fleet run(Duration time) {
        while (now.compareTo(time) < 0) {
            now = now.plus(MINUTE);
            happens(new RolloutEvent.Tick());
            devices.forEach(this::live);
            check();
        }
        return this;
    }

    private void live(DeviceId thing, Device device) {
        Optional<Duration> dies = device.diesAt();
        if (dies.isPresent() && device.inForce() == version && now.compareTo(dies.get()) >= 0) {
            dead(thing, device, dies.get());
        } else {
            device.minute(now).forEach(tell -> told(thing, tell));
            if (device.landed().isPresent() && dies.isEmpty()) {
                device.diesAt(device.landed().get().plus(update.shows()).plusMinutes(chance
                        .nextInt(SPREAD_MINUTES)));
            }
        }
    }

    /** Nobody hears of it until somebody in the house has revived it. */
    private void dead(DeviceId thing, Device device, Duration since) {
        if (now.equals(since)) {
            say(thing.value() + " is dead");
            happens(new RolloutEvent.Reached(thing, false));
        } else if (now.compareTo(since.plus(update.dead())) >= 0) {
            say(thing.value() + " is revived in the house, and goes back to the version before");
            happens(new RolloutEvent.Reached(thing, true));
            device.happens(new TrialEvent.WentBack("wall")).forEach(tell -> told(thing, tell));
        }
    }

    private void told(DeviceId thing, TrialEffect.Tell tell) {
        Optional<Standing> standing = switch (tell.outcome()) {
            case ON_TRIAL -> Optional.of(Standing.ON_TRIAL);
            case KEPT -> Optional.of(Standing.KEPT);
            case ROLLED_BACK -> Optional.of(Standing.ROLLED_BACK);
            case REFUSED, DECLINED -> Optional.of(Standing.REFUSED);
            case LOST -> Optional.of(Standing.FAILED);
            case STAGED, POSTPONED, WITHDRAWN, BUSY -> Optional.empty();
        };
        if (tell.outcome() == TrialEffect.Outcome.KEPT) {
            say(thing.value() + " has kept version " + tell.version() + " after its trial");
        }
        standing.ifPresent(one -> happens(new RolloutEvent.Answered(thing, one)));
    }

    private void happens(RolloutEvent event) {
        for (RolloutEffect effect : rollout.react(event, wall())) {
            switch (effect) {
                case RolloutEffect.Ask(DeviceId thing) -> device(thing).happens(
                        new TrialEvent.Offered(version, "", ""));
                case RolloutEffect.TakeBack(DeviceId thing) -> device(thing).happens(
                        new TrialEvent.Withdrawn(version));
                case RolloutEffect.Note(String sentence) -> say("roll-out: " + sentence);
            }
        }
    }

    private Device device(DeviceId thing) {
        return Objects.requireNonNull(devices.get(thing), thing::value);
    }

    private void say(String sentence) {
        notes.add(Outage.clock(update.lands().plus(now)) + " " + sentence);
    }

    private void check() {
        checks++;
        Set<String> below = Set.copyOf(rollout.belowFloor());
        if (!below.isEmpty() && brokenFloor.isEmpty()) {
            brokenFloor = Optional.of("too many unproven at once " + now + " in: " + below);
        }
        devices.forEach((thing, device) -> {
            if (!device.isLawful() && brokenTrial.isEmpty()) {
                brokenTrial = Optional.of(thing + " runs with version " + device.inForce()
                        + ", which is neither proven nor on trial");
            }
        });
    }

    /** Whose device ever ran with it, and when it dies, since the landing. */
    Optional<Duration> dies(DeviceId thing) {
        return device(thing).diesAt();
    }

    long stillOnIt() {
        return devices.values().stream().filter(device -> device.inForce() == version).count();
    }

    /** How many devices ever had it in force. */
    long hadIt() {
        return devices.values().stream().filter(device -> device.landed().isPresent()).count();
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** How often laws L7 and L8 were looked at. */
    long checks() {
        return checks;
    }

    Optional<String> brokenTrial() {
        return brokenTrial;
    }

    Optional<String> brokenFloor() {
        return brokenFloor;
    }
}
