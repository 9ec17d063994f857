package dev.pilotlight.agent.simulate;

import dev.pilotlight.oracle.ClockReading;
import dev.pilotlight.oracle.HouseSettings;
import dev.pilotlight.oracle.InForce;
import dev.pilotlight.oracle.TargetOracle;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.schedule.Presets;
import dev.pilotlight.schedule.Slot;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.wire.Properties;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a week asks for, as the oracle reads it: a score shares no code with the program that it
 * scores. Targets of heating, presets as they come. Immutable.
 */
final class PlannedTargets {
    /** Whatever a week asks for. */
    private static final HouseSettings.Targets EVERY = new HouseSettings.Targets(
            Properties.LOWEST_TARGET, Properties.HIGHEST_TARGET, Properties.LOWEST_TARGET);

    private final HouseSettings house;

    /** A week with at least one entry. */
    PlannedTargets(WeeklySchedule plan) {
        this.house = HouseSettings.of(Mode.HEAT, plan.zone(), plan.entries(), presets(), EVERY);
    }

    private static Map<Preset, PresetSetting> presets() {
        Map<Preset, PresetSetting> presets = new EnumMap<>(Preset.class);
        for (Preset preset : Preset.values()) {
            presets.put(preset, Presets.DEFAULTS.of(preset));
        }
        return presets;
    }

    /** From that moment up to the next entry. */
    Slot from(Instant moment) {
        InForce right = TargetOracle.at(house, ClockReading.known(moment, Duration.ofSeconds(moment
                .getEpochSecond()), 0));
        return new Slot(Goal.of(right.target().orElseThrow()), right.entry().orElseThrow(), moment,
                right.until().orElseThrow());
    }
}
