package dev.pilotlight.agent.simulate;

import dev.pilotlight.config.ControlSettings;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.config.Hardware;
import dev.pilotlight.config.LinkSettings;
import dev.pilotlight.config.PageSettings;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.config.TelemetrySettings;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The configuration of a simulated thermostat. Pure. */
final class Trial {
    /** Nobody reads what a simulation records. */
    private static final Duration RECORDED_EVERY = Duration.ofMinutes(15);

    private Trial() {}

    static FirmwareConfig config(Scene scene, Contender contender) {
        Hardware hardware = new Hardware.SimulatedHouse(scene.house().wiring(),
                new Hardware.Source.Model(scene.house().name(), Optional.empty()));
        FirmwareConfig.Connections none = new FirmwareConfig.Connections(LinkSettings.NONE,
                new TelemetrySettings(RECORDED_EVERY, TelemetrySettings.DEFAULTS.keep()),
                PageSettings.DEFAULTS);
        return new FirmwareConfig(new DeviceId("simulated"), "home", hardware,
                SafetyLimits.DEFAULTS, settings(contender), none, schedule(scene, contender));
    }

    private static ControlSettings settings(Contender contender) {
        return switch (contender) {
            case Contender.Shipped(ControlSettings.Rule rule, ControlSettings.Early early, _, _) ->
                ControlSettings.DEFAULTS.with(rule).with(early);
            case Contender.Ideal _ -> ControlSettings.DEFAULTS;
        };
    }

    private static WeeklySchedule schedule(Scene scene, Contender contender) {
        return switch (contender) {
            case Contender.Shipped(_, _, Duration headStart, int raised) ->
                headStart.isZero() && raised == 0
                        ? scene.plan()
                        : owners(scene.plan(), scene.mode(), headStart, raised);
            case Contender.Ideal _ -> scene.plan();
        };
    }

    /** Only entries of the occupied target change; none comes before midnight. */
    private static WeeklySchedule owners(WeeklySchedule plan, Mode mode, Duration headStart,
            int raised) {
        int more = mode == Mode.COOL ? -raised : raised;
        Map<String, ScheduleEntry> entries = plan.entries().entrySet().stream().collect(
                Collectors.toMap(Map.Entry::getKey,
                        entry -> isOccupied(plan, mode, entry.getValue().target())
                                ? sooner(entry.getValue(), headStart, more)
                                : entry.getValue()));
        return WeeklySchedule.of(plan.zone(), entries);
    }

    private static ScheduleEntry sooner(ScheduleEntry entry, Duration headStart, int more) {
        long second = Math.max(0, entry.at().toSecondOfDay() - headStart.toSeconds());
        return new ScheduleEntry(entry.days(), LocalTime.ofSecondOfDay(second), entry.target()
                .plus(more));
    }

    private static boolean isOccupied(WeeklySchedule plan, Mode mode, Temperature target) {
        return plan.entries().values().stream().map(ScheduleEntry::target).noneMatch(
                other -> mode == Mode.COOL ? other.isBelow(target) : other.isAbove(target));
    }
}
