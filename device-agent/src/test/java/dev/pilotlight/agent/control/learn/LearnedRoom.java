package dev.pilotlight.agent.control.learn;

import dev.pilotlight.agent.control.Ahead;
import dev.pilotlight.agent.control.Call;
import dev.pilotlight.agent.control.Controller;
import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.control.model.Discretization;
import dev.pilotlight.agent.control.model.Emitter;
import dev.pilotlight.agent.control.model.Envelope;
import dev.pilotlight.agent.control.model.Plant;
import dev.pilotlight.agent.control.model.State;
import dev.pilotlight.agent.sensing.Reading;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** A room with radiators, its controller, and a thermometer that may talk nonsense. One thread. */
final class LearnedRoom {
    private static final int TICK_S = 10;
    private static final int PERIOD_S = 30;
    private static final Plant PLANT = new Plant(new Envelope(4, 0.08, 0.25, 0.03), new Emitter(25,
            0.3, 14), Emitter.UNKNOWN);

    private final Random random = new Random(7);
    private final Discretization motion = Discretization.of(PLANT, TICK_S / 3600.0);
    private State state = State.resting(19);
    private long seconds;
    private long since = -3600;
    private Demand running = Demand.REST;
    private Reading reading = new Reading(Temperature.ofCelsius(19), Duration.ZERO);
    private Controller controller = Learning.of(SafetyLimits.DEFAULTS, Optional.empty());
    private double squares;
    private double lowest;
    private double atSix;
    private long starts;
    private long counted;
    private boolean remembered;

    /** What the thermometer says of the room. */
    ToDoubleFunction<Random> nonsense = _ -> Double.NaN;

    /** 21 °C by day and 17 °C from 22 to 6 o'clock, or always 21 °C. */
    boolean setback;

    LearnedRoom hours(int hours) {
        squares = 0;
        counted = 0;
        starts = 0;
        lowest = 99;
        remembered = false;
        return minutes(60 * hours);
    }

    /** Goes on; what is scored goes on too. */
    LearnedRoom minutes(int minutes) {
        for (long end = seconds + minutes * 60L; seconds < end; seconds += TICK_S) {
            tick();
        }
        return this;
    }

    private void tick() {
        if (seconds % PERIOD_S == 0) {
            double said = nonsense.applyAsDouble(random);
            double seen = state.room() + 0.03 * random.nextGaussian();
            reading = new Reading(Temperature.ofCelsius(Double.isNaN(said) ? seen : said), Duration
                    .ofSeconds(seconds));
        }
        Controller.Step step = controller.step(call());
        controller = step.next();
        remembered |= step.remember();
        run(step.demand());
        state = motion.step(state, running.sign(), outdoor());
        score();
    }

    private Call call() {
        long ofDay = seconds % 86_400;
        boolean day = isDay(ofDay);
        long in = day ? 22 * 3600L - ofDay : (ofDay < 6 * 3600L ? 6 : 30) * 3600L - ofDay;
        Optional<Ahead> ahead = setback
                ? Optional.of(new Ahead(Temperature.ofCelsius(day ? 17 : 21), Duration.ofSeconds(
                        in), true, true))
                : Optional.empty();
        return new Call(Mode.HEAT, Optional.of(Temperature.ofCelsius(day ? 21 : 17)), ahead,
                Optional.of(reading), Optional.of(Temperature.ofCelsius(outdoor())), running,
                Duration.ofSeconds(seconds), Optional.empty());
    }

    private boolean isDay(long ofDay) {
        return !setback || (ofDay >= 6 * 3600 && ofDay < 22 * 3600);
    }

    private double outdoor() {
        return 3 + 4 * Math.sin(seconds / 86_400.0 * 2 * Math.PI);
    }

    private void run(Demand demand) {
        boolean held = seconds - since < (running == Demand.REST ? 180 : 120);
        if (demand != running && !held) {
            running = demand;
            since = seconds;
            starts += demand == Demand.REST ? 0 : 1;
        }
    }

    private void score() {
        long ofDay = seconds % 86_400;
        if (ofDay == 6 * 3600) {
            atSix = state.room();
        }
        if (isDay(ofDay)) {
            counted++;
            squares += (state.room() - 21) * (state.room() - 21);
            lowest = Math.min(lowest, state.room());
        }
    }

    /** Root of the mean squared error by day, K. */
    double rmse() {
        return Math.sqrt(squares / counted);
    }

    double lowest() {
        return lowest;
    }

    /** The room when the target last rose, °C. */
    double atSix() {
        return atSix;
    }

    double startsAnHour() {
        return starts * 3600.0 / (counted * TICK_S);
    }

    boolean hasRemembered() {
        return remembered;
    }

    Controller controller() {
        return controller;
    }

    /** A power cut: a new controller with that memory; uptime begins anew. */
    void restart(Doc.Obj memory) {
        controller = Learning.of(SafetyLimits.DEFAULTS, Optional.of(memory));
        seconds %= 86_400;
        since = seconds - 3600;
        running = Demand.REST;
    }
}
