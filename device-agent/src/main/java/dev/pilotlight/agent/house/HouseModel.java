package dev.pilotlight.agent.house;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A house as an RC network: nodes with heat capacities, conductances between them and to the
 * outdoors. Made by {@link HouseFile}, which lets only consistent ones through. Nodes are named by
 * their index in {@code nodes}.
 *
 * @param room the node whose temperature people feel
 */
public record HouseModel(String name, String source, List<Node> nodes, List<Link> links,
        Solar solar, int gainsNode,
        List<Equipment> equipment, int room, Sensor sensor) {
    /** Stands for the outdoors as one end of a link. */
    public static final int OUTDOOR = -1;

    public HouseModel {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
        equipment = List.copyOf(equipment);
    }

    /** Whether there is equipment of that kind. */
    public boolean has(Kind kind) {
        return equipment.stream().anyMatch(one -> one.kind() == kind);
    }

    /** What a thermostat in this house is wired to. */
    public dev.pilotlight.config.Equipment wiring() {
        return new dev.pilotlight.config.Equipment(has(Kind.HEAT), has(Kind.COOL),
                has(Kind.HEAT_PUMP)
                        ? Optional.of(new dev.pilotlight.config.Equipment.HeatPump(true))
                        : Optional.empty(),
                has(Kind.SECOND_STAGE)
                        ? Optional.of(dev.pilotlight.config.Equipment.SecondStage.DEFAULTS)
                        : Optional.empty(),
                has(Kind.SECOND_COOL)
                        ? Optional.of(dev.pilotlight.config.Equipment.SecondStage.COOLING)
                        : Optional.empty(),
                Optional.empty(), Optional.empty(), false);
    }

    /** Whether the house can be heated. */
    public boolean heats() {
        return has(Kind.HEAT) || has(Kind.HEAT_PUMP);
    }

    /** Whether the house can be cooled. */
    public boolean cools() {
        return has(Kind.COOL) || has(Kind.HEAT_PUMP);
    }

    /** The node that is walked on: one of that name, or else the room. */
    public int floor() {
        for (int i = 0; i < nodes.size(); i++) {
            String called = nodes.get(i).name();
            if (called.equals("floor") || called.equals("screed")) {
                return i;
            }
        }
        return room;
    }

    /** How fast a node would follow its neighbours if these did not move, in s. */
    public double timeConstantSeconds(int node) {
        double conductance = links.stream().filter(one -> one.from() == node || one.to() == node)
                .mapToDouble(Link::conductance).sum();
        return nodes.get(node).capacity() / conductance;
    }

    /** What stores heat, in J/K. */
    public record Node(String name, double capacity) {}

    /** What conducts heat between two nodes, or a node and {@link #OUTDOOR}, in W/K. */
    public record Link(int from, int to, double conductance) {}

    /** The share of global horizontal radiation that heats a node, as an area in m². */
    public record Solar(int node, double area) {}

    /**
     * What is switched.
     *
     * @param power in W, positive for every kind; of a heat pump at 7 °C outdoors
     * @param boiler its own thermostat, if it has one
     * @param fall by which share a heat pump's power falls with each kelvin outdoors below 7 °C
     */
    public record Equipment(Kind kind, int node, double power, Optional<Boiler> boiler,
            double fall) {
        private static final double RATED_AT_C = 7;
        private static final double LEAST_SHARE = 0.3;
        private static final double MOST_SHARE = 1.2;

        /** What it gives off while the outdoors are so warm, in W. */
        double powerAt(double outdoorC) {
            return kind == Kind.HEAT_PUMP
                    ? power * Math.clamp(1 - fall * (RATED_AT_C - outdoorC), LEAST_SHARE,
                            MOST_SHARE)
                    : power;
        }
    }

    /** Which output switches it; a heat pump cools while its valve is turned round. */
    public enum Kind {
        HEAT("heat"), COOL("cool"), HEAT_PUMP("heat-pump"), SECOND_STAGE(
                "second-stage"), SECOND_COOL("second-cool");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word in files. */
        public String word() {
            return word;
        }

        /** The kind of that word. */
        static Optional<Kind> parse(String word) {
            return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
        }
    }

    /**
     * A boiler's own thermostat: fires below one temperature of a node, stops above another, in °C.
     */
    public record Boiler(int node, double firesBelow, double stopsAbove) {}

    /** The thermometer: reads a node each period, with noise, in steps of a quantum (K). */
    public record Sensor(int node, double quantum, double noise, Duration period) {}
}
