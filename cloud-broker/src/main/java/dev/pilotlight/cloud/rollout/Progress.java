package dev.pilotlight.cloud.rollout;

import java.time.Duration;

/** Where one device stands and how much time has passed for it. Owned by its {@link Roster}. */
final class Progress {
    final Member member;
    private Standing standing = Standing.WAITING;
    private Standing beforeLost = Standing.WAITING;
    private boolean reachable = true;
    private boolean seen = true;
    private boolean gone;
    /** Within reach since it was asked, and since it kept the configuration. */
    private long answering;
    private long watched;
    /** Out of reach, in all and while others could be reached. */
    private long away;
    private long missed;

    Progress(Member member) {
        this.member = member;
    }

    Standing standing() {
        return standing;
    }

    boolean isReachable() {
        return reachable;
    }

    /** Whether it is registered no longer. */
    boolean isGone() {
        return gone;
    }

    void enter(Standing next) {
        if (next == Standing.ASKED) {
            answering = 0;
        }
        if (next == Standing.KEPT && standing != Standing.LOST) {
            watched = 0;
        }
        beforeLost = next == Standing.LOST ? standing : beforeLost;
        standing = next;
    }

    /** Where it stands now that it is back, or was where it stood before it left. */
    Standing whenBack() {
        return switch (standing) {
            case LOST -> beforeLost;
            case LEFT_OUT -> Standing.WAITING;
            case WAITING, ASKED, ON_TRIAL, KEPT, PROVEN, REFUSED, ROLLED_BACK, FAILED, SILENT,
                    WITHDRAWN ->
                standing;
        };
    }

    /** Whether it took a configuration for good before it was lost. */
    boolean hadKept() {
        return beforeLost == Standing.KEPT;
    }

    void reach(boolean now) {
        if (now != reachable) {
            away = 0;
            missed = 0;
        }
        reachable = now;
        seen |= now;
        gone &= !now;
    }

    /** It was away when the roll-out began: it tells nothing of an outage. */
    void neverSeen() {
        seen = false;
    }

    void leave() {
        reach(false);
        gone = true;
    }

    void pass(long millis, boolean outage) {
        if (!reachable) {
            away += millis;
            missed += outage ? 0 : millis;
        } else if (standing.isInProgress()) {
            answering += millis;
        } else if (standing == Standing.KEPT) {
            watched += outage ? 0 : millis;
        }
    }

    boolean hasAnsweredFor(Duration patience) {
        return answering >= patience.toMillis();
    }

    boolean isWatchedFor(Duration soak) {
        return watched >= soak.toMillis();
    }

    boolean isAwayFor(Duration time) {
        return !reachable && away >= time.toMillis();
    }

    boolean isMissedFor(Duration time) {
        return !reachable && missed >= time.toMillis();
    }

    /**
     * Whether its being away or not tells of an outage: it was here, lately, and was not touched.
     */
    boolean isWitness(Duration lately) {
        return seen && !gone && !standing.isUnsettled() && standing != Standing.LOST
                && !isAwayFor(lately);
    }
}
