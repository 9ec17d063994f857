package dev.pilotlight.cloud.port;

import dev.pilotlight.cloud.jobs.Execution;
import dev.pilotlight.cloud.rollout.Campaign;
import dev.pilotlight.cloud.rollout.Course;
import dev.pilotlight.cloud.rollout.Member;
import dev.pilotlight.cloud.rollout.RolloutEvent;
import dev.pilotlight.cloud.rollout.Standing;
import dev.pilotlight.cloud.rollout.Tally;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where operators order roll-outs and look at them. Any thread; returns at once. */
public interface Rollouts {

    /** The stage completes when the wish is durable or refused. */
    CompletionStage<Answer> ask(Wish wish);

    /** Every roll-out, newest first. */
    CompletionStage<List<View>> all();

    /** One with all of its devices. */
    CompletionStage<Optional<Detail>> detail(String id);

    /** What an operator wants. */
    sealed interface Wish {
        String who();

        /**
         * A draft, or only a look at what it would do.
         *
         * @param signed the signed configuration's bytes
         * @param plan in the form of {@link dev.pilotlight.cloud.rollout.PlanJson}
         * @param keep whether it becomes a draft
         */
        record Draft(String who, Doc.Obj signed, String target, Doc.Obj plan, boolean keep)
                implements
                    Wish {}

        record Approve(String who, String id) implements Wish {}

        /**
         * Begin a draft.
         *
         * @param expected how many devices the operator expects to reach
         */
        record Start(String who, String id, int expected) implements Wish {}

        record Command(String who, String id, RolloutEvent.Order order) implements Wish {}
    }

    /** What becomes of a wish. */
    sealed interface Answer {
        record Done(View view) implements Answer {}

        /**
         * What a draft would do, and every reason why it may not begin as it is.
         *
         * @param changes what becomes different, for each configuration that is replaced
         */
        record Preview(Campaign campaign, List<Census.Counted> devices, List<String> changes,
                List<Problem> problems) implements Answer {}

        record Refused(List<Problem> problems) implements Answer {}

        /** There is none of that name. */
        record Unknown() implements Answer {}

        /** Nothing was stored; it may be tried again. */
        record NotNow(String why) implements Answer {}
    }

    /**
     * A roll-out at this moment.
     *
     * @param state empty for a draft
     * @param wave the present one, from 1
     * @param notes what happened, newest last
     */
    record View(Campaign campaign, Optional<Course.State> state, Tally tally, int devices, int wave,
            boolean soaking, List<Note> notes) {}

    /** What happened, in a sentence. */
    record Note(Instant at, String sentence) {}

    record Detail(View view, List<Row> rows) {}

    /** One device of a roll-out; its execution is empty until it was asked. */
    record Row(Member member, Standing standing, Optional<Execution> execution) {
        public DeviceId thing() {
            return member.thing();
        }
    }
}
