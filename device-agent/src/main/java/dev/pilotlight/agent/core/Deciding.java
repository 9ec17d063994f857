package dev.pilotlight.agent.core;

import dev.pilotlight.agent.control.Ahead;
import dev.pilotlight.agent.control.Call;
import dev.pilotlight.agent.control.Controller;
import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.control.Fingerprint;
import dev.pilotlight.agent.equipment.Order;
import dev.pilotlight.agent.equipment.Plant;
import dev.pilotlight.agent.safety.Cause;
import dev.pilotlight.agent.safety.Doing;
import dev.pilotlight.agent.safety.Evidence;
import dev.pilotlight.agent.safety.Request;
import dev.pilotlight.agent.safety.Ruling;
import dev.pilotlight.agent.safety.Supervisor;
import dev.pilotlight.agent.safety.Watch;
import dev.pilotlight.agent.sensing.Reading;
import dev.pilotlight.agent.sensing.Sight;
import dev.pilotlight.config.Equipment;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * From what is known to what the relays do: the controller proposes, the supervisor decides, the
 * plant turns that into relays. Pure.
 */
final class Deciding {
    /** By night no sun warms the room, at no time of the year. */
    private static final LocalTime DARK = LocalTime.of(22, 30);
    private static final LocalTime DAWN = LocalTime.of(3, 30);
    /** A valve is moved when nobody sleeps. */
    private static final int QUIET_HOUR = 11;
    /** And without a clock, a day later than it should be. */
    private static final Duration CLOCKLESS = Duration.ofDays(1);

    private Deciding() {}

    static Thermostat decide(Thermostat before, Moment now, List<Effect> effects) {
        Thermostat state = resumed(before, now);
        Governing governing = state.governing();
        Sight sight = state.senses().panel().sight();
        Watch watch = watch(state, sight, now);
        Plant plant = exercised(state, now);
        Controller.Step step = step(state, sight, now);
        Demand wanted = wanted(step.demand(), plant, state, now);
        Evidence evidence = evidence(state, watch, plant, wanted, now);
        Ruling ruling = governing.supervisor().rule(new Request(wanted, governing.aim().target(),
                governing.personal(), sight, evidence), state.rules().limits(), now.uptime());
        Plant next = plant.after(order(ruling, state, watch, sight), wired(state), now
                .uptime());
        Guard guard = new Guard(ruling.next(), watch, next, now.uptime(), governing.guard()
                .welded());
        if (step.remember()) {
            effects.add(new Effect.Save(Ticking.LEARNED, Fingerprint.mark(step.next().memory(),
                    wired(state))));
        }
        effects.add(new Effect.Drive(next.outputs()));
        return concluded(state, guard, step, ruling, now, effects);
    }

    /** The same, unless time has passed without a look. */
    private static Thermostat resumed(Thermostat state, Moment now) {
        Guard guard = state.governing().guard().resumed(state.rules().limits(), now.uptime());
        Senses senses = state.senses().at(now.uptime(), guard.watch().need().permille());
        Thermostat seen = senses.equals(state.senses()) ? state : state.with(senses);
        return guard.equals(state.governing().guard())
                ? seen
                : seen.with(seen.governing().with(
                        guard));
    }

    private static Thermostat concluded(Thermostat state, Guard guard, Controller.Step step,
            Ruling ruling, Moment now, List<Effect> effects) {
        Governing governing = state.governing();
        Thermostat next = state.with(governing.decided(guard, step.next(), ruling.cause()));
        Demand announced = guard.plant().valve().announced();
        if (!ruling.switched()) {
            if (announced != governing.guard().plant().valve().announced()
                    && announced != Demand.REST) {
                effects.add(Marks.save(announced, Demand.REST, guard,
                        now));
            }
            boolean visible = ruling.cause() != governing.cause()
                    || !guard.plant().outputs().equals(governing.guard().plant().outputs());
            return Ticking.revisedIf(next, visible);
        }
        effects.add(Marks.save(ruling.output(), governing.supervisor().running(), guard, now));
        Watch noted = guard.watch().switched(governing.supervisor().running(),
                state.senses().panel()
                        .sight(),
                now.uptime());
        Guard switched = new Guard(guard.supervisor(), noted, guard.plant(), guard.at(), guard
                .welded());
        Senses senses = next.senses().running(ruling.output() != Demand.REST, now.uptime());
        return Recording.point(next.with(senses).with(next.governing().with(switched)).revised(),
                now, effects);
    }

