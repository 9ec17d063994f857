package dev.pilotlight.faults.sim.law;

import dev.pilotlight.agent.core.Status;
import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.agent.Home;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Law L4: a lease ends when it said that it would, whatever became of whoever gave it. */
final class Lent implements Rule {
    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final String LEASE = "lease";
    private static final String HOLD = "hold";

    private final Home home;
    private final Vigil vigil;
    private final Service service;
    private final Duration reaction;

    Lent(Home home, Vigil vigil, Service service) {
        this.home = home;
        this.vigil = vigil;
        this.service = service;
        this.reaction = home.plan().config().control().tick().plus(SLACK);
    }

    @Override
    public Law law() {
        return Law.L4;
    }

    @Override
    public String sentence() {
        return "a lease or a hold acts no longer than up to its end (within " + reaction.toSeconds()
                + " s of a running device whose clock is right)";
    }

    @Override
    public Optional<String> broken() {
        if (vigil.decidingFor().compareTo(reaction) <= 0) {
            return Optional.empty();
        }
        Optional<Status.Aim> aim = home.status().map(Status::aim);
        return aim.filter(one -> one.source().equals(LEASE)).flatMap(one -> ended(one).or(
                () -> late(one))).or(() -> aim.filter(one -> one.source().equals(HOLD)).flatMap(
                        this::outlived));
    }

    private Optional<String> outlived(Status.Aim aim) {
        return aim.overrides().hold().flatMap(hold -> hold.until()).filter(this::isOver).map(
                until -> "acts on a hold that ended at " + until);
    }

    /** By the device's own clock, if that is right. */
    private boolean isOver(Instant until) {
        return vigil.rightClockFor().compareTo(reaction) > 0 && until.isBefore(home.clock().now()
                .wall().minus(reaction));
    }

    /** By its own word. */
    private Optional<String> ended(Status.Aim aim) {
        return aim.overrides().lease().filter(lease -> isOver(lease.until())).map(
                lease -> "acts on a lease that ended at " + lease.until());
    }

    /** By what was asked for. */
    private Optional<String> late(Status.Aim aim) {
        Instant now = home.plan().start().plus(home.world().now());
        boolean stands = service.intents().stream().filter(one -> one.house() == home.plan()
                .number() && one.property().equals(LEASE) && aim.target().equals(Optional.of(
                        one
                                .target())))
                .anyMatch(one -> !one.until().plus(reaction).isBefore(now));
        Duration since = service.intents().stream().filter(one -> one.house() == home.plan()
                .number() && one.property().equals(LEASE)).map(Intent::at).min(
                        Duration::compareTo)
                .orElse(Duration.ZERO);
        boolean rightAllAlong = vigil.rightClockFor().compareTo(home.world().now().minus(
                since)) >= 0;
        return rightAllAlong && !stands
                ? Optional.of("acts on a lease of " + aim.target().orElseThrow()
                        + " that nobody lends now")
                : Optional.empty();
    }
}
