package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.core.Rules;
import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.agent.core.Starting;
import dev.pilotlight.agent.core.Thermostat;
import dev.pilotlight.agent.house.House;
import dev.pilotlight.agent.house.HouseModel;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.agent.runtime.AgentLoop;
import dev.pilotlight.agent.runtime.Beat;
import dev.pilotlight.agent.runtime.Desk;
import dev.pilotlight.agent.runtime.Mailbox;
import dev.pilotlight.agent.runtime.Ports;
import dev.pilotlight.config.ControlSettings;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.config.Equipment;
import dev.pilotlight.config.Hardware;
import dev.pilotlight.config.LinkSettings;
import dev.pilotlight.config.PageSettings;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.config.TelemetrySettings;
import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One run of the real loop, tick by tick, in a simulated house. Deterministic: the same scene gives
 * the same figures. One thread.
 */
public final class Simulation {
    private static final Duration TICK = ControlSettings.DEFAULTS.tick();

    private final Scene scene;
    private final House house;
    private final Relays relays = new Relays();
    private final Mailbox mailbox = new Mailbox();
    private final Clock clock;
    private final AgentLoop loop;

    public Simulation(Scene scene) {
        this.scene = scene;
        this.house = new House(scene.house(), scene.weather(), scene.seed());
        this.clock = new Clock(scene.start());
        Ports ports = Ports.simulated(clock, relays);
        Thermostat first = Starting.start(Rules.of(config(scene), "simulation"), Map.of(),
                clock.now());
        this.loop = new AgentLoop(first, ports, mailbox,
                new Desk(first, ports, mailbox, new Beat()));
    }

    /** Runs the warm-up, then the days, and judges the days. */
    public Figures run() {
        run(scene.warmUp(), Optional.empty());
        Scorer scorer = new Scorer(scene.schedule(), SafetyLimits.DEFAULTS, relays.readBack(),
                house.energyKWh());
        run(scene.days(), Optional.of(scorer));
        return scorer.figures(house.energyKWh());
    }

    private void run(Duration time, Optional<Scorer> scorer) {
        long ticks = time.dividedBy(TICK);
        for (long i = 0; i < ticks; i++) {
            house.advance(clock.wall, TICK, relays.readBack());
            clock.advance(TICK);
            sample();
            loop.step();
            scorer.ifPresent(judge -> judge.tick(clock.wall, TICK, house.roomC(),
                    house.thermometer(), relays.readBack()));
        }
    }

    private void sample() {
        long period = scene.house().sensor().period().toMillis();
        if (clock.uptime.toMillis() % period < TICK.toMillis()) {
            mailbox.offer(new Event.Sampled(
                    new Sample.Measured("room", house.thermometer(), clock.uptime)));
        }
    }

    private static FirmwareConfig config(Scene scene) {
        boolean heat = has(scene.house(), HouseModel.Kind.HEAT);
        boolean cool = has(scene.house(), HouseModel.Kind.COOL);
        Hardware hardware = new Hardware.SimulatedHouse(new Equipment(heat, cool),
                new Hardware.Source.Model(scene.house().name(), Optional.empty()));
        FirmwareConfig.Connections none = new FirmwareConfig.Connections(LinkSettings.NONE,
                new TelemetrySettings(Duration.ofMinutes(1), TelemetrySettings.DEFAULTS.keep()),
                PageSettings.DEFAULTS);
        return new FirmwareConfig(new DeviceId("simulated"), "home", hardware,
                SafetyLimits.DEFAULTS, ControlSettings.DEFAULTS,
                none, scene.schedule());
    }

    private static boolean has(HouseModel house, HouseModel.Kind kind) {
        return house.equipment().stream().anyMatch(equipment -> equipment.kind() == kind);
    }

    /** Both clocks go as the simulation lets them. */
    private static final class Clock implements TimeSource {
        private Instant wall;
        private Duration uptime = Duration.ZERO;

        Clock(Instant start) {
            this.wall = start;
        }

        void advance(Duration time) {
            wall = wall.plus(time);
            uptime = uptime.plus(time);
        }

        @Override
        public Moment now() {
            return new Moment(wall, uptime, ClockTrust.TRUSTED);
        }
    }
}