    private static Equipment wired(Thermostat state) {
        return state.rules().limits().wired();
    }

    private static Watch watch(Thermostat state, Sight sight, Moment now) {
        Guard guard = state.governing().guard();
        boolean news = sight.room().isPresent()
                && sight.room().get().takenAt().compareTo(guard.watch().seen()) > 0;
        Supervisor supervisor = guard.supervisor();
        return guard.watch().after(sight, state.rules().limits(), new Doing(supervisor.running(),
                supervisor.since(), news && isDark(state, now), now.uptime()));
    }

    private static boolean isDark(Thermostat state, Moment now) {
        if (!now.clock().isKnown()) {
            return false;
        }
        LocalTime local = local(state, now);
        return local.isAfter(DARK) || local.isBefore(DAWN);
    }

    private static LocalTime local(Thermostat state, Moment now) {
        return LocalTime.ofInstant(now.wall(), state.wishes().schedule().zone());
    }

    private static Controller.Step step(Thermostat state, Sight sight, Moment now) {
        Governing governing = state.governing();
        return governing.controller().step(new Call(state.wishes().mode(), governing.aim()
                .target(), ahead(state, now), sight.room(), sight.outdoor(),
                governing.supervisor()
                        .running(),
                now.uptime(),
                now.clock().isKnown() ? Optional.of(now.wall()) : Optional.empty()));
    }

    private static Optional<Ahead> ahead(Thermostat state, Moment now) {
        return state.governing().aim().next().map(next -> new Ahead(next.target(), Duration
                .between(now.wall(), next.at()), next.mayStartEarly(), next.mayStopEarly()));
    }

    private static Plant exercised(Thermostat state, Moment now) {
        Plant plant = state.governing().guard().plant();
        Equipment wired = wired(state);
        if (wired.exercise().isEmpty() || !plant.exercise().isDue(wired, now.uptime())) {
            return plant;
        }
        boolean quiet = now.clock().isKnown()
                ? local(state, now).getHour() == QUIET_HOUR
                : plant.exercise().isDue(wired, now.uptime().minus(CLOCKLESS));
        return quiet && mayMove(state, wired) ? plant.moving(wired, now.uptime()) : plant;
    }

    /** A relay of its own moves a pump without harm; the heater's only a room that is seen. */
    private static boolean mayMove(Thermostat state, Equipment wired) {
        return wired.exercise().orElseThrow().pump() || !state.senses().panel().sight().isBlind();
    }

    private static Demand wanted(Demand asked, Plant plant, Thermostat state, Moment now) {
        return asked == Demand.REST && isExercise(plant, state, now) ? Demand.HEAT : asked;
    }

    private static boolean isExercise(Plant plant, Thermostat state, Moment now) {
        return plant.exercise().isMoving(now.uptime())
                && wired(state).exercise().filter(one -> !one.pump()).isPresent();
    }

    private static Evidence evidence(Thermostat state, Watch watch, Plant plant, Demand wanted,
            Moment now) {
        Equipment wired = wired(state);
        boolean heats = state.wishes().mode() == Mode.HEAT;
        boolean exercise = wanted == Demand.HEAT && isExercise(plant, state, now);
        return new Evidence(watch.window().isOpen(), watch.warmth().isPausing(now.uptime()),
                heats ? watch.need().permille() : 0,
                plant.isReady(Demand.HEAT, wired, now.uptime()),
                plant.isReady(Demand.COOL, wired, now.uptime()),
                plant.isHeld(wired, now.uptime()), exercise);
    }

    private static Order order(Ruling ruling, Thermostat state, Watch watch,
            Sight sight) {
        boolean boost = ruling.output() == Demand.HEAT
                && (ruling.cause() == Cause.FLOOR || watch.warmth().isMissing());
        boolean cutOff = wired(state).cutOff() && ruling.output() != Demand.HEAT
                && state.governing().guard().isStuck();
        return new Order(ruling.output(), ruling.next().since(), ruling.intended(),
                missing(ruling, state,
                        sight),
                boost, cutOff);
    }

    private static int missing(Ruling ruling, Thermostat state, Sight sight) {
        Optional<Temperature> target = state.governing().aim().target();
        Optional<Reading> room = sight.room();
        if (ruling.output() == Demand.REST || target.isEmpty() || room.isEmpty()) {
            return 0;
        }
        int below = target.get().minus(room.get().value());
        return ruling.output() == Demand.HEAT ? below : -below;
    }
}
