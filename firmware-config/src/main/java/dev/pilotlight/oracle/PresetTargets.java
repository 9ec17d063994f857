package dev.pilotlight.oracle;

import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.schedule.PresetSetting.Level;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.units.Temperature;
import java.util.Objects;
import java.util.Optional;

/** Which target a goal means in a house, within the targets that there are. */
final class PresetTargets {
    private PresetTargets() {}

    /** A preset that is a difference counts from {@code base}. */
    static Temperature held(Goal goal, Temperature base, HouseSettings said) {
        return within(milliC(goal, base.milliC(), said), said);
    }

    /** In an entry a preset that is a difference counts from home. */
    static Temperature scheduled(Goal goal, HouseSettings said) {
        return within(milliC(goal, home(said), said), said);
    }

    /** A low target for an empty house is none to cool it to. */
    static Temperature away(Vacation vacation, HouseSettings said) {
        int away = milliC(new Goal.Named(Preset.AWAY), home(said), said);
        Optional<Temperature> own = vacation.target();
        int asked = own.isPresent() ? own.get().milliC() : away;
        return within(said.mode() == Mode.COOL ? Math.max(asked, away) : asked, said);
    }

    /** The warmer of both; while cooling the cooler. */
    static Temperature more(Temperature one, Temperature other, HouseSettings said) {
        return within(said.mode() == Mode.COOL
                ? Math.min(one.milliC(), other.milliC())
                : Math.max(one.milliC(), other.milliC()), said);
    }

    static Temperature within(int milliC, HouseSettings said) {
        int least = said.targets().least().milliC();
        int most = said.targets().most().milliC();
        return new Temperature(Math.max(least, Math.min(most, milliC)));
    }

    static PresetSetting setting(Preset preset, HouseSettings said) {
        return Objects.requireNonNull(said.presets().get(preset));
    }

    /** Home is a temperature, because the others may count from it. */
    private static int home(HouseSettings said) {
        return milliC(new Goal.Named(Preset.HOME), 0, said);
    }

    private static int milliC(Goal goal, int base, HouseSettings said) {
        boolean cooling = said.mode() == Mode.COOL;
        return switch (goal) {
            case Goal.Exact(Temperature target) -> target.milliC();
            case Goal.Named(Preset preset) -> switch (setting(preset, said).level()) {
                case Level.Fixed(Temperature heat, Temperature cool) -> (cooling ? cool : heat)
                        .milliC();
                case Level.Offset(int milliK) -> cooling ? base - milliK : base + milliK;
            };
        };
    }
}
