package dev.pilotlight.faults.replay.outage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A published outage as a timeline to play.
 *
 * @param name as it is asked for
 * @param title for people
 * @param clock whose clock {@link Phase#published} is, for instance {@code US/Pacific}
 * @param streetClock whose clock the street lives by
 * @param phases oldest first, each up to the next; the last is over
 * @param update what was sent out, when that is what failed
 * @param notes what a reader must know to judge it
 */
public record Outage(String name, String title, String clock, String streetClock,
        List<Phase> phases, Optional<Update> update, List<String> notes) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("d MMM HH:mm",
            Locale.ENGLISH);
    private static final Duration BEFORE = Duration.ofHours(8);
    private static final Duration AFTER = Duration.ofHours(6);
    /** A hold of six hours may end at the last moment that is shown, and both sides must hear. */
    private static final Duration SETTLES = Duration.ofMinutes(7);

    public Outage {
        phases = List.copyOf(phases);
        notes = List.copyOf(notes);
        if (phases.size() < 2 || phases.getLast().condition() != Condition.CALM) {
            throw new IllegalArgumentException(name + " has " + phases.size()
                    + " phases, want at least two of which the last is calm");
        }
    }

    /** The clock of the street as the instants of a simulation, whose UTC it is. */
    public static Instant simulated(LocalDateTime street) {
        return street.toInstant(ZoneOffset.UTC);
    }

    /** A moment as people on the street say it, such as {@code 28 Feb 12:37}. */
    public static String clock(LocalDateTime street) {
        return CLOCK.format(street);
    }

    /** When the simulation begins: early enough for the houses to have settled. */
    public LocalDateTime begins() {
        return phases.getFirst().street().minus(BEFORE);
    }

    /** From the simulation's beginning to that moment. */
    public Duration since(LocalDateTime street) {
        return Duration.between(begins(), street);
    }

    /** From the simulation's beginning to the first phase. */
    public Duration breaks() {
        return BEFORE;
    }

    /** From the simulation's beginning to the last phase, in which all is well again. */
    public Duration over() {
        return since(phases.getLast().street());
    }

    /** From the simulation's beginning to the last moment that counts in figures. */
    public Duration shown() {
        return over().plus(AFTER);
    }

    /** How long the simulation is. */
    public Duration length() {
        return shown().plus(SETTLES);
    }

    /** The condition then, counted from the simulation's beginning. */
    public Condition at(Duration then) {
        Condition now = Condition.CALM;
        for (Phase phase : phases) {
            now = since(phase.street()).compareTo(then) <= 0 ? phase.condition() : now;
        }
        return now;
    }

    /** Begins a timeline. */
    public static Draft of(String name, String title) {
        return new Draft(name, title);
    }

    /** A timeline while it is written down, line by line. One thread. */
    public static final class Draft {
        private final String name;
        private final String title;
        private final List<Phase> phases = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private Optional<Update> update = Optional.empty();
        private ZoneId clock = ZoneOffset.UTC;
        private ZoneId streetClock = ZoneOffset.UTC;

        private Draft(String name, String title) {
            this.name = name;
            this.title = title;
        }

        /** Times that follow are of this zone; the street stands in that one. */
        public Draft published(String zone, String streetZone) {
            clock = ZoneId.of(zone);
            streetClock = ZoneId.of(streetZone);
            return this;
        }

        /** From that time on, such as {@code 2017-02-28T09:37}. */
        public Draft from(String time, Condition condition, String fact, Source source) {
            LocalDateTime published = LocalDateTime.parse(time);
            phases.add(new Phase(published, street(published), fact, condition, source));
            return this;
        }

        /** From that time on all is well. */
        public Draft over(String time, String fact, Source source) {
            return from(time, Condition.CALM, fact, source);
        }

        /** What was sent out then makes devices fail so long after it landed, for so long. */
        public Draft sent(String time, Duration shows, Duration dead) {
            update = Optional.of(new Update(street(LocalDateTime.parse(time)), shows, dead));
            return this;
        }

        /** What a reader must know to judge it. */
        public Draft saying(String note) {
            notes.add(note);
            return this;
        }

        private LocalDateTime street(LocalDateTime published) {
            return published.atZone(clock).withZoneSameInstant(streetClock).toLocalDateTime();
        }

        /** The timeline, whole. */
        public Outage done() {
            return new Outage(name, title, clock.getId(), streetClock.getId(), phases, update,
                    notes);
        }
    }
}
