package dev.pilotlight.agent.core;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.equipment.Exercise;
import dev.pilotlight.agent.safety.Need;
import dev.pilotlight.agent.safety.Rests;
import dev.pilotlight.twin.Doc;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What is stored at each switch of the equipment, and what it says after a power cut. Pure. */
final class Marks {
    /** Under which it is stored. */
    static final String KEY = "rest";
    private static final String RUNNING = "running";
    private static final String AT = "at";
    private static final String BEFORE = "before";
    private static final String MOVED = "moved";
    private static final String NEED = "need";
    private static final int WHOLE = 1_000;

    private Marks() {}

    /**
     * That {@code running} begins now after {@code before}; only a trusted clock can tell later how
     * long ago that was, and when the heating valve last moved.
     */
    static Effect save(Demand running, Demand before, Guard guard, Moment now) {
        Duration still = now.since(guard.plant().exercise().movedAt());
        return new Effect.Save(KEY, Doc.Obj.of(RUNNING, Doc.text(running.name()), AT,
                Doc.num(now.wall().toEpochMilli()))
                .with(BEFORE, Doc.text(before.name()))
                .with("trusted", Doc.bool(now.clock() == ClockTrust.TRUSTED))
                .with(MOVED, Doc.num(now.wall().minus(still).toEpochMilli()))
                .with(NEED, Doc.num(guard.watch().need().permille())));
    }

    static Optional<Rests.Mark> rest(Map<String, Doc> saved) {
        return stored(saved).flatMap(doc -> demand(doc, RUNNING).flatMap(what -> doc.number(AT)
                .map(at -> new Rests.Mark(what, demand(doc, BEFORE).orElse(Demand.REST),
                        Instant.ofEpochMilli(at.longValue()), doc.get(
                                "trusted").filter(Doc.bool(true)::equals).isPresent()))));
    }

    static Need need(Map<String, Doc> saved) {
        int permille = stored(saved).flatMap(doc -> doc.number(NEED)).map(Number::intValue)
                .orElse(0);
        return permille > 0 && permille <= WHOLE ? Need.remembered(permille) : Need.UNKNOWN;
    }

    /** How long the heating valve has not moved, as far as two trusted clocks can tell. */
    static Exercise exercise(Map<String, Doc> saved, Moment now) {
        return rest(saved).filter(mark -> mark.trusted() && now.clock() == ClockTrust.TRUSTED)
                .map(mark -> Duration.between(moved(saved).orElse(mark.at()), now.wall()))
                .filter(idle -> !idle.isNegative())
                .map(idle -> Exercise.idleFor(idle.minus(now.uptime())))
                .orElse(Exercise.UNKNOWN);
    }

    private static Optional<Doc.Obj> stored(Map<String, Doc> saved) {
        return saved.get(KEY) instanceof Doc.Obj doc ? Optional.of(doc) : Optional.empty();
    }

    private static Optional<Instant> moved(Map<String, Doc> saved) {
        return stored(saved).flatMap(doc -> doc.number(MOVED)).map(at -> Instant.ofEpochMilli(at
                .longValue()));
    }

    private static Optional<Demand> demand(Doc.Obj doc, String key) {
        return doc.string(key).flatMap(word -> Arrays.stream(Demand.values()).filter(
                demand -> demand.name().equals(word)).findFirst());
    }
}
