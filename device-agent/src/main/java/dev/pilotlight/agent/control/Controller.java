package dev.pilotlight.agent.control;

/**
 * Decides what the equipment should do. A value: what a controller learns is in the controller that
 * it returns.
 */
public interface Controller {
    /** The demand for this call, and the controller to ask next time. */
    Step step(Call call);

    /** A demand, and the controller after it. */
    record Step(Demand demand, Controller next) {}
}
