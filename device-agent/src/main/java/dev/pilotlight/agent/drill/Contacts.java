package dev.pilotlight.agent.drill;

import dev.pilotlight.agent.equipment.Output;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.port.RelayBank;
import dev.pilotlight.config.Equipment;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Relays with an output lease and defects. Without power, or a minute after the last order, they
 * open; a welded one never does. One thread.
 */
final class Contacts implements RelayBank {
    static final Duration LEASE = Duration.ofSeconds(60);

    private final Output heater;
    private final boolean hasCutOff;
    private final Set<Fault.Defect> defects = EnumSet.noneOf(Fault.Defect.class);
    private Outputs ordered = Outputs.OPEN;
    private Duration orderedAt = Duration.ZERO;
    private Duration now = Duration.ZERO;
    private boolean powered = true;

    Contacts(Equipment wired) {
        this.heater = wired.heatPump().isPresent() ? Output.COMPRESSOR : Output.HEAT;
        this.hasCutOff = wired.cutOff();
    }

    void pass(Duration at, boolean hasPower, Set<Fault.Defect> suffered) {
        now = at;
        powered = hasPower;
        defects.clear();
        defects.addAll(suffered);
        if (!hasPower) {
            ordered = Outputs.OPEN;
        }
    }

    @Override
    public void drive(Outputs outputs) {
        ordered = outputs;
        orderedAt = now;
    }

    /** How long nobody has given an order. */
    Duration silentFor() {
        return now.minus(orderedAt);
    }

    /** What is ordered and in force, before any defect. */
    Outputs inForce() {
        boolean lapsed = now.minus(orderedAt).compareTo(LEASE) > 0;
        return powered && !lapsed ? ordered : Outputs.OPEN;
    }

    @Override
    public Outputs readBack() {
        Outputs sane = inForce();
        if (defects.contains(Fault.Defect.WELDED) && !sane.cools()) {
            return sane.with(heater, true);
        }
        return defects.contains(Fault.Defect.DEAD) ? sane.with(heater, false) : sane;
    }

    /** What reaches the house. */
    Outputs effect() {
        Outputs closed = readBack();
        boolean cut = hasCutOff && !closed.has(Output.CUT_OFF);
        boolean cold = defects.contains(Fault.Defect.COLD) && closed.heats();
        return cut || cold ? Outputs.OPEN : closed;
    }

    @Override
    public void close() {
        ordered = Outputs.OPEN;
    }
}
