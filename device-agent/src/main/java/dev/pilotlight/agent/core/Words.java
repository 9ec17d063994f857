package dev.pilotlight.agent.core;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.intent.Aim;
import dev.pilotlight.agent.safety.Cause;
import dev.pilotlight.agent.sensing.Sight;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Decisions in plain sentences. Pure. */
final class Words {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

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
        return deed(state, left) + because(state, now) + room(sight, now) + next(state, now);
    }

    /** The reason without anything that changes by itself: no room, no age. */
    static String gist(Thermostat state, Moment now) {
        return deed(state, "") + because(state, now) + next(state, now);
    }

    private static String next(Thermostat state, Moment now) {
        ZoneId zone = state.wishes().schedule().zone();
        return state.governing().aim().next().map(after -> "; next: %s at %s".formatted(after
                .target(), time(after.at(), now.wall(), zone))).orElse("");
    }

    private static String because(Thermostat state, Moment now) {
        Aim aim = state.governing().aim();
        ZoneId zone = state.wishes().schedule().zone();
        String until = aim.until().map(end -> " until " + time(end, now.wall(), zone)).orElse(
                "");
        return until + " because of " + aim.because();
    }

    private static String deed(Thermostat state, String restLeft) {
        var supervisor = state.governing().supervisor();
        String wanted = state.governing().aim().target().map(Temperature::toString).orElse("off");
        return switch (state.governing().cause()) {
            case NONE -> plain(supervisor.running(), wanted);
            case CEILING -> "heating refused: the room is above the ceiling of %s; wanted %s"
                    .formatted(state.rules().limits().ceiling(), wanted);
            case FLOOR -> "heating against frost below %s; wanted %s".formatted(state.rules()
                    .limits().floor(), wanted);
            case BLIND -> "at rest without a believable reading; wanted " + wanted;
            case BLIND_DUTY -> "heating %s in each %s against frost, without a reading; wanted %s"
                    .formatted(age(state.rules().limits().duty().on()), age(state.rules().limits()
                            .duty().period()), wanted);
            case FLOOR_HOT -> "heating refused: the floor is above its limit of %s; wanted %s"
                    .formatted(state.rules().limits().guards().floorCeiling(), wanted);
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

    private static Duration restLeft(Thermostat state, Sight sight, Moment now) {
        var rests = state.governing().supervisor().rests();
        boolean warmer = sight.room().isPresent() && state.governing().aim().target().isPresent()
                && sight.room().get().value().isAbove(state.governing().aim().target().get());
        return rests.left(warmer ? Demand.COOL : Demand.HEAT, now.uptime());
    }

    private static String plain(Demand running, String wanted) {
        return switch (running) {
            case HEAT -> "heating to " + wanted;
            case COOL -> "cooling to " + wanted;
            case REST -> wanted.equals("off") ? "off" : "at rest, wanted " + wanted;
        };
    }

    private static String room(Sight sight, Moment now) {
        if (sight.last().isEmpty()) {
            return "; the room was not read yet";
        }
        String old = sight.room().isEmpty() ? " old, too old to act on" : " old";
        return "; room is " + sight.last().get().value() + ", " + age(sight.blindFor(now.uptime()))
                + old;
    }

    static String alarm(Thermostat state, Alarm alarm) {
        return switch (alarm) {
            case SENSOR_DOUBTFUL -> alarm.text() + ": " + state.senses().doubts();
            case STORAGE -> alarm.text() + ": " + state.books().troubles().storage();
            case OVERHEAT, FROST, FLOOR_HOT, SENSOR_STALE, SENSOR_SPARE, RELAY_MISMATCH,
                    RELAY_STUCK, NO_HEAT, WINDOW_OPEN, RUN_TIME, CLOCK_UNKNOWN ->
                alarm.text();
        };
    }

    /** A time of day, with the day's name when it is more than 20 hours away. */
    static String time(Instant at, Instant now, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        boolean near = Duration.between(now, at).abs().compareTo(Duration.ofHours(20)) < 0;
        return near
                ? CLOCK.format(local)
                : local.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " "
                        + CLOCK.format(local);
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
