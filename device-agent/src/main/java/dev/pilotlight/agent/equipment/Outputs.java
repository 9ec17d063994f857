package dev.pilotlight.agent.equipment;

import java.util.ArrayList;
import java.util.List;

/**
 * What the relays do, or are told to do; never heating and cooling at once. Immutable.
 *
 * @param closed which are closed, as bits of {@link Output}
 */
public record Outputs(int closed) {
    /** Every relay open. */
    public static final Outputs OPEN = new Outputs(0);
    /** The heating relay alone. */
    public static final Outputs HEAT = of(Output.HEAT);
    /** The cooling relay alone. */
    public static final Outputs COOL = of(Output.COOL);

    public Outputs {
        if (closed < 0 || closed > 511) {
            throw new IllegalArgumentException("is " + closed + ", want 0 to 511: nine relays");
        }
        if (heats(closed) && cools(closed)) {
            throw new IllegalArgumentException(
                    "outputs are heat and cool at once, want one of them");
        }
    }

    /** Plain relays for heat and cool. */
    public Outputs(boolean heat, boolean cool) {
        this((heat ? Output.HEAT.bit() : 0) | (cool ? Output.COOL.bit() : 0));
    }

    /** These closed, all others open. */
    public static Outputs of(Output... closed) {
        int bits = 0;
        for (Output output : closed) {
            bits |= output.bit();
        }
        return new Outputs(bits);
    }

    /** The same with that relay closed or open. */
    public Outputs with(Output output, boolean isClosed) {
        int bits = isClosed ? closed | output.bit() : closed & ~output.bit();
        return bits == closed ? this : new Outputs(bits);
    }

    /** Whether that relay is closed. */
    public boolean has(Output output) {
        return (closed & output.bit()) != 0;
    }

    /** Whether the heating relay is closed; {@link #heats} asks whether anything heats. */
    public boolean heat() {
        return has(Output.HEAT);
    }

    /** Whether the cooling relay is closed; {@link #cools} asks whether anything cools. */
    public boolean cool() {
        return has(Output.COOL);
    }

    /** Whether anything is told to heat. */
    public boolean heats() {
        return heats(closed);
    }

    /** Whether anything is told to cool. */
    public boolean cools() {
        return cools(closed);
    }

    /** Whether nothing heats and nothing cools; a fan or a valve may still be on. */
    public boolean isResting() {
        return !heats() && !cools();
    }

    /** Whether every relay is open. */
    public boolean isOpen() {
        return closed == 0;
    }

    /** The closed ones, in order. */
    public List<Output> all() {
        List<Output> all = new ArrayList<>();
        for (Output output : Output.values()) {
            if (has(output)) {
                all.add(output);
            }
        }
        return all;
    }

    private static boolean heats(int bits) {
        boolean pumps = (bits & Output.COMPRESSOR.bit()) != 0
                && (bits & Output.REVERSING.bit()) == 0;
        return pumps || (bits & (Output.HEAT.bit() | Output.SECOND_STAGE.bit())) != 0;
    }

    private static boolean cools(int bits) {
        boolean pumps = (bits & Output.COMPRESSOR.bit()) != 0
                && (bits & Output.REVERSING.bit()) != 0;
        return pumps || (bits & (Output.COOL.bit() | Output.SECOND_COOL.bit())) != 0;
    }
}
