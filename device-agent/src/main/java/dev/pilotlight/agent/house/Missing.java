package dev.pilotlight.agent.house;

import dev.pilotlight.config.Equipment;
import dev.pilotlight.units.Problem;
import java.util.ArrayList;
import java.util.List;

/** What a configuration says is wired and a simulated house has not. Pure. */
public final class Missing {
    private Missing() {}

    /** Every such piece, with the houses that have it; none when the house is fit. */
    public static List<Problem> in(HouseModel house, Equipment wired) {
        List<Problem> missing = new ArrayList<>();
        look(house, wired.heat(), HouseModel.Kind.HEAT, "heat", missing);
        look(house, wired.cool(), HouseModel.Kind.COOL, "cool", missing);
        look(house, wired.heatPump().isPresent(), HouseModel.Kind.HEAT_PUMP, "heatPump", missing);
        look(house, wired.secondStage().isPresent(), HouseModel.Kind.SECOND_STAGE, "secondStage",
                missing);
        look(house, wired.secondCool().isPresent(), HouseModel.Kind.SECOND_COOL, "secondCool",
                missing);
        return missing;
    }

    private static void look(HouseModel house, boolean wired, HouseModel.Kind kind, String key,
            List<Problem> missing) {
        if (wired && !house.has(kind)) {
            missing.add(new Problem("hardware.equipment." + key, "is wired, but this house has no "
                    + kind.word() + ", want " + wanted(kind)));
        }
    }

    private static String wanted(HouseModel.Kind kind) {
        List<String> having = HouseFile.BUILT_IN.stream().filter(name -> HouseFile.builtIn(name)
                .toOptional().filter(house -> house.has(kind)).isPresent()).toList();
        return "equipment that it has, or a house.model that has it" + (having.isEmpty()
                ? ""
                : ": " + String.join(", ", having));
    }
}
