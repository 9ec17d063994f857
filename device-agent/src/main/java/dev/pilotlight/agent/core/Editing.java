package dev.pilotlight.agent.core;

import dev.pilotlight.agent.sync.Twin;
import dev.pilotlight.agent.sync.TwinMemory;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Problem;
import java.util.List;

/** A person in the house asks: decided here and now, stored at once, told to the cloud later. */
final class Editing {
    /** Under which the hybrid clock is stored. */
    static final String CLOCK = "hlc";

    private Editing() {}

    static Thermostat asked(Thermostat state, LocalEdit edit, long ticket, Moment now,
            List<Effect> effects) {
        if (edit instanceof LocalEdit.TryNow) {
            effects.add(new Effect.TryNow());
            effects.add(new Effect.Reply(ticket, List.of()));
            return state;
        }
        LocalEdits edits = new LocalEdits(state.twins(), state.wishes(), state.rules(), now);
        List<Problem> problems = edits.problems(edit);
        if (!problems.isEmpty()) {
            effects.add(new Effect.Reply(ticket, problems));
            return state;
        }
        return done(state, edits.apply(edit), edit, ticket, now, effects);
    }

    private static Thermostat done(Thermostat state, Twins changed, LocalEdit edit, long ticket,
            Moment now, List<Effect> effects) {
        save(state.twins(), changed, effects);
        Thermostat noted = Recording.event(state.wishing(changed, true), "edit", words(edit), now,
                effects);
        Thermostat decided = Ticking.decide(noted, now, effects);
        effects.add(new Effect.Reply(ticket, List.of()));
        return Syncing.offer(decided, effects);
    }

    /** Stores every twin whose edits differ, and the clock that stamped them. */
    static void save(Twins before, Twins after, List<Effect> effects) {
        for (Twin twin : after.all()) {
            Twin old = before.named(twin.name()).orElseThrow();
            boolean same = old.edits().equals(twin.edits()) && old.losers().equals(twin.losers())
                    && old.met() == twin.met();
            if (!same) {
                effects.add(new Effect.Save(twin.name(), TwinMemory.write(twin)));
            }
        }
        if (!before.clock().equals(after.clock())) {
            effects.add(new Effect.Save(CLOCK, Doc.text(after.clock().last().toString())));
        }
    }

    private static String words(LocalEdit edit) {
        return switch (edit) {
            case LocalEdit.SetTarget(var target, var until) -> "in the house: " + target
                    + until.map(end -> " until " + end).orElse(" until the next change");
            case LocalEdit.ClearHold _ -> "in the house: back to the schedule";
            case LocalEdit.SetMode(var mode) -> "in the house: mode " + mode.word();
            case LocalEdit.PutSchedule(var week) -> "in the house: a schedule of " + week.entries()
                    .size() + " entries";
            case LocalEdit.RestoreLoser(var property) -> "in the house: restored " + property;
            case LocalEdit.TryNow _ -> "in the house: try the cloud now";
        };
    }
}
