package dev.pilotlight.faults.lan;

import dev.pilotlight.faults.lan.CrowdReport.Felt;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What came of somebody who guesses PINs as fast as it goes.
 *
 * @param looked guesses of which the answer said whether they were right, before anybody paired
 * @param putOff guesses that were not looked at
 * @param unanswered guesses without an answer
 * @param span from the first guess until then
 * @param refusedVisits of a browser that is logged in
 * @param refusedKnown new logins, with the right PIN, of a browser that was logged in once
 * @param newcomer from the first try until it was let in; longer than a minute when it never was
 * @param lookedWhilePairing guesses that were looked at once somebody paired
 */
public record GuessReport(String guesser, int looked, int putOff, int unanswered, Duration span,
        int refusedVisits, Duration slowestVisit, int refusedKnown, Duration slowestKnown,
        Duration newcomer, int lookedWhilePairing) {
    private static final int MOST_A_MINUTE = 10;
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration NEWCOMER = Duration.ofSeconds(5);

    /**
     * What the guesser told.
     *
     * @param looked guesses that were looked at
     */
    record Count(int looked, int putOff, int unanswered) {
        static Count last(List<String> lines) {
            String[] words = lines.getLast().split(" ", 3);
            return words.length < 3
                    ? new Count(0, 0, 0)
                    : new Count(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer
                            .parseInt(words[2]));
        }
    }

    static GuessReport of(String guesser, Count before, Duration span, List<Felt> visits,
            List<Felt> known, Duration newcomer, Count end) {
        return new GuessReport(guesser, before.looked(), before.putOff(), before.unanswered(),
                span, CrowdReport.unanswered(visits), CrowdReport.slowest(visits), CrowdReport
                        .unanswered(known),
                CrowdReport.slowest(known), newcomer, end.looked() - before
                        .looked());
    }

    /** Whether no more was tried than is allowed, nobody who was here before was hindered, ... */
    public boolean isGood(double slowness) {
        return isBounded(slowness) && isWithin(newcomer, NEWCOMER, slowness);
    }

    /** ... whatever became of the newcomer. */
    public boolean isBounded(double slowness) {
        return looked > 0 && looked <= MOST_A_MINUTE * (1 + span.toMinutes()) && refusedVisits == 0
                && refusedKnown == 0 && isWithin(slowestVisit, LIMIT, slowness) && isWithin(
                        slowestKnown, LIMIT, slowness);
    }

    private static boolean isWithin(Duration time, Duration limit, double slowness) {
        return time.toMillis() <= limit.toMillis() * slowness;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "guesses from %s: %d looked at in %.0f s, %d put off, %d"
                + " not answered; who is logged in: %d refused, slowest %.2f s; a known browser"
                + " logs in anew: %d refused, slowest %.2f s; a newcomer after pair: %s; %d"
                + " guesses looked at meanwhile", guesser, looked, CrowdReport.seconds(span),
                putOff, unanswered, refusedVisits, CrowdReport.seconds(slowestVisit), refusedKnown,
                CrowdReport.seconds(slowestKnown), newcomer.compareTo(Duration.ofMinutes(1)) < 0
                        ? String.format(Locale.ROOT, "%.2f s", CrowdReport.seconds(newcomer))
                        : "NEVER",
                lookedWhilePairing);
    }
}
