package dev.pilotlight.faults.house;

/** Told of all that happens at the house, in order, under its lock; must return at once. */
public interface HouseWatcher {

    /** A control decision arrived. */
    void drive(Relays asked);

    /** The contacts moved, for whatever reason. */
    void moved(Relays now);

    /** A reading was handed to the controller. */
    void reading(int milliC);

    /** The state of the house after a step of its own clock. */
    void state(double roomC, double outdoorC, Relays relays);

    /** A controller came. */
    void connected();

    /** The controller is gone: connection closed, or silent for too long. */
    void gone(String why);
}
