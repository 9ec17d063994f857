package dev.pilotlight.faults.chaos;

import dev.pilotlight.faults.proxy.FaultProxy;
import dev.pilotlight.faults.proxy.Flow;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** What can happen to one home's way to the cloud. */
public enum LinkFault {
    SWALLOW_BOTH("swallow both ways", Flow.SWALLOW, Flow.SWALLOW, false), SWALLOW_UP(
            "swallow towards the cloud", Flow.SWALLOW, Flow.PASS,
            false), SWALLOW_DOWN("swallow acknowledgements", Flow.PASS, Flow.SWALLOW, false), STALL(
                    "stall", Flow.STALL, Flow.STALL,
                    false), RESET("reset", Flow.PASS, Flow.PASS, true), SILENT(
                            "reset, then accept and say nothing", Flow.SWALLOW, Flow.SWALLOW,
                            true), SLICE("pieces of five bytes", Flow.SLICE, Flow.SLICE,
                                    false), DELAY("0.8 s of delay", Flow.DELAY, Flow.DELAY, false);

    private static final List<LinkFault> ALL = List.of(values());

    private final String words;
    private final Flow up;
    private final Flow down;
    private final boolean resets;

    LinkFault(String words, Flow up, Flow down, boolean resets) {
        this.words = words;
        this.up = up;
        this.down = down;
        this.resets = resets;
    }

    /** One of them. */
    public static LinkFault any(SplittableRandom chance) {
        return ALL.get(chance.nextInt(ALL.size()));
    }

    String words() {
        return words;
    }

    /** Lets the link suffer it, until somebody sets its flows again. */
    public void strike(FaultProxy link) {
        link.set(up, down);
        if (resets) {
            link.reset();
        }
    }

    /** Whether the link has to be found dead; a slow or torn one has to live. */
    boolean isDeadly() {
        return this != SLICE && this != DELAY;
    }

    /** A reset is over before anybody can see the link down. */
    boolean isSeen() {
        return isDeadly() && this != RESET;
    }

    /** How long down may stay unseen; {@code busy} is with data in flight. */
    Duration bound(boolean busy) {
        return busy ? Duration.ofSeconds(5) : Duration.ofSeconds(15);
    }
}
