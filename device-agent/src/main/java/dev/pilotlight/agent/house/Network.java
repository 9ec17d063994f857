package dev.pilotlight.agent.house;

import java.util.List;

/**
 * The heat balance of a house's nodes, {@code C dT/dt = -L T + q}, with the capacities {@code C},
 * the conductances {@code L} and the heat {@code q} that comes from outside the network. Solved
 * exactly for heat that does not change within a step, by the modes of the symmetric
 * {@code C^-1/2 L C^-1/2}; so no network is too stiff, and no step too long. Immutable.
 */
final class Network {
    private final double[] roots;
    private final double[] outwards;
    private final Modes modes;

    Network(HouseModel model) {
        int size = model.nodes().size();
        roots = model.nodes().stream().mapToDouble(node -> Math.sqrt(node.capacity())).toArray();
        outwards = new double[size];
        double[][] scaled = conductances(model.links(), size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                scaled[i][j] /= roots[i] * roots[j];
            }
        }
        modes = Modes.of(scaled);
    }

    private double[][] conductances(List<HouseModel.Link> links, int size) {
        double[][] matrix = new double[size][size];
        for (HouseModel.Link link : links) {
            join(matrix, link.from(), link.to(), link.conductance());
            join(matrix, link.to(), link.from(), link.conductance());
        }
        return matrix;
    }

    private void join(double[][] matrix, int node, int other, double conductance) {
        if (node == HouseModel.OUTDOOR) {
            return;
        }
        matrix[node][node] += conductance;
        if (other == HouseModel.OUTDOOR) {
            outwards[node] += conductance;
        } else {
            matrix[node][other] -= conductance;
        }
    }

    int size() {
        return roots.length;
    }

    /** What conducts heat from a node to the outdoors, in W/K. */
    double outwards(int node) {
        return outwards[node];
    }

    /** The slowest time constant of the house, in s. */
    double slowestSeconds() {
        return 1 / modes.slowest();
    }

    /** The exact solution over that many seconds. */
    Leap leap(double seconds) {
        double[] keep = new double[size() * size()];
        double[] take = new double[size() * size()];
        for (int i = 0; i < size(); i++) {
            for (int j = 0; j < size(); j++) {
                keep[i * size() + j] = modes.decayed(i, j, seconds) * roots[j] / roots[i];
                take[i * size() + j] = modes.gathered(i, j, seconds) / (roots[i] * roots[j]);
            }
        }
        return new Leap(size(), keep, take);
    }
}
