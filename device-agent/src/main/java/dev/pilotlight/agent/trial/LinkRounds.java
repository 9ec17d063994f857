package dev.pilotlight.agent.trial;

import java.time.Duration;

/**
 * The rounds in which a changed link is tried: the new one three times over at least two minutes,
 * then the old one. While neither connects the rounds go on, wider apart, so an outage decides
 * nothing. Immutable.
 *
 * @param begun uptime at which this round began
 * @param asked uptime at which the new link was last asked to try
 * @param done rounds that are over
 * @param oldOnly in how many of them only the old link connected
 * @param probing whether the old link is being tried
 */
public record LinkRounds(Duration begun, Duration asked, int done, int oldOnly,
        boolean probing) {
    /** Three tries: at the beginning, and twice this apart. */
    private static final Duration APART = Duration.ofSeconds(50);
    private static final Duration ROUND = Duration.ofSeconds(150);
    /** After so many rounds in an outage they are further apart, and the back-off decides. */
    private static final int EAGER = 4;
    private static final Duration CALM_ROUND = Duration.ofMinutes(15);
    private static final int ENOUGH = 2;

    /** What to do now. */
    public enum Next {
        WAIT, TRY_NEW, TRY_OLD
    }

    /** The first round begins; the link tries by itself when it begins. */
    public static LinkRounds begun(Duration now) {
        return new LinkRounds(now, now, 0, 0, false);
    }

    /** What is due. */
    public Next next(Duration now) {
        if (probing) {
            return Next.WAIT;
        }
        Duration length = done < EAGER ? ROUND : CALM_ROUND;
        if (now.minus(begun).compareTo(length) >= 0) {
            return Next.TRY_OLD;
        }
        boolean due = done < EAGER && now.minus(asked).compareTo(APART) >= 0;
        return due ? Next.TRY_NEW : Next.WAIT;
    }

    /** The new link was asked to try. */
    public LinkRounds askedNew(Duration now) {
        return new LinkRounds(begun, now, done, oldOnly, false);
    }

    /** The old link is being tried. */
    public LinkRounds askedOld() {
        return new LinkRounds(begun, asked, done, oldOnly, true);
    }

    /** The old link connected or not: the round is over, and the next begins with the new one. */
    public LinkRounds over(boolean oldConnected, Duration now) {
        return new LinkRounds(now, now.minus(APART), done + 1, oldConnected
                ? oldOnly + 1
                : oldOnly, false);
    }

    /** Whether the old link alone connected often enough. */
    public boolean isLost() {
        return oldOnly >= ENOUGH;
    }
}
