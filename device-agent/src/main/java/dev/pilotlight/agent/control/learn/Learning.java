package dev.pilotlight.agent.control.learn;

import dev.pilotlight.agent.control.Call;
import dev.pilotlight.agent.control.Controller;
import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.control.Outlook;
import dev.pilotlight.agent.control.Pi;
import dev.pilotlight.agent.control.identify.Fit;
import dev.pilotlight.agent.control.identify.Identification;
import dev.pilotlight.agent.control.model.Hours;
import dev.pilotlight.agent.control.model.Observation;
import dev.pilotlight.agent.control.model.Prediction;
import dev.pilotlight.agent.control.model.State;
import dev.pilotlight.agent.control.plan.CycleLimit;
import dev.pilotlight.agent.control.plan.ModelInUse;
import dev.pilotlight.agent.control.plan.Plan;
import dev.pilotlight.agent.control.plan.Planner;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.twin.Doc;
import java.time.Duration;
import java.util.Optional;

/**
 * The controller that learns this house: it gathers what the room does while the equipment runs and
 * rests ({@link Identification}), keeps a model of it ({@link ModelInUse}) and switches by what
 * that foresees ({@link Planner}). Without a model, or while the model foresees poorly, {@link Pi}
 * decides. Between two readings a call costs a few comparisons. Immutable.
 *
 * @param pi decides when nothing is known
 * @param learned newest result, also of an earlier start
 * @param model empty before the first reading with lessons
 * @param standing what is asked for until there is news
 */
public record Learning(SafetyLimits limits, Pi pi, Identification identification,
        Optional<Memory> learned,
        Optional<ModelInUse> model, Standing standing,
        Observations observations) implements Controller {
    private static final double USUAL_HALF_K = 0.15;
    private static final int A_DAY = 24;

    /** A plan and the uptime until which it stands. */
    public record Standing(Plan plan, Duration until) {}

    /** With what an earlier start found, if anything. */
    public static Learning of(SafetyLimits limits, Optional<Doc.Obj> memory) {
        return new Learning(limits, Pi.START, Identification.begun(0), memory.flatMap(Memory::read),
                Optional.empty(), new Standing(Plan.of(Demand.REST, false), Duration.ZERO),
                Observations.CLOSED);
    }

    @Override
    public Step step(Call call) {
        boolean stands = call.uptime().compareTo(standing.until) < 0 && observations.isSame(call)
                && !identification.isBusy();
        return stands ? new Step(standing.plan.demand(), this) : looked(call);
    }

    private Step looked(Call call) {
        Observation observation = observations.observation(call);
        boolean trusted = model.isPresent() && model.get().isFit(side(call));
        Identification taught = identification.after(observation, learned.map(Memory::plant),
                trusted);
        Optional<Memory> found = taught.finished().map(fit -> learned(fit, taught));
        Optional<ModelInUse> thinking = found.isPresent()
                ? found.map(one -> taughtMind(one, taught, call, observation))
                : model.map(one -> one.after(observation, call.target()))
                        .or(() -> begun(call, observation));
        Optional<ModelInUse> facing = thinking.map(one -> facing(one, side(call)));
        return decided(call, observation, new Learning(limits, pi, taught, found.or(() -> learned),
                facing, standing, observations.after(call, observation)), found.isPresent());
    }

    /** The side that is asked for; the last one while switched off. */
    private Demand side(Call call) {
        Demand active = Demand.active(call.mode());
        return active == Demand.REST
                ? model.map(one -> one.prediction().side()).orElse(Demand.HEAT)
                : active;
    }

    private ModelInUse facing(ModelInUse one, Demand side) {
        return one.prediction().side() == side
                ? one
                : one.facing(Prediction.of(one.prediction().plant(), side, limits));
    }

    private Memory learned(Fit fit, Identification taught) {
        int before = learned.map(Memory::hours).orElse(0);
        int seen = taught.gatherer().history().hours();
        int hours = before < seen ? seen : before + Math.min(A_DAY, seen);
        return new Memory(fit.plant(), hours, fit.error(), model.map(one -> one.cycles().half())
                .orElse(USUAL_HALF_K));
    }

    /** The new plant goes on from where the old one was; the first, from the end of its data. */
    private ModelInUse taughtMind(Memory found, Identification taught, Call call,
            Observation observation) {
        Prediction prediction = Prediction.of(found.plant(), side(call), limits);
        return model.map(one -> one.taught(prediction)).orElseGet(() -> {
            State end = taught.finished().orElseThrow().end();
            double room = call.room().map(reading -> reading.value().celsius()).orElse(end.room());
            return ModelInUse.begun(prediction, end.moved(room - end.room(), 0), observation.now(),
                    CycleLimit.start(
                            found.half(), observation.now()));
        }).after(observation, call.target());
    }

    /** With lessons of an earlier start, at the first reading. */
    private Optional<ModelInUse> begun(Call call, Observation observation) {
        return learned.filter(_ -> observation.fresh().isPresent())
                .map(known -> ModelInUse.begun(Prediction.of(
                        known.plant(), side(call), limits),
                        State.resting(observation.fresh().getAsDouble()),
                        observation.now(), CycleLimit.start(known.half(), observation.now())));
    }

    private static Step decided(Call call, Observation observation, Learning next,
            boolean remember) {
        boolean idle = call.mode() == Mode.OFF || call.target().isEmpty() || call.room().isEmpty();
        if (idle) {
            return next.stands(Plan.of(Demand.REST, false), call, next.pi, remember);
        }
        if (next.model.filter(model -> model.isFit(Demand.active(call.mode()))).isEmpty()) {
            Step step = next.pi.step(call);
            Plan now = new Plan(step.demand(), 0, false);
            return next.stands(now, call, (Pi) step.next(), remember);
        }
        Plan plan = new Planner(next.model.get(), call.running(), observation.outdoor(),
                next.observations
                        .period(),
                next.standing.plan.early()).plan(call, call.target().get());
        return next.stands(plan, call, next.pi, remember);
    }

    private Step stands(Plan plan, Call call, Pi other, boolean remember) {
        Duration until = call.uptime().plus(Hours.duration(plan.hours()));
        return new Step(plan.demand(), new Learning(limits, other, identification, learned, model,
                new Standing(plan, until), observations), remember);
    }

    @Override
    public Doc.Obj memory() {
        return learned.map(Memory::doc).orElse(Doc.Obj.EMPTY);
    }

    @Override
    public Duration stands() {
        return identification.isBusy() ? Duration.ZERO : standing.until;
    }

    @Override
    public Optional<Outlook.Reach> reach() {
        return Explanation.reach(this);
    }

    @Override
    public Outlook outlook() {
        return Explanation.of(this);
    }

}
