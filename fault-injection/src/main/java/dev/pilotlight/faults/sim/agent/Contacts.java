package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.equipment.Output;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.port.RelayBank;
import dev.pilotlight.faults.sim.fault.Defect;
import dev.pilotlight.faults.sim.world.World;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Relays with an output lease and defects. Without power, or {@link #LEASE} after the last order,
 * they open; a welded one never does. One thread.
 */
public final class Contacts implements RelayBank {
    /** What relays do by themselves when nobody gives an order any more. */
    public static final Duration LEASE = Duration.ofSeconds(60);
    private static final long CHATTER_S = 2;

    private final World world;
    private final Runnable before;
    private final String who;
    private final Set<Defect> defects = EnumSet.noneOf(Defect.class);
    private Outputs ordered = Outputs.OPEN;
    private Duration orderedAt = Duration.ZERO;

    /** Relays; {@code before} is told just before any contact moves. */
    Contacts(World world, String who, Runnable before) {
        this.world = world;
        this.who = who;
        this.before = before;
    }

    @Override
    public void drive(Outputs outputs) {
        if (!outputs.equals(ordered)) {
            before.run();
            world.tell(who, "relays " + (outputs.isOpen() ? "open" : "close " + outputs));
        }
        ordered = outputs;
        orderedAt = world.now();
    }

    /** No power, no closed relay. */
    void powerOff() {
        before.run();
        ordered = Outputs.OPEN;
    }

    void suffer(Defect defect, boolean on) {
        before.run();
        boolean _ = on ? defects.add(defect) : defects.remove(defect);
    }

    /** Whether what is switched is what it seems. */
    public boolean isSound() {
        return defects.isEmpty();
    }

    /** How long nobody has given an order. */
    public Duration silentFor() {
        return world.now().minus(orderedAt);
    }

    /** What is ordered and in force, before any defect. */
    public Outputs inForce() {
        return silentFor().compareTo(LEASE) > 0 ? Outputs.OPEN : ordered;
    }

    /** What the contacts truly do; what reaches the house. */
    @Override
    public Outputs readBack() {
        Outputs sane = inForce();
        if (defects.contains(Defect.WELDED) && !sane.cools() && !sane.heats()) {
            world.count("relay stayed closed");
            return sane.with(Output.HEAT, true);
        }
        if (defects.contains(Defect.DEAD) && sane.heats()) {
            world.count("relay stayed open");
            return sane.with(Output.HEAT, false);
        }
        boolean open = world.now().toSeconds() % CHATTER_S == 0;
        if (defects.contains(Defect.CHATTERING) && sane.heats() && open) {
            world.count("relay chattered");
            return sane.with(Output.HEAT, false);
        }
        return sane;
    }

    @Override
    public void close() {
        powerOff();
    }
}
