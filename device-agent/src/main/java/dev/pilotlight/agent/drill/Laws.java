package dev.pilotlight.agent.drill;

import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.config.SafetyLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What must hold at every tick, judged from outside by true time, true temperatures and the relays;
 * each limit with the time in which it must be answered. One thread.
 */
final class Laws {
    /** What may cut a run short: safety. */
    private static final Set<String> SAFETY = Set.of("ceiling", "floor_hot", "floor", "blind",
            "learned_duty", "blind_duty", "run_time");
    private static final Duration REACTION = Duration.ofSeconds(60);
    private static final Duration HOUR = Duration.ofHours(1);
    /** A loop that paused for so long cannot know whether its relays are open by themselves. */
    private static final Duration LAPSES = Duration.ofSeconds(50);
    /** A sensor that was ill is believed again by then. */
    private static final Duration RECOVERED = Duration.ofMinutes(30);
    /** Half of the time at most, and what a block begun before may add. */
    private static final double MOST_BLIND = 0.55;
    private static final int COLD_MILLI_K = 1_500;
    private static final double WORKS = 0.4;

    private final World world;
    private final SafetyLimits limits;
    private final boolean oneCompressor;
    private final HourOf heating;
    private Outputs before = Outputs.OPEN;
    private Duration since = Duration.ofDays(-1);
    private Duration honestSince = Duration.ZERO;
    private Duration blindSince = Duration.ZERO;
    private Duration aliveUntil = Duration.ZERO;
    private Duration pause = Duration.ZERO;
    private Duration deadSince = Duration.ZERO;
    private Duration tooHotSince = Duration.ZERO;
    private Duration tooColdSince = Duration.ZERO;

    Laws(World world) {
        this.world = world;
        this.limits = world.site().config().limits();
        this.oneCompressor = world.site().config().hardware().equipment().heatPump().isPresent();
        this.heating = new HourOf(world.site().config().control().tick());
    }

    /** What was broken at this tick, if anything. */
    Optional<String> broken() {
        Outputs now = world.contacts().inForce();
        follow(now);
        Optional<String> broken = switched(now).or(() -> ranTooLong(now)).or(() -> hung(now))
                .or(this::silent)
                .or(() -> hot(now)).or(() -> cold(now)).or(this::blind).or(this::failed);
        before = now;
        return broken;
    }

    private void follow(Outputs now) {
        Duration at = world.at();
        heating.tick(now.heats());
        honestSince = !world.isAlive() || world.troubles().isDeceived() ? at : honestSince;
        blindSince = world.troubles().isBlind() ? blindSince : at;
        deadSince = world.isAlive() ? deadSince : at;
        pause = at.minus(aliveUntil);
        aliveUntil = world.isAlive() ? at : aliveUntil;
        int seen = world.house().thermometer().milliC();
        tooHotSince = seen >= limits.ceiling().milliC() && now.heats() ? tooHotSince : at;
        boolean freezing = seen <= limits.frostFloor().milliC() && !now.heats();
        tooColdSince = freezing ? tooColdSince : at;
    }

    private Optional<String> switched(Outputs now) {
        if (now.isResting() == before.isResting() && now.cools() == before.cools()) {
            return Optional.empty();
        }
        Duration lasted = world.at().minus(since);
        since = world.at();
        if (before.isResting()) {
            Duration least = rests(now).minimumOff();
            return lasted.compareTo(least) < 0
                    ? Optional.of("started after a rest of " + lasted.toSeconds() + " s, want "
                            + least.toSeconds() + " s")
                    : Optional.empty();
        }
        if (!now.isResting()) {
            return Optional.of("turned round without a rest");
        }
        Duration least = rests(before).minimumOn();
        return lasted.compareTo(least) < 0 && !mayStop()
                ? Optional.of("stopped after " + lasted.toSeconds() + " s, want "
                        + least.toSeconds() + " s: " + why())
                : Optional.empty();
    }

