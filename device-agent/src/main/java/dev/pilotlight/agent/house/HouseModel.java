package dev.pilotlight.agent.house;

import java.time.Duration;
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

    /** What stores heat, in J/K. */
    public record Node(String name, double capacity) {}

    /** What conducts heat between two nodes, or a node and {@link #OUTDOOR}, in W/K. */
    public record Link(int from, int to, double conductance) {}

    /** The share of global horizontal radiation that heats a node, as an area in m². */
    public record Solar(int node, double area) {}

    /**
     * What is switched.
     *
     * @param power in W, positive for both kinds
     * @param boiler its own thermostat, if it has one
     */
    public record Equipment(Kind kind, int node, double power, Optional<Boiler> boiler) {}

    /** Which output switches it. */
    public enum Kind {
        HEAT, COOL
    }

    /**
     * A boiler's own thermostat: fires below one temperature of a node, stops above another, in °C.
     */
    public record Boiler(int node, double firesBelow, double stopsAbove) {}

    /** The thermometer: reads a node each period, with noise, in steps of a quantum (K). */
    public record Sensor(int node, double quantum, double noise, Duration period) {}
}
