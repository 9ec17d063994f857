package dev.pilotlight.faults.sim.law;

import dev.pilotlight.agent.core.Status;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Optional;

/**
 * Law L2 in the house's true air: ceiling, frost floor, and what is done without a reading; and at
 * the end that the room is looked after again.
 */
final class Warmth implements Rule {
    private static final Duration REACTION = Duration.ofSeconds(90);
    private static final Duration HOUR = Duration.ofHours(1);
    /** A sensor that was ill is believed again by then. */
    private static final Duration RECOVERED = Duration.ofMinutes(30);
    /** Half of the time at most, and what a block begun before may add. */
    private static final double MOST_BLIND = 0.55;
    /** What a good thermometer may be off from the air around it. */
    private static final double SEEN_K = 0.3;
    private static final double NEAR_K = 1.5;
    private static final double WORKS = 0.4;

    private final Home home;
    private final Vigil vigil;
    private final SafetyLimits limits;
    private final Hours heating = new Hours();
    private Duration lookedAt = Duration.ZERO;
    private Duration goodAt = Duration.ZERO;
    private Duration warmAt = Duration.ZERO;
    private Duration aimedAt = Duration.ZERO;
    private Optional<Temperature> aim = Optional.empty();

    Warmth(Home home, Vigil vigil) {
        this.home = home;
        this.vigil = vigil;
        this.limits = home.plan().config().limits();
    }

    @Override
    public Law law() {
        return Law.L2;
    }

    @Override
    public String sentence() {
        return "with true readings it never heats above the ceiling nor rests below the frost floor"
                + " (within 90 s and a rest), and without any it heats at most half of the time;"
                + " later it does its job again";
    }

    @Override
    public Optional<String> broken() {
        follow();
        return hot().or(this::cold).or(this::blind);
    }

    private void follow() {
        Duration now = home.world().now();
        boolean heats = home.contacts().inForce().heats();
        if (heats) {
            heating.on(lookedAt, now);
        }
        lookedAt = now;
        goodAt = heats && home.airC() >= limits.ceiling().milliC() / 1e3 + SEEN_K ? goodAt : now;
        Optional<Temperature> wanted = home.status().flatMap(status -> status.aim().target());
        aimedAt = wanted.equals(aim) ? aimedAt : now;
        aim = wanted;
        warmAt = heats || home.airC() > limits.frostFloor().milliC() / 1e3 - SEEN_K ? now : warmAt;
    }

    private Optional<String> hot() {
        return isHonest() && lasts(goodAt, REACTION)
                ? Optional.of("heats at %.1f °C".formatted(home.airC()))
                : Optional.empty();
    }

    private Optional<String> cold() {
        Duration wait = limits.heat().minimumOff().plus(REACTION);
        return isHonest() && lasts(warmAt, wait)
                ? Optional.of("does not heat at %.1f °C".formatted(home.airC()))
                : Optional.empty();
    }

    private Optional<String> blind() {
        Duration known = limits.staleAfter().plus(REACTION).plus(HOUR);
        if (vigil.blindFor().compareTo(known) <= 0 || !home.contacts().inForce().heats()) {
            return Optional.empty();
        }
        double share = heating.share(home.world().now());
        return share > MOST_BLIND
                ? Optional.of("heats blind for %.0f min of an hour".formatted(share * 60))
                : Optional.empty();
    }

    private boolean isHonest() {
        return vigil.honestFor().compareTo(RECOVERED) > 0;
    }

    private boolean lasts(Duration since, Duration least) {
        return home.world().now().minus(since).compareTo(least) > 0;
    }

    @Override
    public Optional<String> brokenAtTheEnd() {
        return home.statusNow().map(this::misses).orElse(Optional.of("it does not run"));
    }

    private Optional<String> misses(Status status) {
        Optional<String> left = status.health().hazards().stream().map(Status.Hazard::kind)
                .filter(kind -> kind.startsWith("sensor") || kind.startsWith("relay")
                        || kind.startsWith("clock") || kind.startsWith("storage"))
                .findFirst();
        return left.map(kind -> "the alarm " + kind + " is left over").or(() -> isOff(status));
    }

    private Optional<String> isOff(Status status) {
        if (status.aim().target().isEmpty()) {
            return Optional.empty();
        }
        double error = home.airC() - status.aim().target().get().milliC() / 1e3;
        double share = heating.share(home.world().now());
        if (error < -NEAR_K && share < WORKS && lasts(aimedAt, HOUR)) {
            return Optional.of("is %.1f K too cold and heats %.0f %% of the time: %s".formatted(
                    -error, share * 100, status.drive().why()));
        }
        double ahead = status.aim().next().map(next -> Math.max(0, next.target().minus(status.aim()
                .target().get()) / 1e3)).orElse(0.0);
        return error - ahead > NEAR_K && home.contacts().inForce().heats()
                ? Optional.of("is %.1f K too warm and heats".formatted(error))
                : Optional.empty();
    }
}
