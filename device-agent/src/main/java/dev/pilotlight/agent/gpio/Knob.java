package dev.pilotlight.agent.gpio;

/**
 * A quadrature encoder's position from its two contacts, whatever they bounce: a step back and
 * forth between two neighbours cancels out, and a jump to the opposite state counts as nothing.
 * Four quarters are one click. One thread.
 */
final class Knob {
    /** The Gray code in its order, as two bits: a b. */
    private static final int[] PLACE = {0, 1, 3, 2};
    private static final int QUARTERS = 4;

    private int place;
    private int quarters;

    /** At rest both contacts are open, which is high. */
    Knob() {
        place = PLACE[3];
    }

    /** After a look at both; clicks to the right, negative to the left. */
    int turned(boolean a, boolean b) {
        int next = PLACE[(a ? 2 : 0) | (b ? 1 : 0)];
        int moved = Math.floorMod(next - place, QUARTERS);
        place = next;
        quarters += moved == 1 ? 1 : moved == QUARTERS - 1 ? -1 : 0;
        int clicks = quarters / QUARTERS;
        quarters -= clicks * QUARTERS;
        return clicks;
    }
}
