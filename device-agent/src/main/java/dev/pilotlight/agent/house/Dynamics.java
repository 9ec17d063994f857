package dev.pilotlight.agent.house;

import dev.pilotlight.agent.equipment.Output;
import dev.pilotlight.agent.equipment.Outputs;

/**
 * How a house's temperatures move while relays and surroundings are given: the one model that both
 * the house and whoever looks ahead compute with. Immutable.
 */
public final class Dynamics {
    private final HouseModel model;
    private final Network network;
    private final HouseModel.Equipment[] equipment;
    private final int turned;

    public Dynamics(HouseModel model) {
        this.model = model;
        this.network = new Network(model);
        this.equipment = model.equipment().toArray(HouseModel.Equipment[]::new);
        this.turned = 1 << equipment.length;
    }

    public HouseModel model() {
        return model;
    }

    int size() {
        return network.size();
    }

    Leap leap(double seconds) {
        return network.leap(seconds);
    }

    /**
     * The equipment that gives off heat or cold now, one bit each, and one more while a heat pump
     * cools; {@code fired} before.
     */
    int firing(double[] temperatures, Outputs relays, int fired) {
        int firing = relays.has(Output.REVERSING) ? turned : 0;
        for (int i = 0; i < equipment.length; i++) {
            if (called(equipment[i].kind(), relays)
                    && permits(equipment[i], temperatures, (fired & 1 << i) != 0)) {
                firing |= 1 << i;
            }
        }
        return firing;
    }

    private static boolean called(HouseModel.Kind kind, Outputs relays) {
        return switch (kind) {
            case HEAT -> relays.heat();
            case COOL -> relays.cool();
            case HEAT_PUMP -> relays.has(Output.COMPRESSOR);
            case SECOND_STAGE -> relays.has(Output.SECOND_STAGE);
            case SECOND_COOL -> relays.has(Output.SECOND_COOL);
        };
    }

    /** A boiler's own thermostat may keep it from firing. */
    private static boolean permits(HouseModel.Equipment one, double[] temperatures,
            boolean fired) {
        if (one.boiler().isEmpty()) {
            return true;
        }
        HouseModel.Boiler boiler = one.boiler().get();
        double water = temperatures[boiler.node()];
        return fired ? water < boiler.stopsAbove() : water < boiler.firesBelow();
    }

    /** Writes to {@code watts} the heat that comes to each node from outside the network. */
    void heat(Surroundings around, int firing, double[] watts) {
        for (int i = 0; i < watts.length; i++) {
            watts[i] = network.outwards(i) * around.outdoorC();
        }
        watts[model.solar().node()] += model.solar().area() * around.solarWPerM2();
        watts[model.gainsNode()] += around.gainsW();
        for (int i = 0; i < equipment.length; i++) {
            if ((firing & 1 << i) != 0) {
                double power = equipment[i].powerAt(around.outdoorC());
                watts[equipment[i].node()] += cools(i, firing) ? -power : power;
            }
        }
    }

    private boolean cools(int index, int firing) {
        return switch (equipment[index].kind()) {
            case HEAT, SECOND_STAGE -> false;
            case COOL, SECOND_COOL -> true;
            case HEAT_PUMP -> (firing & turned) != 0;
        };
    }

    /** What that equipment gives off, heat and cold alike, in W. */
    double power(int firing, double outdoorC) {
        double power = 0;
        for (int i = 0; i < equipment.length; i++) {
            power += (firing & 1 << i) == 0 ? 0 : equipment[i].powerAt(outdoorC);
        }
        return power;
    }

    /** How many different values {@link #firing} has. */
    int firings() {
        return turned << 1;
    }
}
