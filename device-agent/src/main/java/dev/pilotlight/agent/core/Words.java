package dev.pilotlight.agent.core;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.control.Outlook;
import dev.pilotlight.agent.intent.Aim;
import dev.pilotlight.agent.intent.Source;
import dev.pilotlight.agent.safety.Cause;
import dev.pilotlight.agent.sensing.Sight;
import dev.pilotlight.units.Degrees;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Decisions in plain sentences. Pure. */
final class Words {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE HH:mm",
            Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm",
            Locale.ENGLISH);
    private static final Duration TODAY = Duration.ofHours(20);
    private static final Duration THIS_WEEK = Duration.ofDays(6);

    private Words() {}

    /**
     * For instance "heating to 21.0 °C until 22:30 because of the weekday schedule; room is 19.4
     * °C, 12 s old; next: 17.0 °C at 22:30".
     */
    static String reason(Thermostat state, Moment now) {
        Sight sight = state.senses().sight(now.uptime());
        String left = state.governing().cause() == Cause.RESTING
                ? " " + age(restLeft(state, sight, now)) + " more"
                : "";
        return barred(state) + deed(state, left, now) + because(state, now) + shadowed(state, now)
                + room(sight, unit(state), now, state
                        .senses().disbelief())
                + expected(state, now) + next(state, now);
    }

    /** What cannot be done is said before what is meant to be done. */
    private static String barred(Thermostat state) {
        String trouble = state.books().troubles().relays();
        return trouble.isEmpty() ? "" : "not as it should be: " + trouble + "; ";
    }

    private static Degrees unit(Thermostat state) {
        return state.wishes().preferences().unit();
    }

    /** The reason without anything that changes by itself: no room, no age. */
    static String gist(Thermostat state, Moment now) {
        return deed(state, "", now) + because(state, now) + next(state, now);
    }

    /** When the room will be warm (or cool); said only while something is done about it. */
    private static String expected(Thermostat state, Moment now) {
        if (state.governing().supervisor().running() == Demand.REST) {
            return "";
        }
        String word = state.governing().supervisor().running() == Demand.HEAT ? "warm" : "cool";
        ZoneId zone = state.wishes().schedule().zone();
        return state.governing().controller().reach().map(reach -> "; %s at about %s"
                .formatted(word, time(at(reach.at(), now), now.wall(), zone))).orElse("");
    }

    /** The wall time of an uptime. */
    static Instant at(Duration uptime, Moment now) {
        return now.wall().plus(uptime.minus(now.uptime()));
    }

    private static String next(Thermostat state, Moment now) {
        ZoneId zone = state.wishes().schedule().zone();
        return state.governing().aim().next().map(after -> "; next: %s at %s".formatted(unit(
                state).shown(after.target()), time(after.at(), now.wall(), zone))).orElse("");
    }

    private static String because(Thermostat state, Moment now) {
        Aim aim = state.governing().aim();
        if (aim.source() == Source.OFF) {
            return "";
        }
        ZoneId zone = state.wishes().schedule().zone();
        String until = aim.until().map(end -> " until " + time(end, now.wall(), zone)).orElse(
                aim.span().permanent() ? " until told otherwise" : "");
        return until + " because of " + aim.because();
    }

    /** Whoever waits for a vacation to act is told what is stronger. */
    private static String shadowed(Thermostat state, Moment now) {
        Source source = state.governing().aim().source();
        boolean stronger = source == Source.HOLD || source == Source.LEASE;
        return stronger && now.clock().isKnown() && state.wishes().vacation().filter(
                away -> away.isActive(now.wall(), state.wishes().schedule().zone())).isPresent()
                        ? "; the vacation waits: the " + (source == Source.HOLD
                                ? "hold"
                                : "remote override") + " is stronger"
                        : "";
    }

    private static String deed(Thermostat state, String restLeft, Moment now) {
        var supervisor = state.governing().supervisor();
        Degrees unit = unit(state);
        String wanted = state.governing().aim().target().map(unit::shown).orElse("off");
        return switch (state.governing().cause()) {
            case NONE -> early(state, now).orElseGet(() -> plain(supervisor.running(), wanted,
                    unit.shown(state.rules().limits().floor())));
            case CEILING -> "heating refused: the room is above the ceiling of %s; wanted %s"
                    .formatted(unit.shown(state.rules().limits().ceiling()), wanted);
            case FLOOR -> "heating against frost below %s; wanted %s".formatted(unit.shown(state
                    .rules().limits().floor()), wanted);
            case BLIND -> "at rest without a believable reading; wanted " + wanted;
            case BLIND_DUTY -> "heating %s in each %s against frost, without a reading; wanted %s"
                    .formatted(age(state.rules().limits().duty().on()), age(state.rules().limits()
                            .duty().period()), wanted);
            case FLOOR_HOT -> "heating refused: the floor is above its limit of %s; wanted %s"
                    .formatted(unit.shown(state.rules().limits().guards().floorCeiling()), wanted);
            case LEARNED_DUTY -> "heating a share of what was lately needed, without a reading;"
                    + " wanted " + wanted;
            case WINDOW -> "paused: a window is open, or looks like it; wanted " + wanted;
            case NO_HEAT -> "a short rest before heat is called for anew; wanted " + wanted;
            case VALVE -> "making the compressor ready; wanted " + wanted;
            case EXERCISE -> "moving the valve so that it does not seize; wanted " + wanted;
            case RUN_TIME -> "resting after %s at a stretch; wanted %s".formatted(age(state.rules()
                    .config().limits().maximumRun()), wanted);
            case RESTING -> "resting" + restLeft + " before the next start; wanted "
                    + wanted;
            case LEAST_ON -> "running for its least time; wanted " + wanted;
        };
    }

    /** On the way to what is wanted next, so that it is reached in time. */
    private static Optional<String> early(Thermostat state, Moment now) {
        Demand running = state.governing().supervisor().running();
        boolean early = state.governing().controller().reach().filter(
                Outlook.Reach::early).isPresent();
        return running == Demand.REST || !early
                ? Optional.empty()
                : state.governing().aim().next().map(next -> "%s for %s at %s; wanted now %s"
                        .formatted(running == Demand.HEAT ? "warming up" : "cooling down", unit(
                                state).shown(next.target()), time(next.at(), now.wall(),
                                        state
                                                .wishes().schedule().zone()),
                                state.governing().aim().target().map(unit(state)::shown).orElse(
                                        "off")));
    }

    private static Duration restLeft(Thermostat state, Sight sight, Moment now) {
        var rests = state.governing().supervisor().rests();
        boolean warmer = sight.room().isPresent() && state.governing().aim().target().isPresent()
                && sight.room().get().value().isAbove(state.governing().aim().target().get());
        return rests.left(warmer ? Demand.COOL : Demand.HEAT, now.uptime());
    }

    private static String plain(Demand running, String wanted, String frost) {
        return switch (running) {
            case HEAT -> "heating to " + wanted;
            case COOL -> "cooling to " + wanted;
            case REST -> wanted.equals("off")
                    ? "off; frost below " + frost + " is still kept out"
                    : "at rest, wanted " + wanted;
        };
    }

    private static String room(Sight sight, Degrees unit, Moment now, String disbelief) {
        if (sight.last().isEmpty()) {
            return "; the room was not read yet";
        }
        return "; room is %s, %s old%s".formatted(unit.shown(sight.last().get().value()), age(sight
                .blindFor(now.uptime())), sight.room().isEmpty() ? doubt(disbelief) : "");
    }

    /** Why a reading is not acted on: what it says is not believed, or it is too old. */
    private static String doubt(String disbelief) {
        return disbelief.isEmpty() ? ", too old to act on" : ", not believed: " + disbelief;
    }

    /** The alarm with its reason, as far as there is one at this moment. */
    static String alarm(Thermostat state, Alarm alarm) {
        return switch (alarm) {
            case SENSOR_DOUBTFUL -> withReason(alarm, state.senses().doubts());
            case STORAGE -> withReason(alarm, state.books().troubles().storage());
            case RELAY_MISMATCH -> withReason(alarm, state.books().troubles().relays());
            case OVERHEAT, FROST, FLOOR_HOT, SENSOR_STALE, SENSOR_SPARE, RELAY_STUCK, NO_HEAT,
                    WINDOW_OPEN, RUN_TIME, CLOCK_UNKNOWN ->
                alarm.text();
        };
    }

    private static String withReason(Alarm alarm, String reason) {
        return reason.isEmpty() ? alarm.text() : alarm.text() + ": " + reason;
    }

    /**
     * A time of day, with the day's name when it is more than 20 hours away, with the date beyond
     * six days.
     */
    static String time(Instant at, Instant now, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        Duration away = Duration.between(now, at).abs();
        if (away.compareTo(TODAY) < 0) {
            return CLOCK.format(local);
        }
        return (away.compareTo(THIS_WEEK) < 0 ? WEEKDAY : DATE).format(local);
    }

    /** For instance "12 s", "7 min", "3 h 20 min", "2 d". */
    static String age(Duration age) {
        long seconds = age.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7_200) {
            return seconds / 60 + " min";
        }
        long hours = seconds / 3_600;
        return hours >= 48
                ? hours / 24 + " d"
                : hours + " h" + (seconds % 3_600 < 60 ? "" : " " + seconds % 3_600 / 60 + " min");
    }
}
