package dev.pilotlight.agent.core;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.intent.Aim;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Properties;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes rows: telemetry points and events, each counted from one without holes. Pure. */
final class Recording {
    private static final int LONGEST_TEXT = 500;
    private static final Duration STATUS_AGE = Duration.ofMinutes(15);
    private static final BigDecimal ROOM_MOVED = new BigDecimal("0.5");
    private static final String ROOM = "room";
    private static final String OUTDOOR = "outdoor";
    /** Null in a merge patch: what is not known any more must not stay in the twin. */
    private static final List<String> MAY_BE_UNKNOWN = List.of(ROOM, "target", OUTDOOR);

    private Recording() {}

    /** One point of what is measured, wanted and done, and the same for the twin. */
    static Thermostat point(Thermostat state, Moment now, List<Effect> effects) {
        Books books = state.books().pointed(now.uptime()
                .plus(state.rules().config().connections().telemetry().every()));
        effects.add(new Effect.Keep(new Row(Row.Stream.TELEMETRY, state.rules().boot(),
                books.counters().points(), stamp(now), now.clock().isKnown(), values(state, now)),
                false));
        return tell(state.with(books), now, effects);
    }

    /** The twin's status: when people would call it news, and at times to show that it is true. */
    private static Thermostat tell(Thermostat state, Moment now, List<Effect> effects) {
        Twins twins = state.twins();
        Doc.Obj status = status(state, now);
        Doc.Obj told = twins.control().plain().object(Properties.STATUS).orElse(Doc.Obj.EMPTY);
        boolean old = now.since(state.books().statusAt()).compareTo(STATUS_AGE) >= 0;
        if (!old && !isNews(told, status)) {
            return Syncing.offer(state, effects);
        }
        Twins telling = twins.with(twins.control().telling(Doc.Obj.of(Properties.STATUS,
                status)));
        return Syncing.offer(state.with(telling).with(state.books().statusTold(now.uptime())),
                effects);
    }

    private static boolean isNews(Doc.Obj told, Doc.Obj status) {
        boolean same = told.without(ROOM).without(OUTDOOR).equals(status.without(ROOM).without(
                OUTDOOR));
        return !same || told.number(ROOM).isPresent() != status.number(ROOM).isPresent()
                || moved(told, status).compareTo(ROOM_MOVED) >= 0;
    }

    private static BigDecimal moved(Doc.Obj told, Doc.Obj status) {
        return told.number(ROOM).orElse(BigDecimal.ZERO).subtract(status.number(ROOM).orElse(
                BigDecimal.ZERO)).abs();
    }

    static Thermostat event(Thermostat state, String kind, String text, Moment now,
            List<Effect> effects) {
        Books books = state.books().told();
        String bounded = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        effects.add(new Effect.Keep(new Row(Row.Stream.EVENT, state.rules().boot(),
                books.counters().events(), stamp(now), now.clock().isKnown(), Doc.Obj.of("kind",
                        Doc.text(kind), "text", Doc.text(bounded))),
                true));
        return state.with(books).revised();
    }

    private static Instant stamp(Moment now) {
        return Instant.ofEpochMilli(Math.max(0, now.wall().toEpochMilli()));
    }

    private static Doc.Obj values(Thermostat state, Moment now) {
        var sight = state.senses().sight(now.uptime());
        Outputs outputs = state.outputs();
        Doc.Obj values = Doc.Obj.of("heat", Doc.num(outputs.heats() ? 1 : 0), "cool",
                Doc.num(outputs.cools() ? 1 : 0));
        var target = state.governing().aim().target();
        if (target.isPresent()) {
            values = values.with("target", Doc.num(target.get().decimal()));
        }
        if (sight.outdoor().isPresent()) {
            values = values.with(OUTDOOR, Doc.num(sight.outdoor().get().decimal()));
        }
        return sight.room().isPresent()
                ? values.with(ROOM, Doc.num(sight.room().get().value().decimal()))
                : values;
    }

    private static Doc.Obj status(Thermostat state, Moment now) {
        Doc.Obj known = values(state, now);
        Doc.Obj all = known;
        for (String name : MAY_BE_UNKNOWN) {
            all = known.get(name).isPresent() ? all : all.with(name, Doc.Null.VALUE);
        }
        return lasting(state.governing().aim(), all)
                .with("mode", Doc.text(state.wishes().mode().word()))
                .with("source", Doc.text(state.governing().aim().source().word()))
                .with("reason", Doc.text(Words.gist(state, now)));
    }

    /** Which preset, up to when, and what follows; null for what is not known. */
    private static Doc.Obj lasting(Aim aim, Doc.Obj status) {
        Doc until = aim.until().<Doc>map(end -> Doc.text(end.toString()))
                .orElse(aim.span().permanent() ? Doc.text(Properties.PERMANENT) : Doc.Null.VALUE);
        Doc next = aim.next().<Doc>map(after -> Doc.Obj.of("target", Doc.num(after.target()
                .decimal()), "at", Doc.text(after.at().toString()))).orElse(Doc.Null.VALUE);
        return status.with("until", until).with("next", next).with("preset", aim.preset().<Doc>map(
                preset -> Doc.text(preset.word())).orElse(Doc.Null.VALUE));
    }
}
