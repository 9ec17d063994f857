package dev.pilotlight.signing;

import dev.pilotlight.config.Durations;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.config.Hardware;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What this very device stands for, whoever signed: its limits may be tightened but not relaxed,
 * and its wiring may be fixed where it hangs.
 *
 * @param limits the loosest limits that are taken
 * @param wiring the only hardware that is taken; empty when it may be changed from afar
 */
public record DeviceBounds(SafetyLimits limits, Optional<Hardware> wiring) {

    /** Everything in the configuration that goes beyond. */
    public List<Problem> broken(FirmwareConfig config) {
        Check check = new Check(new ArrayList<>());
        SafetyLimits wanted = config.limits();
        check.atLeast("frostFloor", wanted.frostFloor(), limits.frostFloor());
        check.atMost("ceiling", wanted.ceiling(), limits.ceiling());
        check.atMost("floorCeiling", wanted.guards().floorCeiling(),
                limits.guards().floorCeiling());
        check.atMost("staleAfter", wanted.staleAfter(), limits.staleAfter());
        check.atMost("maximumRun", wanted.maximumRun(), limits.maximumRun());
        check.rests("heat", wanted.heat(), limits.heat());
        check.rests("cool", wanted.cool(), limits.cool());
        wiring.filter(fixed -> !fixed.equals(config.hardware())).ifPresent(_ -> check.broken
                .add(new Problem("hardware",
                        "is not what is wired here, want it unchanged on this device")));
        return check.broken;
    }

    private record Check(List<Problem> broken) {
        void atLeast(String key, Temperature wanted, Temperature own) {
            if (wanted.isBelow(own)) {
                beyond(key, wanted.decimal() + ", want at least " + own.decimal());
            }
        }

        void atMost(String key, Temperature wanted, Temperature own) {
            if (wanted.isAbove(own)) {
                beyond(key, wanted.decimal() + ", want at most " + own.decimal());
            }
        }

        void atMost(String key, Duration wanted, Duration own) {
            if (wanted.compareTo(own) > 0) {
                beyond(key, Durations.words(wanted) + ", want at most " + Durations.words(own));
            }
        }

        void rests(String key, SafetyLimits.RestTimes wanted, SafetyLimits.RestTimes own) {
            atLeast(key + ".minimumOn", wanted.minimumOn(), own.minimumOn());
            atLeast(key + ".minimumOff", wanted.minimumOff(), own.minimumOff());
        }

        private void atLeast(String key, Duration wanted, Duration own) {
            if (wanted.compareTo(own) < 0) {
                beyond(key, Durations.words(wanted) + ", want at least " + Durations.words(own));
            }
        }

        private void beyond(String key, String figures) {
            broken.add(new Problem("limits." + key, "is " + figures + ", this device's own bound"));
        }
    }
}
