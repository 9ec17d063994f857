package dev.pilotlight.agent.drill;

import java.time.Duration;

/** What came of one hazard, as a line for people. */
public sealed interface Verdict {
    /** One line. */
    String line();

    /** It was answered in time. */
    record Good(String name, String what, Duration took, Duration bound, String after)
            implements
                Verdict {
        @Override
        public String line() {
            return "ok    %-28s %s after %s (bound %s); %s".formatted(name, what, words(took),
                    words(bound), after);
        }
    }

    /** It was not. */
    record Bad(String name, String why) implements Verdict {
        @Override
        public String line() {
            return "FAIL  %-28s %s".formatted(name, why);
        }
    }

    /** The configuration has nothing to play it with. */
    record NotPlayed(String name, String why) implements Verdict {
        @Override
        public String line() {
            return "-     %-28s not played: %s".formatted(name, why);
        }
    }

    /** A duration as people say it. */
    static String words(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7_200
                ? seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s")
                : "%.1f h".formatted(seconds / 3_600.0);
    }
}
