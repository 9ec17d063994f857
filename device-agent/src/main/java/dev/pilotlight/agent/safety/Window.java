package dev.pilotlight.agent.safety;

import dev.pilotlight.agent.sensing.Reading;
import dev.pilotlight.agent.sensing.Sight;
import dev.pilotlight.config.SafetyLimits;
import java.time.Duration;

/**
 * Whether a window is taken for open: by its contact, or by a fall of the room that the house
 * cannot make by itself. It always ends by itself: when the contact closes or falls silent, when
 * the room turns round, or when the pause is over. Frost is kept out meanwhile. Immutable.
 *
 * <pre>
 * CLOSED --contact--> BY_CONTACT --closed--> CLOSED
 *   |                     +------4 pauses----> IGNORED --closed--> CLOSED
 *   +----fall----> BY_SLOPE --turns round, or a pause--> CLOSED
 * </pre>
 *
 * @param since uptime of the state's beginning
 * @param lowest of the room since then, in thousandths of a degree
 * @param peak the warmest of the last minutes
 * @param doubts readings in a row that fell as steeply as through a window
 */
public record Window(State state, Duration since, int lowest, Peak peak, int doubts) {
    /** What it is taken for. */
    public enum State {
        CLOSED, BY_CONTACT, BY_SLOPE,
        /** Its contact has said open for so long that it is not believed any more. */
        IGNORED
    }

    /** No window was ever open. */
    public static final Window CLOSED = new Window(State.CLOSED, Duration.ZERO, 0, Peak.NONE, 0);
    /** Within five minutes; a house's own fall with the heat off stays below 10 K an hour. */
    private static final int FALL_MILLI_K = 800;
    private static final int TURNED_MILLI_K = 300;
    private static final int CONFIRMED = 2;
    private static final int CONTACT_PAUSES = 4;
    /** After a stop the air falls to the walls' temperature by itself, and may do so fast. */
    private static final Duration SETTLED = Duration.ofMinutes(20);
    private static final Duration WARMING = Duration.ofMinutes(5);

    /** Whether heating and cooling pause for it. */
    public boolean isOpen() {
        return switch (state) {
            case BY_CONTACT, BY_SLOPE -> true;
            case CLOSED, IGNORED -> false;
        };
    }

    /** After the contact was looked at, and the clock. */
    Window passing(boolean contactOpen, SafetyLimits.Guards guards, Duration now) {
        return switch (state) {
            case CLOSED -> contactOpen ? to(State.BY_CONTACT, now) : this;
            case BY_SLOPE -> contactOpen
                    ? to(State.BY_CONTACT, now)
                    : isOver(guards.windowPause(), now) ? to(State.CLOSED, now) : this;
            case BY_CONTACT -> !contactOpen
                    ? to(State.CLOSED, now)
                    : isOver(guards.windowPause().multipliedBy(CONTACT_PAUSES), now)
                            ? to(State.IGNORED, now)
                            : this;
            case IGNORED -> contactOpen ? this : to(State.CLOSED, now);
        };
    }

    /** After a new reading. */
    Window read(Reading reading, Sight sight, SafetyLimits.Guards guards, Doing doing) {
        int value = reading.value().milliC();
        Peak seen = peak.seen(value, reading.takenAt());
        int low = Math.min(lowest, value);
        if (state == State.BY_SLOPE && value - low >= TURNED_MILLI_K) {
            return new Window(State.CLOSED, doing.now(), low, Peak.NONE, 0);
        }
        boolean falls = guards.windowBySlope() && seen.above(value) >= FALL_MILLI_K
                && canTell(sight, value, doing);
        int count = falls ? doubts + 1 : 0;
        return state == State.CLOSED && count >= CONFIRMED
                ? new Window(State.BY_SLOPE, doing.now(), value, seen, 0)
                : new Window(state, since, low, seen, count);
    }

    private static boolean canTell(Sight sight, int value, Doing doing) {
        boolean warmOutside = sight.outdoor().isPresent()
                && sight.outdoor().get().milliC() > value - 3_000;
        return !warmOutside && switch (doing.running()) {
            case REST -> doing.hasLasted(SETTLED);
            case HEAT -> doing.hasLasted(WARMING);
            case COOL -> false;
        };
    }

    private boolean isOver(Duration longest, Duration now) {
        return now.minus(since).compareTo(longest) >= 0;
    }

    private Window to(State next, Duration now) {
        return new Window(next, now, Integer.MAX_VALUE, Peak.NONE, 0);
    }

    /**
     * The warmest reading of the last two and a half to five minutes, without keeping them all.
     *
     * @param begun uptime at which the younger half began
     * @param young warmest in the younger half
     * @param old warmest in the older half
     */
    record Peak(Duration begun, int young, int old) {
        static final Peak NONE = new Peak(Duration.ZERO, Integer.MIN_VALUE, Integer.MIN_VALUE);
        private static final Duration HALF = Duration.ofSeconds(150);

        /** What was before a silence says nothing of how fast it fell. */
        Peak seen(int value, Duration at) {
            if (at.minus(begun).compareTo(HALF.multipliedBy(2)) > 0) {
                return new Peak(at, value, Integer.MIN_VALUE);
            }
            return at.minus(begun).compareTo(HALF) >= 0
                    ? new Peak(at, value, young)
                    : new Peak(begun, Math.max(young, value), old);
        }

        int above(int value) {
            int warmest = Math.max(young, old);
            return warmest == Integer.MIN_VALUE ? 0 : warmest - value;
        }
    }
}
