package dev.pilotlight.oracle;

import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.units.Temperature;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Everything that was said in a house and still stands. Immutable.
 *
 * @param week the entries by key
 * @param presets what each preset means
 */
public record HouseSettings(Mode mode, ZoneId zone, SortedMap<String, ScheduleEntry> week,
        Map<Preset, PresetSetting> presets, Targets targets, Optional<SpokenHold> hold,
        Optional<SpokenLease> lease, Optional<Vacation> vacation) {
    /**
     * Which targets there are.
     *
     * @param safe the one when nothing else can be known
     */
    public record Targets(Temperature least, Temperature most, Temperature safe) {}

    /** A house in which nothing was said but its week. */
    public static HouseSettings of(Mode mode, ZoneId zone, SortedMap<String, ScheduleEntry> week,
            Map<Preset, PresetSetting> presets, Targets targets) {
        return new HouseSettings(mode, zone, week, presets, targets, Optional.empty(), Optional
                .empty(), Optional.empty());
    }

    public HouseSettings withMode(Mode other) {
        return new HouseSettings(other, zone, week, presets, targets, hold, lease, vacation);
    }

    public HouseSettings withWeek(ZoneId otherZone, SortedMap<String, ScheduleEntry> other) {
        return new HouseSettings(mode, otherZone, other, presets, targets, hold, lease, vacation);
    }

    public HouseSettings withPresets(Map<Preset, PresetSetting> other) {
        return new HouseSettings(mode, zone, week, other, targets, hold, lease, vacation);
    }

    /** For a hold that is asked for now there is {@link TargetOracle#hold}. */
    public HouseSettings withHold(Optional<SpokenHold> other) {
        return new HouseSettings(mode, zone, week, presets, targets, other, lease, vacation);
    }

    public HouseSettings withLease(Optional<SpokenLease> other) {
        return new HouseSettings(mode, zone, week, presets, targets, hold, other, vacation);
    }

    public HouseSettings withVacation(Optional<Vacation> other) {
        return new HouseSettings(mode, zone, week, presets, targets, hold, lease, other);
    }
}
