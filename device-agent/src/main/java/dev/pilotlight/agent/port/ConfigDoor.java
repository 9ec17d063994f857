package dev.pilotlight.agent.port;

import dev.pilotlight.agent.trial.TrialMemory;
import dev.pilotlight.agent.trial.TrialRules;
import dev.pilotlight.units.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where configurations are offered, refused, put off and taken back. Any thread. */
public interface ConfigDoor {

    /** The newest view; never waits. */
    View view();

    /** Leaves a wish; its answer comes once it is kept. Returns at once. */
    CompletionStage<Answer> ask(Wish wish);

    /** Calls {@code watcher} whenever {@link #view} has news; it must return at once. */
    AutoCloseable watch(Runnable watcher);

    /**
     * How configurations stand.
     *
     * @param changes what the one that is offered or on trial changes, in sentences
     */
    record View(TrialMemory memory, TrialRules rules, List<String> changes) {
        public View {
            changes = List.copyOf(changes);
        }
    }

    /** What somebody wants. */
    sealed interface Wish {
        /**
         * Try this one.
         *
         * @param who whose hand it comes from: {@code page}, {@code command line} or {@code cloud}
         * @param version as whoever passes it on calls it; 0 when they do not
         */
        record Apply(String who, long version, String signed) implements Wish {}

        /** Change whose signatures count, as this signed ring says. */
        record Trust(String who, String signed) implements Wish {}

        /** Not this one; also while it is on trial. */
        record Decline(String who) implements Wish {}

        record Postpone(String who, Duration time) implements Wish {}

        /** The one before, whatever is in force. */
        record Back(String who) implements Wish {}

        /** The operator takes that version back. */
        record Withdraw(long version) implements Wish {}
    }

    /** What becomes of a wish. */
    sealed interface Answer {
        /** It is kept; the view shows it. */
        record Done() implements Answer {}

        record Refused(List<Problem> problems) implements Answer {
            public Refused {
                problems = List.copyOf(problems);
            }
        }

        /** Too much waits, or the disk fails: ask again. */
        record Busy(String why) implements Answer {}
    }
}
