package dev.pilotlight.agent.control.learn;

import dev.pilotlight.agent.control.Ahead;
import dev.pilotlight.agent.control.Call;
import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.control.Outlook;
import dev.pilotlight.agent.control.model.Discretization;
import dev.pilotlight.agent.control.model.Hours;
import dev.pilotlight.agent.control.model.Plant;
import dev.pilotlight.agent.control.model.Prediction;
import dev.pilotlight.agent.control.model.State;
import dev.pilotlight.agent.control.plan.ModelInUse;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what a {@link Learning} controller knows and expects, in figures that people can check. */
public final class Explanation {
    private static final double MOST_HOURS = 24;
    private static final double THERE_K = 0.3;
    private static final double INSIDE_C = 20;
    private static final double OUTSIDE_C = 0;
    private static final double STEP = 1 / 12.0;

    private final Learning learning;

    private Explanation(Learning learning) {
        this.learning = learning;
    }

    public static Outlook of(Learning learning) {
        Explanation telling = new Explanation(learning);
        return new Outlook(telling.reach(), telling.basis(), telling.facts());
    }

    /** When the room will be where it is wanted, as far as that is foreseen. */
    public static Optional<Outlook.Reach> reach(Learning learning) {
        return new Explanation(learning).reach();
    }

    private Optional<Outlook.Reach> reach() {
        return learning.observations().last()
                .flatMap(call -> goal(call).flatMap(goal -> learning.model()
                        .filter(model -> model.isFit(Demand.active(call.mode())))
                        .flatMap(model -> reach(call,
                                model, goal))));
    }

    private Optional<Temperature> goal(Call call) {
        return learning.standing().plan().early()
                ? call.ahead().map(Ahead::target)
                : call.target();
    }

    private Optional<Outlook.Reach> reach(Call call, ModelInUse model, Temperature target) {
        Prediction prediction = model.prediction();
        double goal = prediction.warmth(target.celsius()) - THERE_K;
        State state = model.observer().state();
        if (prediction.warmth(state.room()) >= goal) {
            return Optional.empty();
        }
        double hours = prediction.hoursTo(goal, model.prospect(learning.observations().outdoor()),
                MOST_HOURS);
        Duration at = call.uptime().plus(Hours.duration(hours));
        return hours >= MOST_HOURS
                ? Optional.empty()
                : Optional.of(new Outlook.Reach(target, at, learning.standing().plan().early()));
    }

    private String basis() {
        int hours = learning.identification().gatherer().history().hours();
        return learning.model().map(model -> model.validation().isGood()
                ? "learned from " + span(learning.learned().map(Memory::hours).orElse(0))
                : "proportional, since what was learned foresees poorly")
                .orElse("proportional, while learning this house: " + hours + " h seen");
    }

    private static String span(int hours) {
        return hours < 48 ? hours + " hours" : hours / 24 + " days";
    }

    private List<Outlook.Fact> facts() {
        List<Outlook.Fact> facts = new ArrayList<>();
        learning.model().filter(model -> model.validation().isGood()).ifPresent(model -> {
            Plant plant = model.prediction().plant();
            facts.add(new Outlook.Fact("from 20 °C with 0 °C outside, in an hour and in eight",
                    change(moved(plant, 0, 1)) + " and " + change(moved(plant, 0, 8))));
            facts.addAll(sides(plant));
            facts.add(new Outlook.Fact("swing around the target", kelvin(2 * model.cycles()
                    .half())));
            facts.add(new Outlook.Fact("misses half an hour ahead by; the room moves by", kelvin(
                    Math.sqrt(model.validation().model())) + "; "
                    + kelvin(Math.sqrt(model.validation()
                            .stay()))));
        });
        return facts;
    }

    private static List<Outlook.Fact> sides(Plant plant) {
        List<Outlook.Fact> facts = new ArrayList<>();
        if (plant.heat().isKnown()) {
            facts.add(new Outlook.Fact("the same with an hour of heating", change(moved(plant, 1,
                    1))));
            facts.add(new Outlook.Fact("heat still comes after a stop for", minutes(plant.heat()
                    .lag())));
        }
        if (plant.cool().isKnown()) {
            facts.add(new Outlook.Fact("the same with an hour of cooling", change(moved(plant, -1,
                    1))));
            facts.add(new Outlook.Fact("cold still comes after a stop for", minutes(plant.cool()
                    .lag())));
        }
        return facts;
    }

    private static String change(double kelvin) {
        return String.format(Locale.ROOT, "%+.1f K", kelvin);
    }

    private static String kelvin(double kelvin) {
        return String.format(Locale.ROOT, "%.2f K", kelvin);
    }

    private static String minutes(double hours) {
        return String.format(Locale.ROOT, "%.0f min", 60 * hours);
    }

    /** How far the room gets from 20 °C throughout, with 0 °C outside. */
    private static double moved(Plant plant, double share, double hours) {
        Discretization motion = Discretization.of(plant, STEP);
        State state = State.resting(INSIDE_C);
        for (double done = 0; done < hours; done += STEP) {
            state = motion.step(state, share, OUTSIDE_C);
        }
        return state.room() - INSIDE_C;
    }
}
