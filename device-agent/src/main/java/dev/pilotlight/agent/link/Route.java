package dev.pilotlight.agent.link;

import java.time.Duration;

/**
 * Which of several brokers is spoken to, on real uptime. A broker that is not reached for
 * {@code walkAfter} gives way to the next one, round and round. A later one that holds gives way to
 * the first after {@code returnWait}; if the first disappoints, the later one is taken back at once
 * and the wait doubles, so that a broker that comes and goes does not drag the device along. Pure.
 *
 * @param size how many there are, at least 1
 * @param at the one in use, from 0
 * @param since when it was reached, or was last known to be reached
 * @param up whether it is reached now
 * @param home the later broker that is left for a look at the first; {@code at} otherwise
 * @param returnWait how long a later one holds before the first is tried again
 */
public record Route(int size, int at, Duration since, boolean up, int home,
        Duration returnWait) {
    private static final int MOST_DOUBLINGS = 16;

    /**
     * How patient it is.
     *
     * @param walkAfter see {@link Route}
     * @param returnAfter the first {@code returnWait}; it grows to sixteen times that at most
     */
    public record Patience(Duration walkAfter, Duration returnAfter) {}

    /** At the start: the first broker, not reached yet. */
    public static Route start(int size, Duration now, Patience patience) {
        return new Route(size, 0, now, false, 0, patience.returnAfter());
    }

    /** The broker answers. */
    public Route connected(Duration now) {
        return new Route(size, at, now, true, at, returnWait);
    }

    /** An attempt failed, or the connection broke. */
    public Route failed(Duration now, Patience patience) {
        if (isLooking()) {
            return new Route(size, home, now, false, home, longer(patience));
        }
        if (up) {
            boolean proved = at == 0 && now.minus(since).compareTo(patience.returnAfter()) >= 0;
            Duration wait = proved ? patience.returnAfter() : returnWait;
            return new Route(size, at, now, false, at, wait);
        }
        boolean walks = now.minus(since).compareTo(patience.walkAfter()) >= 0;
        int next = walks ? (at + 1) % size : at;
        return new Route(size, next, walks ? now : since, false, next, returnWait);
    }

    private Duration longer(Patience patience) {
        Duration most = patience.returnAfter().multipliedBy(MOST_DOUBLINGS);
        Duration doubled = returnWait.multipliedBy(2);
        return doubled.compareTo(most) < 0 ? doubled : most;
    }

    /** Whether it is time to leave a later broker, which works, for a look at the first. */
    public boolean isTimeToReturn(Duration now) {
        return up && at > 0 && now.minus(since).compareTo(returnWait) >= 0;
    }

    /** On the way to the first broker, with the later one to fall back to. */
    public Route returning(Duration now) {
        return new Route(size, 0, now, false, at, returnWait);
    }

    /** Whether the next attempt is a look at the first broker. */
    public boolean isLooking() {
        return !up && home != at;
    }
}
