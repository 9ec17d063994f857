package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.core.Rules;
import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.agent.core.Starting;
import dev.pilotlight.agent.core.Thermostat;
import dev.pilotlight.agent.house.Dynamics;
import dev.pilotlight.agent.house.House;
import dev.pilotlight.agent.house.HouseModel;
import dev.pilotlight.agent.runtime.AgentLoop;
import dev.pilotlight.agent.runtime.Beat;
import dev.pilotlight.agent.runtime.Desk;
import dev.pilotlight.agent.runtime.Mailbox;
import dev.pilotlight.agent.runtime.Ports;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Map;

/**
 * One run of the real loop, tick by tick, in a simulated house. Deterministic: the same scene gives
 * the same figures. One thread.
 */
public final class Simulation {
    private static final SafetyLimits LIMITS = SafetyLimits.DEFAULTS;

    private final Scene scene;
    private final House house;
    private final Relays relays = new Relays();
    private final Mailbox mailbox = new Mailbox();
    private final SimulatedClock clock;
    private final AgentLoop loop;
    private final Duration tick;
    private final long tickMillis;
    private final long periodMillis;
    private HouseModel later;

    public Simulation(Scene scene, Contender contender) {
        this.scene = scene;
        this.later = scene.house();
        Dynamics dynamics = new Dynamics(scene.house());
        this.house = new House(dynamics, scene.weather(), scene.seed());
        this.clock = new SimulatedClock(scene.span().start());
        FirmwareConfig config = Trial.config(scene, contender);
        this.tick = config.control().tick();
        this.tickMillis = tick.toMillis();
        this.periodMillis = scene.house().sensor().period().toMillis();
        Ports ports = Ports.simulated(clock, relays);
        Thermostat first = first(Rules.of(config, "simulation"), contender, dynamics);
        this.loop = new AgentLoop(first, ports, mailbox,
                new Desk(first, ports, mailbox, new Beat()));
        if (scene.mode() == Mode.COOL) {
            mailbox.offer(new Event.Asked(new LocalEdit.SetMode(Mode.COOL), 0));
        }
    }

    private Thermostat first(Rules rules, Contender contender, Dynamics dynamics) {
        return switch (contender) {
            case Contender.Shipped _ -> Starting.start(rules, Map.of(), clock.now());
            case Contender.Ideal _ -> Starting.start(rules, Map.of(), clock.now(),
                    new Ideal(new Oracle(scene, dynamics, house, LIMITS), scene.span().start()));
        };
    }

    /** The days after the warm-up are played in another house, with the same nodes. */
    public Simulation thenIn(HouseModel other) {
        later = other;
        return this;
    }

    /** Runs the warm-up, then the days, and judges the days. */
    public Figures run() {
        return run(Witness.NONE);
    }

    /** The same, while {@code witness} looks on during the days. */
    public Figures run(Witness witness) {
        long ticks = scene.span().warmUp().dividedBy(tick);
        for (long i = 0; i < ticks; i++) {
            tick();
        }
        house.become(later);
        Scorer scorer = new Scorer(scene.plan(), scene.mode(), LIMITS, relays.readBack(),
                scene.house().heats(), house.energyKWh());
        judge(scorer, witness);
        return scorer.figures(house.energyKWh());
    }

    private void judge(Scorer scorer, Witness witness) {
        long ticks = scene.span().days().dividedBy(tick);
        for (long i = 0; i < ticks; i++) {
            tick();
            scorer.tick(clock.wall(), tickMillis, house.roomC(), relays.readBack());
            witness.look(clock.wall(), house, relays.readBack());
        }
    }

    private void tick() {
        house.advance(clock.wall(), tick, relays.readBack());
        clock.advance(tick);
        if (clock.uptime().toMillis() % periodMillis < tickMillis) {
            sample();
        }
        loop.step();
    }

    private void sample() {
        mailbox.offer(new Event.Sampled(
                new Sample.Measured("room", house.thermometer(), clock.uptime())));
        if (scene.outdoorSensor()) {
            mailbox.offer(new Event.Sampled(new Sample.Measured("outdoor",
                    Temperature.ofMilliC(
                            (int) Math.round(house.outdoorC() * 1_000)),
                    clock.uptime())));
        }
    }

    /** How many events the thermostat failed on; any other number than 0 is a bug. */
    public long failures() {
        return loop.failures();
    }
}