    private SafetyLimits.RestTimes rests(Outputs running) {
        SafetyLimits.RestTimes heat = limits.heat();
        SafetyLimits.RestTimes cool = limits.cool();
        if (oneCompressor) {
            return new SafetyLimits.RestTimes(
                    longer(heat.minimumOn(), cool.minimumOn()),
                    longer(heat.minimumOff(), cool.minimumOff()));
        }
        return running.cools() ? cool : heat;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * Without power or a loop nothing runs, a loop that paused for a lease opens its relays, and
     * OFF by a person or by safety always passes.
     */
    private boolean mayStop() {
        return !world.isAlive() || pause.compareTo(LAPSES) >= 0
                || world.has(Fault.SwitchedOff.class) || SAFETY.contains(why());
    }

    private String why() {
        return world.status().map(status -> status.drive().why()).orElse("");
    }

    private Optional<String> ranTooLong(Outputs now) {
        Duration lasted = world.at().minus(since);
        return !now.isResting() && lasted.compareTo(limits.maximumRun().plus(REACTION)) > 0
                ? Optional.of("ran for " + lasted.toHours() + " h")
                : Optional.empty();
    }

    private Optional<String> hung(Outputs now) {
        Duration dead = world.at().minus(aliveUntil);
        return !now.isResting() && dead.compareTo(Contacts.LEASE.plusSeconds(1)) > 0
                ? Optional.of("a relay is closed though nobody has decided for " + dead
                        .toSeconds() + " s")
                : Optional.empty();
    }

    /** A loop that nothing hinders drives the relays all the time. */
    private Optional<String> silent() {
        Duration silent = world.contacts().silentFor();
        return world.isAlive() && lasts(deadSince, Contacts.LEASE) && silent.compareTo(
                Contacts.LEASE) > 0
                        ? Optional.of("the relays were not driven for " + silent.toSeconds() + " s")
                        : Optional.empty();
    }

    /** Only a thermometer that tells the truth can be obeyed. */
    private Optional<String> hot(Outputs now) {
        boolean known = isHonest() && lasts(tooHotSince, REACTION);
        return known && now.heats()
                ? Optional.of("heats above the ceiling")
                : Optional.empty();
    }

    private Optional<String> cold(Outputs now) {
        Duration wait = limits.heat().minimumOff().plus(limits.cool().minimumOff()).plus(REACTION);
        boolean able = world.site().config().hardware().equipment().heats();
        return able && !now.heats() && isHonest() && lasts(tooColdSince, wait)
                ? Optional.of("does not heat below the frost floor")
                : Optional.empty();
    }

    private Optional<String> blind() {
        boolean known = lasts(blindSince, limits.staleAfter().plus(REACTION).plus(HOUR));
        return known && heating.share() > MOST_BLIND
                ? Optional.of("heats blind for %.0f min of an hour".formatted(heating.share() * 60))
                : Optional.empty();
    }

    private Optional<String> failed() {
        return world.failures() > 0
                ? Optional.of("the thermostat failed on an event")
                : Optional
                        .empty();
    }

    private boolean lasts(Duration from, Duration least) {
        return world.at().minus(from).compareTo(least) > 0;
    }

    private boolean isHonest() {
        return lasts(honestSince, RECOVERED);
    }

    /**
     * At the end, after hours without a fault: it still does its job, and no alarm is left over.
     */
    Optional<String> stillDoesItsJob() {
        Optional<Status> status = world.status();
        if (status.isEmpty()) {
            return Optional.of("is not running");
        }
        Optional<String> left = status.get().health().hazards().stream().map(Status.Hazard::kind)
                .filter(kind -> kind.startsWith("sensor") || kind.startsWith("relay")
                        || kind.startsWith("clock"))
                .findFirst();
        return left.map(kind -> "the alarm " + kind + " is left over").or(() -> misses(status
                .get()));
    }

    /** An early start towards a higher target is no mistake: by how much that is higher. */
    private static int ahead(Status status) {
        return status.aim().next().map(next -> Math.max(0, next.target().minus(status.aim().target()
                .orElseThrow()))).orElse(0);
    }

    /** A room that is too cold is heated most of the time; one that is too warm is not. */
    private Optional<String> misses(Status status) {
        if (status.aim().target().isEmpty() || !world.site().config().hardware().equipment()
                .heats()) {
            return Optional.empty();
        }
        int error = world.house().thermometer().minus(status.aim().target().get());
        if (error < -COLD_MILLI_K && heating.share() < WORKS) {
            return Optional.of("is %.1f K too cold and heats %.0f %% of the time: %s".formatted(
                    -error / 1_000.0, heating.share() * 100, status.aim().reason()));
        }
        return error - ahead(status) > COLD_MILLI_K && world.contacts().inForce().heats()
                ? Optional.of("is %.1f K too warm and heats".formatted(error / 1_000.0))
                : Optional.empty();
    }
}
