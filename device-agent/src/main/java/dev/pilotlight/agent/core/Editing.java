package dev.pilotlight.agent.core;

import dev.pilotlight.agent.sensing.Reading;
import dev.pilotlight.agent.sync.Twin;
import dev.pilotlight.agent.sync.TwinMemory;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        List<Problem> problems = new Objections(state.twins(), state.wishes(), state.rules(), now)
                .of(edit);
        if (!problems.isEmpty()) {
            effects.add(new Effect.Reply(ticket, problems));
            return state;
        }
        return edit instanceof LocalEdit.ForgetLearned
                ? forgot(state, ticket, now, effects)
                : done(state, applied(state, edit, now), edit, ticket, now, effects);
    }

    private static Twins applied(Thermostat state, LocalEdit edit, Moment now) {
        Holding holding = new Holding(state.wishes(), now, state.books().receipts()
                .holdTime(now),
                state.senses().sight(now.uptime())
                        .room().map(Reading::value));
        return new LocalEdits(state.twins(), now, holding).apply(edit);
    }

    /** The house is learned anew; what is forgotten on disk is forgotten for good. */
    private static Thermostat forgot(Thermostat state, long ticket, Moment now,
            List<Effect> effects) {
        effects.add(new Effect.Save(Ticking.LEARNED, Doc.Obj.EMPTY));
        effects.add(new Effect.Reply(ticket, List.of()));
        Governing fresh = state.governing().with(Starting.controller(state.rules(), Map.of()));
        return Recording.event(state.with(fresh).revised(), "edit",
                new EditWords(state.wishes(), now).of(new LocalEdit.ForgetLearned()), now, effects);
    }

    private static Thermostat done(Thermostat state, Twins changed, LocalEdit edit, long ticket,
            Moment now, List<Effect> effects) {
        save(state.twins(), changed, effects);
        boolean awaits = new Holding(state.wishes(), now, state.books().receipts().holdTime(now),
                Optional
                        .empty())
                .awaitsChange(edit, state
                        .books().receipts().awaitsChange());
        Thermostat asked = state.asked(changed, now);
        Thermostat wishing = received(state, awaits
                ? asked.with(asked.books().received(asked.books().receipts().awaitingChange(true)))
                : asked, now, effects);
        Thermostat noted = Recording.event(wishing, "edit", new EditWords(wishing.wishes(), now)
                .of(edit), now, effects);
        Thermostat decided = Ticking.decide(noted, now, effects);
        effects.add(new Effect.Reply(ticket, List.of()));
        return Syncing.offer(decided, effects);
    }

    /** Without a clock the moment at which a hold was made is kept beside it. */
    static Thermostat received(Thermostat before, Thermostat after, Moment now,
            List<Effect> effects) {
        Receipts receipts = after.books().receipts();
        if (!now.clock().isKnown() && !receipts.hold().equals(before.books().receipts().hold())) {
            receipts.save(effects);
        }
        return after;
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
}
