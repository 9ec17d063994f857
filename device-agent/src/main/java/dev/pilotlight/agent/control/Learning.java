package dev.pilotlight.agent.control;

import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.twin.Doc;
import java.time.Duration;
import java.util.Optional;

/**
 * The controller that learns this house: it gathers what the room does while the equipment runs and
 * rests ({@link School}), keeps a model of it ({@link Mind}) and switches by what that foresees
 * ({@link Planner}). Without a model, or while the model foresees poorly, {@link Pi} decides.
 * Between two readings a call costs a few comparisons. Immutable.
 *
 * @param pi decides when nothing is known
 * @param lessons newest result, also of an earlier start
 * @param mind empty before the first reading with lessons
 * @param standing what is asked for until there is news
 */
record Learning(SafetyLimits limits, Pi pi, School school, Optional<Lessons> lessons,
        Optional<Mind> mind, Standing standing, Eyes eyes) implements Controller {
    private static final double USUAL_HALF_K = 0.15;

    /** A plan and the uptime until which it stands. */
    record Standing(Plan plan, Duration until) {}

    /** With what an earlier start learned, if anything. */
    static Learning of(SafetyLimits limits, Optional<Doc.Obj> memory) {
        return new Learning(limits, Pi.START, School.begun(0), memory.flatMap(Lessons::read),
                Optional.empty(), new Standing(Plan.of(Demand.REST, false), Duration.ZERO),
                Eyes.CLOSED);
    }

    @Override
    public Step step(Call call) {
        boolean stands = call.uptime().compareTo(standing.until) < 0 && eyes.isSame(call)
                && !school.isBusy();
        return stands ? new Step(standing.plan.demand(), this) : looked(call);
    }

    private Step looked(Call call) {
        Look look = eyes.look(call);
        boolean trusted = mind.isPresent() && mind.get().isFit(side(call));
        School taught = school.after(look, lessons.map(Lessons::plant), trusted);
        Optional<Lessons> learned = taught.finished().map(study -> lessons(study, taught));
        Optional<Mind> thinking = learned.isPresent()
                ? learned.map(one -> taughtMind(one, taught, call, look))
                : mind.map(one -> one.after(look, call.target())).or(() -> begun(call, look));
        Optional<Mind> facing = thinking.map(one -> facing(one, side(call)));
        return decided(call, look, new Learning(limits, pi, taught, learned.or(() -> lessons),
                facing, standing, eyes.after(call, look)), learned.isPresent());
    }

    /** The side that is asked for; the last one while switched off. */
    private Demand side(Call call) {
        Demand active = Demand.active(call.mode());
        return active == Demand.REST
                ? mind.map(one -> one.foresight().side()).orElse(Demand.HEAT)
                : active;
    }

    private Mind facing(Mind one, Demand side) {
        return one.foresight().side() == side
                ? one
                : one.facing(Foresight.of(one.foresight().plant(), side, limits));
    }

    private Lessons lessons(Study study, School taught) {
        return new Lessons(study.plant(), taught.gatherer().track().hours(), study.error(), mind
                .map(one -> one.rhythm().half()).orElse(USUAL_HALF_K));
    }

    /** The new plant goes on from where the old one was; the first, from the end of its data. */
    private Mind taughtMind(Lessons learned, School taught, Call call, Look look) {
        Foresight foresight = Foresight.of(learned.plant(), side(call), limits);
        return mind.map(one -> one.taught(foresight)).orElseGet(() -> {
            Estimate end = taught.finished().orElseThrow().end();
            double room = call.room().map(reading -> reading.value().celsius()).orElse(end.room());
            return Mind.begun(foresight, end.moved(room - end.room(), 0), look.now(), Rhythm.start(
                    learned.half(), look.now()));
        }).after(look, call.target());
    }

    /** With lessons of an earlier start, at the first reading. */
    private Optional<Mind> begun(Call call, Look look) {
        return lessons.filter(_ -> look.fresh().isPresent()).map(known -> Mind.begun(Foresight.of(
                known.plant(), side(call), limits), Estimate.resting(look.fresh().getAsDouble()),
                look.now(), Rhythm.start(known.half(), look.now())));
    }

    private static Step decided(Call call, Look look, Learning next, boolean remember) {
        boolean idle = call.mode() == Mode.OFF || call.target().isEmpty() || call.room().isEmpty();
        if (idle) {
            return next.stands(Plan.of(Demand.REST, false), call, next.pi, remember);
        }
        if (next.mind.filter(mind -> mind.isFit(Demand.active(call.mode()))).isEmpty()) {
            Step step = next.pi.step(call);
            Plan now = new Plan(step.demand(), 0, false);
            return next.stands(now, call, (Pi) step.next(), remember);
        }
        Plan plan = new Planner(next.mind.get(), call.running(), look.outdoor(), next.eyes
                .period(), next.standing.plan.early()).plan(call, call.target().get());
        return next.stands(plan, call, next.pi, remember);
    }

    private Step stands(Plan plan, Call call, Pi other, boolean remember) {
        Duration until = call.uptime().plus(Hours.duration(plan.hours()));
        return new Step(plan.demand(), new Learning(limits, other, school, lessons, mind,
                new Standing(plan, until), eyes), remember);
    }

    @Override
    public Doc.Obj memory() {
        return lessons.map(Lessons::doc).orElse(Doc.Obj.EMPTY);
    }

    @Override
    public Outlook outlook() {
        return Telling.of(this);
    }

}
