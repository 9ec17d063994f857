package dev.pilotlight.faults.ledger;

/**
 * What the ledger says of one law.
 *
 * @param figure the numbers it rests on, or why there are none
 */
public record Verdict(Law law, Outcome outcome, String figure) {

    /** Held or broken, as the condition says. */
    static Verdict of(Law law, boolean held, String figure) {
        return new Verdict(law, held ? Outcome.HELD : Outcome.BROKEN, figure);
    }

    /** The story did not put it to the test. */
    static Verdict notTested(Law law, String why) {
        return new Verdict(law, Outcome.NOT_TESTED, why);
    }

    /** How a law came through. */
    public enum Outcome {
        /** It was put to the test and held. */
        HELD("held"),
        /** It was broken. */
        BROKEN("BROKEN"),
        /** Nothing in the story could have broken it. */
        NOT_TESTED("NOT TESTED");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** What the table prints. */
        public String words() {
            return words;
        }
    }
}
