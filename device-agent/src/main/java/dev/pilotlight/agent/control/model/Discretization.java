package dev.pilotlight.agent.control.model;

/**
 * How a {@link Plant} moves in one step of fixed length: the exact solution of its linear equations
 * for inputs that are constant over the step (the emitter's output enters by its exact mean).
 */
public final class Discretization {
    private final Plant plant;
    private final double hours;
    private final double stay;
    private final double lean;
    private final double massStay;
    private final double massLean;
    private final double push;
    private final double massPush;
    private final double roomOut;
    private final double massOut;
    private final Lag heat;
    private final Lag cool;

    /** An emitter over one step: what stays of a difference, and its mean over the step. */
    private record Lag(double stays, double mean) {
        static Lag of(double lag, double hours) {
            double ratio = hours / lag;
            double stays = Math.exp(-ratio);
            return new Lag(stays, (1 - stays) / ratio);
        }
    }

    private Discretization(Plant plant, double hours) {
        this.plant = plant;
        this.hours = hours;
        Envelope shell = plant.shell();
        double a = -(shell.exchange() + shell.airLoss());
        double b = shell.exchange();
        double c = shell.exchange() * shell.ratio();
        double d = -(c + shell.massLoss());
        double mid = (a + d) / 2;
        double root = Math.sqrt((a - d) * (a - d) / 4 + b * c);
        double slow = Math.exp((mid + root) * hours);
        double fast = Math.exp((mid - root) * hours);
        double even = (slow + fast) / 2;
        double odd = root > 1e-12 ? (slow - fast) / (2 * root) : slow * hours;
        stay = even + (a - mid) * odd;
        lean = b * odd;
        massLean = c * odd;
        massStay = even + (d - mid) * odd;
        double det = a * d - b * c;
        push = (d * (stay - 1) - b * massLean) / det;
        massPush = (a * massLean - c * (stay - 1)) / det;
        double pull = (d * lean - b * (massStay - 1)) / det;
        double massPull = (a * (massStay - 1) - c * lean) / det;
        roomOut = push * shell.airLoss() + pull * shell.massLoss();
        massOut = massPush * shell.airLoss() + massPull * shell.massLoss();
        heat = Lag.of(plant.heat().lag(), hours);
        cool = Lag.of(plant.cool().lag(), hours);
    }

    /** The motion of {@code plant} over {@code hours}, more than 0. */
    public static Discretization of(Plant plant, double hours) {
        return new Discretization(plant, hours);
    }

    public double hours() {
        return hours;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Discretization that && plant.equals(that.plant)
                && hours == that.hours;
    }

    @Override
    public int hashCode() {
        return plant.hashCode() * 31 + Double.hashCode(hours);
    }

    /**
     * The state one step later.
     *
     * @param share of the step in which the equipment ran: 1 heating, -1 cooling, 0 at rest
     */
    public State step(State now, double share, double outdoor) {
        double heatEnd = plant.heat().rate() * Math.max(0, share);
        double coolEnd = plant.cool().rate() * Math.max(0, -share);
        double heatCap = plant.heat().capAt(now.room());
        double heatMean = Math.min(heatCap, heatEnd + (now.heat() - heatEnd) * heat.mean);
        double coolMean = coolEnd + (now.cool() - coolEnd) * cool.mean;
        double flow = heatMean - coolMean + now.drift();
        double room = stay * now.room() + lean * now.mass() + push * flow + roomOut * outdoor;
        double mass = massLean * now.room() + massStay * now.mass() + massPush * flow
                + massOut * outdoor;
        return new State(room, mass,
                Math.min(heatCap, heatEnd + (now.heat() - heatEnd) * heat.stays),
                coolEnd + (now.cool() - coolEnd) * cool.stays, now.drift());
    }
}
