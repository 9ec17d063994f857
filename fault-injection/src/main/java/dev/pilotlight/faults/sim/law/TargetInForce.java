package dev.pilotlight.faults.sim.law;

import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.oracle.ClockReading;
import dev.pilotlight.oracle.HouseSettings;
import dev.pilotlight.oracle.InForce;
import dev.pilotlight.oracle.TargetOracle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Law L3: the target in force is what people's words say, read a second time by the oracle, which
 * shares no code with the device.
 */
final class TargetInForce implements Rule {
    private static final Duration SLACK = Duration.ofSeconds(2);
    /** The oracle is asked again after so long, whatever it said. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    /** It is right to the minute. */
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Home home;
    private final Vigil vigil;
    private final Words words;
    private final Duration reaction;
    private Optional<Opinion> last = Optional.empty();
    private Optional<Duration> wrongSince = Optional.empty();

    /** What the oracle said of these settings at that moment. */
    private record Opinion(HouseSettings said, ClockReading at, InForce should) {
        boolean stillHolds(HouseSettings other, ClockReading now) {
            return now.known() == at.known() && now.start() == at.start() && other.equals(said)
                    && !now.wall().isBefore(at.wall()) && now.uptime().minus(at.uptime()).compareTo(
                            REMEMBERED) < 0
                    && now.wall().isBefore(at.wall().plus(REMEMBERED)) && should.until().filter(
                            end -> !now.wall().isBefore(end)).isEmpty()
                    && should.untilUptime()
                            .filter(end -> now.uptime().compareTo(end) >= 0).isEmpty();
        }
    }

    TargetInForce(Home home, Vigil vigil) {
        this.home = home;
        this.vigil = vigil;
        this.words = new Words(home);
        this.reaction = home.plan().config().control().tick().plus(SLACK);
    }

    @Override
    public Law law() {
        return Law.L3;
    }

    @Override
    public String sentence() {
        return "the target in force, its reason and its end are what people's words say, read a"
                + " second time (within " + reaction.toSeconds() + " s of a running device)";
    }

    @Override
    public Optional<String> broken() {
        if (vigil.decidingFor().compareTo(reaction) <= 0) {
            wrongSince = Optional.empty();
            return Optional.empty();
        }
        Optional<String> wrong = home.running().flatMap(start -> wrong(start.statusNow(), start
                .id()));
        Duration now = home.world().now();
        wrongSince = wrong.map(_ -> wrongSince.orElse(now));
        return wrongSince.filter(since -> now.minus(since).compareTo(reaction) > 0).flatMap(
                _ -> wrong);
    }

    private Optional<String> wrong(Status status, String startId) {
        if (!isOfThisClock(status.at())) {
            return Optional.empty();
        }
        HouseSettings said = words.said(status, startId);
        ClockReading now = words.reading(home.clock().now());
        if (!now.known() && said.lease().isPresent()) {
            // How old a lease is that came without a clock is known to its device alone.
            return Optional.empty();
        }
        Opinion opinion = last.filter(one -> one.stillHolds(said, now)).orElseGet(
                () -> new Opinion(said, now, TargetOracle.at(said, now)));
        last = Optional.of(opinion);
        InForce should = opinion.should();
        Status.Aim aim = status.aim();
        boolean right = aim.target().equals(should.target()) && aim.source().equals(word(should
                .why())) && ends(aim, should);
        return right
                ? Optional.empty()
                : Optional.of("aims at %s (%s, until %s) at %s %s, where people's words say %s"
                        .formatted(aim.target().map(Object::toString).orElse("nothing"), aim
                                .source(), aim.lasting().until(), now.wall(),
                                said.zone(),
                                should));
    }

    /** A status is not made anew when the clock is set: until then it says what was. */
    private boolean isOfThisClock(Moment made) {
        Moment now = home.clock().now();
        Duration apart = Duration.between(made.wall(), now.wall()).minus(now.uptime().minus(made
                .uptime()));
        return made.clock() == now.clock() && apart.abs().compareTo(SLACK) <= 0;
    }

    /** A safe default has no end of its own, and without a clock no end is a time. */
    private static boolean ends(Status.Aim aim, InForce should) {
        Optional<Instant> end = aim.lasting().until();
        return switch (should.why()) {
            case OFF, SAFE_DEFAULT -> true;
            case HOLD, LEASE, VACATION, WEEK -> should.until().isEmpty() || end.filter(
                    one -> Duration.between(one, should.until().get()).abs().compareTo(
                            MINUTE) <= 0)
                    .isPresent();
        };
    }

    private static String word(InForce.Why why) {
        return switch (why) {
            case OFF -> "off";
            case HOLD -> "hold";
            case LEASE -> "lease";
            case VACATION -> "vacation";
            case WEEK -> "schedule";
            case SAFE_DEFAULT -> "default";
        };
    }
}
