package dev.pilotlight.agent.control.model;

import dev.pilotlight.agent.control.Demand;

/**
 * A house as the learning controller sees it: air, mass, one emitter for each direction.
 *
 * <pre>
 *   room'  = exchange (mass - room) + airLoss (outdoor - room) + heat - cool + drift
 *   mass'  = exchange ratio (room - mass) + massLoss (outdoor - mass)
 *   heat'  = (rate * on - heat) / lag, heat at most cap
 * </pre>
 *
 * Temperatures in °C, time in hours; {@code heat}, {@code cool} and {@code drift} in K/h of the
 * air. {@code drift} is everything that is not modelled: sun, people, a door. The form is the
 * grey-box model of Bacher and Madsen (2011), doi:10.1016/j.enbuild.2011.02.005, with the heater as
 * a lag of the air and a limit on what it gives.
 */
public record Plant(Envelope shell, Emitter heat, Emitter cool) {

    /** The equipment that serves that demand. */
    public Emitter side(Demand demand) {
        return demand == Demand.COOL ? cool : heat;
    }

    /** The same with other equipment for that demand. */
    public Plant with(Envelope other, Demand demand, Emitter side) {
        return demand == Demand.COOL ? new Plant(other, heat, side) : new Plant(other, side, cool);
    }
}
