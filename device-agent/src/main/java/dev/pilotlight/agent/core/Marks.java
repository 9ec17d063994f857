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
    private static final String NEED = "need";
    private static final int WHOLE = 1_000;

    private Marks() {}

    /**
     * That {@code running} begins now; only a trusted clock can tell later how long ago that was.
     */
    static Effect save(Demand running, Need need, Moment now) {
        return new Effect.Save(KEY, Doc.Obj.of(RUNNING, Doc.text(running.name()), AT,
                Doc.num(now.wall().toEpochMilli()))
                .with("trusted", Doc.bool(now.clock() == ClockTrust.TRUSTED))
                .with(NEED, Doc.num(need.permille())));
    }

    static Optional<Rests.Mark> rest(Map<String, Doc> saved) {
        return stored(saved).flatMap(doc -> running(doc).flatMap(what -> doc.number(AT)
                .map(at -> new Rests.Mark(what, Instant.ofEpochMilli(at.longValue()), doc.get(
                        "trusted").filter(Doc.bool(true)::equals).isPresent()))));
    }

    static Need need(Map<String, Doc> saved) {
        int permille = stored(saved).flatMap(doc -> doc.number(NEED)).map(Number::intValue)
                .orElse(0);
        return permille > 0 && permille <= WHOLE ? Need.remembered(permille) : Need.UNKNOWN;
    }

    /** How long nothing has moved, as far as two trusted clocks can tell. */
    static Exercise exercise(Map<String, Doc> saved, Moment now) {
        return rest(saved).filter(mark -> mark.trusted() && now.clock() == ClockTrust.TRUSTED)
                .map(mark -> Duration.between(mark.at(), now.wall()))
                .filter(idle -> !idle.isNegative())
                .map(idle -> Exercise.idleFor(idle.minus(now.uptime())))
                .orElse(Exercise.UNKNOWN);
    }

    private static Optional<Doc.Obj> stored(Map<String, Doc> saved) {
        return saved.get(KEY) instanceof Doc.Obj doc ? Optional.of(doc) : Optional.empty();
    }

    private static Optional<Demand> running(Doc.Obj doc) {
        return doc.string(RUNNING).flatMap(word -> Arrays.stream(Demand.values()).filter(
                demand -> demand.name().equals(word)).findFirst());
    }
}
