package dev.pilotlight.config;

import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting.Level;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The rules across fields: each field may be right and the whole still wrong. */
public final class ConfigRules {
    /** Room between the frost floor and anything that is asked for. */
    private static final int LEAST_GAP_MILLI_K = 1_000;

    private ConfigRules() {}

    /** Every rule that the configuration breaks; none when it may be used. */
    public static List<Problem> broken(FirmwareConfig config) {
        List<Problem> broken = new ArrayList<>();
        targetsWithinLimits(config, broken);
        timesThatFit(config, broken);
        HardwareRules.check(config.hardware(), broken);
        return broken;
    }

    private static void targetsWithinLimits(FirmwareConfig config, List<Problem> broken) {
        within(config, config.control().safeTarget(), "control.safeTarget", broken);
        for (Preset preset : Preset.values()) {
            if (config.control().presets().of(preset).level() instanceof Level.Fixed level) {
                within(config, level.heat(), "control.presets." + preset.word() + ".target",
                        broken);
            }
        }
        config.schedule().entries().forEach((key, entry) -> within(config, entry, key, broken));
    }

    private static void within(FirmwareConfig config, ScheduleEntry entry, String key,
            List<Problem> broken) {
        if (entry.goal() instanceof Goal.Exact(Temperature target)) {
            within(config, target, "schedule.entries." + key + ".target", broken);
        }
    }

    private static void within(FirmwareConfig config, Temperature target, String path,
            List<Problem> broken) {
        Temperature least = config.limits().frostFloor();
        Temperature most = config.limits().ceiling().plus(-LEAST_GAP_MILLI_K);
        if (target.isBelow(least) || target.isAbove(most)) {
            broken.add(new Problem(path,
                    "is " + target.decimal() + ", want " + least.decimal()
                            + " (limits.frostFloor) to "
                            + most.decimal() + " (1 below limits.ceiling)"));
        }
    }

    private static void timesThatFit(FirmwareConfig config, List<Problem> broken) {
        Duration tick = config.control().tick();
        if (config.limits().staleAfter().compareTo(tick.multipliedBy(3)) < 0) {
            broken.add(new Problem("limits.staleAfter",
                    "is " + Durations.words(config.limits().staleAfter())
                            + ", want at least three times control.tick, "
                            + Durations.words(tick.multipliedBy(3))));
        }
        if (config.connections().telemetry().every().compareTo(tick) < 0) {
            broken.add(new Problem("telemetry.every",
                    "is " + Durations.words(config.connections().telemetry().every())
                            + ", want at least control.tick, " + Durations.words(tick)));
        }
    }
}
