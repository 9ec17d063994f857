package dev.pilotlight.agent.core;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.control.Ahead;
import dev.pilotlight.agent.control.Call;
import dev.pilotlight.agent.control.Controller;
import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.intent.Aim;
import dev.pilotlight.agent.safety.Cause;
import dev.pilotlight.agent.safety.Request;
import dev.pilotlight.agent.safety.Ruling;
import dev.pilotlight.agent.safety.Sight;
import dev.pilotlight.agent.safety.Supervisor;
import dev.pilotlight.config.ControlSettings;
import dev.pilotlight.config.Equipment;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Properties;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One control decision. Pure; the hot path of a simulation, so it makes little garbage. */
final class Ticking {
    /** Relays may answer late; so many ticks in a row are no delay any more. */
    private static final int MISMATCHES = 20;
    /** Without a clock, a hold stands no longer than this, counted from the start. */
    private static final Duration CLOCKLESS_HOLD = Duration.ofHours(24);
    /** Under which the last switch of the relays is stored. */
    static final String REST = "rest";
    /** Under which the controller's memory is stored. */
    static final String LEARNED = "learned";

    private Ticking() {}

    static Thermostat tick(Thermostat state, Outputs readBack, Moment now, List<Effect> effects) {
        Thermostat current = expire(Clocks.looked(state, now, effects), now, effects);
        Thermostat decided = decide(current, now, effects);
        Thermostat watched = alarms(compared(decided, state.outputs(), readBack), now, effects);
        boolean due = now.uptime().compareTo(watched.books().counters().nextPoint()) >= 0;
        return due ? Recording.point(watched, now, effects) : watched;
    }

    /** Lets the controller propose and the supervisor decide, and drives the relays. */
    static Thermostat decide(Thermostat state, Moment now, List<Effect> effects) {
        Thermostat aimed = aim(state, now);
        Governing governing = aimed.governing();
        Sight sight = aimed.senses().sight(now.uptime(), aimed.rules().config().limits()
                .staleAfter());
        Controller.Step step = step(aimed, sight, now);
        Ruling ruling = governing.supervisor().rule(
                new Request(step.demand(), governing.aim().target(), governing.personal(), sight),
                aimed.rules().limits(), now.uptime());
        Ruling possible = possible(ruling, aimed.rules().config().hardware().equipment());
        Thermostat next = aimed.with(governing.decided(possible.next(), step.next(), possible
                .cause()));
        effects.add(new Effect.Drive(Thermostat.outputs(possible.output())));
        if (step.remember()) {
            effects.add(new Effect.Save(LEARNED, step.next().memory()));
        }
        return possible.switched()
                ? switched(next, possible.output(), now, effects)
                : revisedIf(next, possible.cause() != governing.cause());
    }

    private static Thermostat revisedIf(Thermostat state, boolean changed) {
        return changed ? state.revised() : state;
    }

    /** Safety may ask for heat that is not wired; then nothing runs. */
    private static Ruling possible(Ruling ruling, Equipment equipment) {
        boolean wired = switch (ruling.output()) {
            case REST -> true;
            case HEAT -> equipment.heats();
            case COOL -> equipment.cools();
        };
        if (wired) {
            return ruling;
        }
        Supervisor next = ruling.next();
        return new Ruling(Demand.REST, ruling.cause(), new Supervisor(Demand.REST, next.since(),
                next.startedFor(), next.rests(), next.tooHot(), next.tooCold()), false);
    }

    private static Thermostat switched(Thermostat state, Demand output, Moment now,
            List<Effect> effects) {
        effects.add(new Effect.Save(REST, Doc.Obj.of("running", Doc.text(output.name()), "at",
                Doc.num(now.wall().toEpochMilli()))
                .with("trusted", Doc.bool(now.clock().isKnown()))));
        return Recording.point(state.revised(), now, effects);
    }

    private static Controller.Step step(Thermostat state, Sight sight, Moment now) {
        Governing governing = state.governing();
        return governing.controller().step(new Call(state.wishes().mode(), governing.aim()
                .target(), ahead(state, now),
                sight.room().flatMap(_ -> state.senses().room()
                        .last()),
                sight.outdoor(), governing.supervisor().running(), now
                        .uptime(),
                now.clock().isKnown() ? Optional.of(now.wall()) : Optional.empty()));
    }

