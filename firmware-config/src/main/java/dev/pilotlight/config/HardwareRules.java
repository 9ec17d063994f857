package dev.pilotlight.config;

import dev.pilotlight.units.Problem;
import java.util.List;

/** The rules across what is wired and what is sensed. */
final class HardwareRules {
    private HardwareRules() {}

    static void check(Hardware hardware, List<Problem> broken) {
        equipment(hardware.equipment(), broken);
        sensing(hardware.sensing(), broken);
        if (hardware instanceof Hardware.Board board) {
            WiringRules.check(board, broken);
        }
    }

    private static void equipment(Equipment wired, List<Problem> broken) {
        String path = "hardware.equipment";
        if (!wired.heats() && !wired.cools()) {
            broken.add(new Problem(path, "has neither heat nor cool, want at least one"));
        }
        if (wired.secondStage().isPresent() && !wired.heats()) {
            broken.add(new Problem(path + ".secondStage",
                    "is the second without a first, want heat or heatPump"));
        }
        if (wired.secondCool().isPresent() && !wired.cools()) {
            broken.add(new Problem(path + ".secondCool",
                    "is the second without a first, want cool or a reversing heatPump"));
        }
        if (wired.exercise().filter(one -> !one.pump()).isPresent() && !wired.heat()) {
            broken.add(new Problem(path + ".exercise",
                    "has nothing to move, want heat, or pump: true for a relay of its own"));
        }
    }

    private static void sensing(Sensing sensing, List<Problem> broken) {
        String path = "hardware.sensors";
        if (sensing.sensors().size() > Sensing.MOST) {
            broken.add(new Problem(path, "are " + sensing.sensors().size() + ", want at most "
                    + Sensing.MOST));
        }
        if (sensing.sensors().values().stream().noneMatch(one -> one
                .kind() == Sensing.Kind.ROOM)) {
            broken.add(new Problem(path, "has none of kind room, want at least one"));
        }
    }
}
