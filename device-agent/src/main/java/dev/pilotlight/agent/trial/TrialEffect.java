package dev.pilotlight.agent.trial;

import java.util.Locale;

/** What is to be done, in order, each durable before the next. */
public sealed interface TrialEffect {

    /** Write the bytes into the bundle's slot, then answer {@link TrialEvent.Stored}. */
    record Store(Bundle bundle, String bytes) implements TrialEffect {}

    /** Write the state whole or not at all. */
    record Remember(TrialState state) implements TrialEffect {}

    /** Run with this from now on. */
    record Run(Bundle bundle) implements TrialEffect {}

    /** Tell page, log and cloud what became of that version, and why. */
    record Tell(long version, Outcome outcome, String why) implements TrialEffect {}

    /** What became of a version. */
    enum Outcome {
        STAGED, POSTPONED, ON_TRIAL, KEPT, ROLLED_BACK, DECLINED, WITHDRAWN, BUSY, LOST,
        /** The gate did not let it in. */
        REFUSED;

        /** The word in logs, messages and reports, such as {@code rolled-back}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