    private static Optional<Ahead> ahead(Thermostat state, Moment now) {
        ControlSettings.Early early = state.rules().config().control().early();
        return state.governing().aim().next().map(next -> new Ahead(next.target(), Duration
                .between(now.wall(), next.at()), early.start(), early.stop()));
    }

    private static Thermostat aim(Thermostat state, Moment now) {
        if (state.governing().isAimed(now)) {
            return state;
        }
        boolean known = now.clock().isKnown();
        Optional<Instant> wall = known ? Optional.of(now.wall()) : Optional.empty();
        Aim aim = state.wishes().aim(wall, now.uptime().compareTo(CLOCKLESS_HOLD) < 0);
        Thermostat next = state.with(state.governing().aimed(aim, now.wall(), known));
        return revisedIf(next, !aim.equals(state.governing().aim()));
    }

    /** A hold or lease that has ended is replaced by "none", so that both sides say so. */
    private static Thermostat expire(Thermostat state, Moment now, List<Effect> effects) {
        if (!now.clock().isKnown()) {
            return state;
        }
        boolean held = state.wishes().hold().filter(one -> !one.isActive(now.wall())).isPresent();
        boolean lent = state.wishes().lease().filter(one -> !one.isActive(now.wall())).isPresent();
        Thermostat next = held ? ended(state, Properties.HOLD, now, effects) : state;
        return lent ? ended(next, Properties.LEASE, now, effects) : next;
    }

    private static Thermostat ended(Thermostat state, String property, Moment now,
            List<Effect> effects) {
        Twins twins = state.twins().expired(property);
        Editing.save(state.twins(), twins, effects);
        Thermostat noted = Recording.event(state.wishing(twins, false), property + "-ended", "the "
                + property + " came to its end", now, effects);
        return Syncing.offer(noted, effects);
    }

    private static Thermostat compared(Thermostat state, Outputs asked, Outputs readBack) {
        boolean same = asked.equals(readBack);
        int count = same ? 0 : Math.min(MISMATCHES, state.books().troubles().mismatches() + 1);
        return state.with(state.books().mismatches(count));
    }

    private static Thermostat alarms(Thermostat state, Moment now, List<Effect> effects) {
        int before = state.books().troubles().bits();
        int after = alarmBits(state, now);
        if (before == after) {
            return state;
        }
        Thermostat next = state.with(state.books().alarms(after, now.wall())).with(healthTold(
                state.twins(), after, now)).revised();
        for (Alarm alarm : Alarm.values()) {
            boolean is = (after & alarm.bit()) != 0;
            if (is != ((before & alarm.bit()) != 0)) {
                next = Recording.event(next, is ? alarm.kind() : alarm.kind() + "-over",
                        is ? Words.alarm(next, alarm) : "over: " + alarm.text(), now, effects);
            }
        }
        return next;
    }

    /** The twin hears which hazards are in force, and how the clock is. */
    private static Twins healthTold(Twins twins, int bits, Moment now) {
        List<Doc> kinds = new ArrayList<>();
        for (Alarm alarm : Alarm.values()) {
            if ((bits & alarm.bit()) != 0) {
                kinds.add(Doc.text(alarm.kind()));
            }
        }
        return twins.with(twins.health().telling(twins.health().plain()
                .with("hazards", new Doc.Arr(kinds))
                .with("clock", Doc.text(now.clock().name().toLowerCase(Locale.ROOT)))));
    }

    private static int alarmBits(Thermostat state, Moment now) {
        Supervisor supervisor = state.governing().supervisor();
        Cause cause = state.governing().cause();
        Duration stale = state.rules().config().limits().staleAfter();
        Sight sight = state.senses().sight(now.uptime(), stale);
        boolean blind = sight.room().isEmpty() && sight.blindFor().compareTo(stale) > 0;
        return bit(Alarm.OVERHEAT, supervisor.tooHot()) | bit(Alarm.FROST, supervisor.tooCold())
                | bit(Alarm.SENSOR_STALE, blind)
                | bit(Alarm.SENSOR_DOUBTFUL, !state.senses().room().trouble().isEmpty())
                | bit(Alarm.RELAY_MISMATCH, state.books().troubles().mismatches() >= MISMATCHES)
                | bit(Alarm.RUN_TIME, cause == Cause.RUN_TIME)
                | bit(Alarm.STORAGE, !state.books().troubles().storage().isEmpty())
                | bit(Alarm.CLOCK_UNKNOWN, !now.clock().isKnown());
    }

    private static int bit(Alarm alarm, boolean is) {
        return is ? alarm.bit() : 0;
    }
}
