package dev.pilotlight.agent.safety;

import dev.pilotlight.agent.sensing.Reading;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether heat comes when it is called for, and only then. Judged by this house's own past: how
 * fast its room falls while nothing runs. Immutable.
 *
 * <p>
 * No heat: the room falls while heating, by more than the weather explains and nearly as fast as it
 * falls at rest. Equipment that is merely too small for a cold day still holds back most of that
 * fall, so it is not accused. A room in frost is another matter: there any heater that works lifts
 * it within the hour, however the reading wanders. Once it is known how long this house takes to
 * become warmer, every run has to have an effect by then: what the room rose, and what it would
 * have fallen at rest. Stuck: long after the relay opened the room rises by night, or a room at
 * rest reaches the ceiling.
 *
 * @param anchor the warmest reading of this run or the coldest of this rest, once it has settled
 * @param outdoorThen what it was outside at the anchor
 * @param fall how fast the room falls at rest, in thousandths of a kelvin an hour, for each kelvin
 *        that it is warmer than outside; 0 while unknown
 * @param since uptime since which no heat comes; negative while it does
 * @param begun the reading above which this run has to lift the room
 * @param lift how long heating lately took to lift the room by half a kelvin; zero while unknown
 */
public record Warmth(Optional<Reading> anchor, Optional<Temperature> outdoorThen, double fall,
        Duration since, boolean stuck, Optional<Reading> begun, Duration lift) {
    /** Nothing is wrong, and nothing is known. */
    public static final Warmth GOOD = new Warmth(Optional.empty(), Optional.empty(), 0,
            Duration.ofSeconds(-1), false, Optional.empty(), Duration.ZERO);

    /** Heat takes its time through a boiler, a pipe and a floor. */
    private static final Duration HEATING = Duration.ofMinutes(20);
    /** What is stored in an emitter still comes out. */
    private static final Duration SETTLED = Duration.ofMinutes(30);
    /** A room in frost that is heated for so long is warmer by half a kelvin. */
    private static final Duration LIFTED = Duration.ofMinutes(55);
    private static final Duration JUDGED = Duration.ofMinutes(60);
    private static final int FALLEN_MILLI_K = 500;
    /** Without a past or an outdoor sensor more must be seen. */
    private static final int FALLEN_UNLEARNED_MILLI_K = 1_500;
    private static final int RISEN_MILLI_K = 300;
    /** Half of what is expected by then. */
    private static final int EFFECT_MILLI_K = 250;
    private static final int STUCK_MILLI_K = 1_000;
    private static final double AS_AT_REST = 0.6;
    private static final double SHARE = 0.3;
    /** Without an outdoor sensor; only the change of the difference matters. */
    private static final int OUTDOOR_MILLI_C = 5_000;
    /** Each so long the call is given up for {@link #PAUSE}, which resets many a burner. */
    private static final Duration RETRY = Duration.ofMinutes(90);
    /** After a rest so long the next run shows it anew. */
    private static final Duration FORGIVEN = Duration.ofHours(12);
    private static final Duration PAUSE = Duration.ofMinutes(5);

    /** Whether heat is called for and does not come. */
    public boolean isMissing() {
        return !since.isNegative();
    }

    /** Whether the call for heat should pause now, to be a fresh one afterwards. */
    public boolean isPausing(Duration now) {
        return isMissing() && now.minus(since).toMillis() % RETRY.toMillis() < PAUSE.toMillis();
    }

    /** After the equipment began to do something else; a short pause of a long run is none. */
    Warmth switched() {
        return new Warmth(Optional.empty(), Optional.empty(), fall, since, stuck, Optional
                .empty(), lift);
    }

    /** After a new reading. */
    Warmth read(Reading reading, Optional<Temperature> outdoor, Limits limits, Doing doing) {
        return switch (doing.running()) {
            case HEAT -> lifting(reading, outdoor, limits, doing);
            case REST -> doing.hasLasted(SETTLED)
                    ? resting(reading, outdoor, limits, doing)
                    : this;
            case COOL -> with(fall, Duration.ofSeconds(-1), false);
        };
    }

    /** In frost any heater lifts the room within the hour; else it is judged by the past. */
    private Warmth lifting(Reading reading, Optional<Temperature> outdoor, Limits limits,
            Doing doing) {
        boolean lifted = begun.isEmpty() || reading.value().minus(begun.get()
                .value()) >= FALLEN_MILLI_K;
        Warmth next = lifted ? lifted(reading) : this;
        boolean frost = reading.value().minus(limits.floor()) < Limits.FLOOR_CLEARS_MILLI_K;
        Duration passed = reading.takenAt().minus(next.begun.orElseThrow().takenAt());
        boolean late = frost
                ? passed.compareTo(LIFTED) >= 0
                : next.hasNoEffect(reading, outdoor, passed);
        if (!isMissing() && late) {
            return next.with(fall, doing.now(), false).anchored(reading, outdoor);
        }
        return doing.hasLasted(HEATING) ? next.heating(reading, outdoor, doing) : next;
    }

    /** A longer time is believed at once, a shorter one by and by. */
    private Warmth lifted(Reading reading) {
        Duration took = begun.map(from -> reading.takenAt().minus(from.takenAt())).orElse(lift);
        Duration next = took.compareTo(lift) >= 0
                ? took
                : lift.minus(lift.minus(took).dividedBy(
                        8));
        return new Warmth(anchor, outdoorThen, fall, since, stuck, Optional.of(reading), next);
    }

    private boolean hasNoEffect(Reading reading, Optional<Temperature> outdoor, Duration passed) {
        boolean known = fall > 0 && !lift.isZero();
        if (!known || passed.compareTo(LIFTED) < 0 || passed.compareTo(lift.multipliedBy(3)
                .dividedBy(2)) < 0) {
            return false;
        }
        int risen = reading.value().minus(begun.orElseThrow().value());
        return risen + atRest(reading, outdoor, passed) < EFFECT_MILLI_K;
    }

    private Warmth heating(Reading reading, Optional<Temperature> outdoor, Doing doing) {
        Warmth calm = stuck ? with(fall, since, false) : this;
        if (anchor.isEmpty()) {
            return calm.anchored(reading, outdoor);
        }
        int fallen = anchor.get().value().minus(reading.value());
        if (fallen < 0) {
            boolean rises = isMissing() && fallen <= -RISEN_MILLI_K;
            Warmth next = rises ? calm.with(fall, Duration.ofSeconds(-1), false) : calm;
            return isMissing() && !rises ? calm : next.anchored(reading, outdoor);
        }
        return !isMissing() && isNoHeat(fallen, reading, outdoor)
                ? calm.with(fall, doing.now(), false).anchored(reading, outdoor)
                : calm;
    }

    private boolean isNoHeat(int fallen, Reading reading, Optional<Temperature> outdoor) {
        Duration passed = reading.takenAt().minus(anchor.orElseThrow().takenAt());
        if (passed.compareTo(JUDGED) < 0) {
            return false;
        }
        if (outdoor.isEmpty() || outdoorThen.isEmpty() || fall == 0) {
            return fallen >= FALLEN_UNLEARNED_MILLI_K && isAsAtRest(fallen, reading, outdoor,
                    passed);
        }
        int colder = Math.max(0, outdoorThen.get().minus(outdoor.get()));
        return fallen - colder >= FALLEN_MILLI_K && isAsAtRest(fallen, reading, outdoor, passed);
    }

    private boolean isAsAtRest(int fallen, Reading reading, Optional<Temperature> outdoor,
            Duration passed) {
        return fallen >= AS_AT_REST * atRest(reading, outdoor, passed);
    }

    /** How far the room would have fallen in that time. */
    private double atRest(Reading reading, Optional<Temperature> outdoor, Duration passed) {
        return fall * warmer(reading, outdoor) * passed.toMillis() / 3_600_000;
    }

    private Warmth resting(Reading reading, Optional<Temperature> outdoor, Limits limits,
            Doing doing) {
        if (anchor.isEmpty()) {
            return anchored(reading, outdoor);
        }
        int risen = reading.value().minus(anchor.get().value());
        boolean colderOutside = outdoor.isEmpty() || outdoor.get().isBelow(reading.value());
        boolean byNight = doing.dark() && risen >= STUCK_MILLI_K && colderOutside;
        boolean tooHot = risen >= STUCK_MILLI_K && colderOutside
                && !reading.value().isBelow(limits.ceiling());
        boolean back = stuck && risen <= -RISEN_MILLI_K;
        Duration missing = doing.hasLasted(FORGIVEN) ? Duration.ofSeconds(-1) : since;
        Warmth judged = with(fall, missing, (stuck && !back) || byNight || tooHot);
        Duration passed = reading.takenAt().minus(anchor.get().takenAt());
        return passed.compareTo(JUDGED) >= 0 || back
                ? judged.learned(-risen, passed, reading, outdoor)
                : judged;
    }

    private Warmth learned(int fallen, Duration passed, Reading reading,
            Optional<Temperature> outdoor) {
        double warmer = warmer(reading, outdoor);
        if (fallen <= 0 || warmer < 3) {
            return anchored(reading, outdoor);
        }
        double rate = fallen * 3_600_000.0 / passed.toMillis() / warmer;
        double next = fall == 0 ? rate : fall + (rate - fall) * SHARE;
        return with(next, since, stuck).anchored(reading, outdoor);
    }

    private static double warmer(Reading reading, Optional<Temperature> outdoor) {
        int outside = outdoor.map(Temperature::milliC).orElse(OUTDOOR_MILLI_C);
        return Math.max(0, (reading.value().milliC() - outside) / 1_000.0);
    }

    private Warmth anchored(Reading reading, Optional<Temperature> outdoor) {
        return new Warmth(Optional.of(reading), outdoor, fall, since, stuck, begun, lift);
    }

    private Warmth with(double falls, Duration missing, boolean isStuck) {
        return new Warmth(anchor, outdoorThen, falls, missing, isStuck, begun, lift);
    }
}
