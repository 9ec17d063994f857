package dev.pilotlight.schedule;

import dev.pilotlight.schedule.PresetSetting.Level;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What every preset means. Immutable.
 *
 * @param settings one for each preset; home is a temperature, because the others may count from it
 */
public record Presets(Map<Preset, PresetSetting> settings) {
    /** What a configuration that says nothing gets. */
    public static final Presets DEFAULTS = new Presets(Map.of(
            Preset.HOME, fixed(21_000, 24_000), Preset.AWAY, fixed(16_000, 28_000),
            Preset.ECO, offset(-2_000, Optional.empty()), Preset.SLEEP, fixed(17_000, 26_000),
            Preset.BOOST, offset(2_000, Optional.of(Duration.ofMinutes(30)))));

    public Presets {
        boolean complete = settings.size() == Preset.values().length;
        if (!complete || Objects.requireNonNull(settings.get(Preset.HOME))
                .level() instanceof Level.Offset) {
            throw new IllegalArgumentException(
                    "has " + settings.keySet() + ", want every preset, and home a temperature");
        }
        settings = Collections.unmodifiableMap(new EnumMap<>(settings));
    }

    public PresetSetting of(Preset preset) {
        return Objects.requireNonNull(settings.get(preset));
    }

    public Presets with(Preset preset, PresetSetting setting) {
        Map<Preset, PresetSetting> changed = new EnumMap<>(settings);
        changed.put(preset, setting);
        return new Presets(changed);
    }

    /** What is cooled to; for a preset that is a difference, home's. */
    public Temperature cooling(Preset preset) {
        Level level = of(preset).level() instanceof Level.Fixed fixed
                ? fixed
                : of(Preset.HOME).level();
        return fixed(level, Mode.COOL);
    }

    /** The target of a schedule entry. */
    public Temperature scheduled(Goal goal, Mode mode) {
        return target(goal, mode, fixed(of(Preset.HOME).level(), mode));
    }

    /** The target of a hold; {@code otherwise} is what would be wanted without it. */
    public Temperature held(Goal goal, Mode mode, Temperature otherwise) {
        return target(goal, mode, otherwise);
    }

    private Temperature target(Goal goal, Mode mode, Temperature from) {
        return switch (goal) {
            case Goal.Exact(Temperature target) -> target;
            case Goal.Named(Preset preset) -> switch (of(preset).level()) {
                case Level.Fixed level -> fixed(level, mode);
                case Level.Offset(int milliK) -> from.plus(mode == Mode.COOL ? -milliK : milliK);
            };
        };
    }

    private static Temperature fixed(Level level, Mode mode) {
        return switch (level) {
            case Level.Fixed(Temperature heat, Temperature cool) ->
                mode == Mode.COOL ? cool : heat;
            case Level.Offset _ -> throw new IllegalStateException("home is no temperature");
        };
    }

    private static PresetSetting fixed(int heatMilliC, int coolMilliC) {
        return new PresetSetting(new Level.Fixed(Temperature.ofMilliC(heatMilliC), Temperature
                .ofMilliC(coolMilliC)), Optional.empty());
    }

    private static PresetSetting offset(int milliK, Optional<Duration> lasts) {
        return new PresetSetting(new Level.Offset(milliK), lasts);
    }
}
