package dev.pilotlight.agent.core;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Properties;
import java.time.Instant;
import java.util.List;

/** Makes rows: telemetry points and events, each counted from one without holes. Pure. */
final class Recording {
    private static final int LONGEST_TEXT = 500;
    /** Null in a merge patch: what is not known any more must not stay in the twin. */
    private static final List<String> MAY_BE_UNKNOWN = List.of("room", "target", "outdoor");

    private Recording() {}

    /** One point of what is measured, wanted and done, and the same for the twin. */
    static Thermostat point(Thermostat state, Moment now, List<Effect> effects) {
        Books books = state.books().pointed(now.uptime()
                .plus(state.rules().config().connections().telemetry().every()));
        effects.add(new Effect.Keep(new Row(Row.Stream.TELEMETRY, state.rules().boot(),
                books.points(), stamp(now), now.clock().isKnown(), values(state, now)),
                false));
        Twins twins = state.twins();
        Twins telling = twins.with(twins.control().telling(Doc.Obj.of(Properties.STATUS, status(
                state, now))));
        return Syncing.offer(state.with(books).with(telling), effects);
    }

    static Thermostat event(Thermostat state, String kind, String text, Moment now,
            List<Effect> effects) {
        Books books = state.books().told();
        String bounded = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        effects.add(new Effect.Keep(new Row(Row.Stream.EVENT, state.rules().boot(),
                books.events(), stamp(now), now.clock().isKnown(), Doc.Obj.of("kind",
                        Doc.text(kind), "text", Doc.text(bounded))),
                true));
        return state.with(books).revised();
    }

    private static Instant stamp(Moment now) {
        return Instant.ofEpochMilli(Math.max(0, now.wall().toEpochMilli()));
    }

    private static Doc.Obj values(Thermostat state, Moment now) {
        var sight = state.senses().sight(now.uptime(), state.rules().config().limits()
                .staleAfter());
        Outputs outputs = state.outputs();
        Doc.Obj values = Doc.Obj.of("heat", Doc.num(outputs.heat() ? 1 : 0), "cool",
                Doc.num(outputs.cool() ? 1 : 0));
        var target = state.governing().aim().target();
        if (target.isPresent()) {
            values = values.with("target", Doc.num(target.get().decimal()));
        }
        if (sight.outdoor().isPresent()) {
            values = values.with("outdoor", Doc.num(sight.outdoor().get().decimal()));
        }
        return sight.room().isPresent()
                ? values.with("room", Doc.num(sight.room().get().decimal()))
                : values;
    }

    private static Doc.Obj status(Thermostat state, Moment now) {
        Doc.Obj known = values(state, now);
        Doc.Obj all = known;
        for (String name : MAY_BE_UNKNOWN) {
            all = known.get(name).isPresent() ? all : all.with(name, Doc.Null.VALUE);
        }
        return all.with("mode", Doc.text(state.wishes().mode().word()))
                .with("source", Doc.text(state.governing().aim().source().word()))
                .with("reason", Doc.text(Words.reason(state, now)));
    }
}
