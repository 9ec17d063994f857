package dev.pilotlight.faults.chaos;

import dev.pilotlight.faults.proxy.FaultProxy;
import dev.pilotlight.faults.proxy.Toxic;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What can happen to one home's way to the cloud.
 *
 * @param words for people
 * @param resets live connections end at once, too
 */
public record LinkFault(String words, Toxic up, Toxic down, boolean resets) {
    static final LinkFault STALL = new LinkFault("stall", Toxic.STALL, Toxic.STALL, false);
    static final LinkFault RESET = new LinkFault("reset", Toxic.PASS, Toxic.PASS, true);
    private static final Toxic TORN = new Toxic.Slicer(5, Duration.ZERO);
    private static final Toxic LATE = new Toxic.Latency(Duration.ofMillis(400), Duration.ZERO);
    private static final Toxic THIN = new Toxic.Bandwidth(2_000);

    /** A slow or torn link has to live. */
    private static final List<LinkFault> LIVING = List.of(
            new LinkFault("pieces of five bytes", TORN, TORN, false),
            new LinkFault("0.8 s of delay", LATE, LATE, false),
            new LinkFault("2 kB/s", THIN, THIN, false));

    private static final List<LinkFault> DEADLY = List.of(STALL, RESET,
            new LinkFault("swallow both ways", Toxic.SWALLOW, Toxic.SWALLOW, false),
            new LinkFault("swallow towards the cloud", Toxic.SWALLOW, Toxic.PASS, false),
            new LinkFault("swallow acknowledgements", Toxic.PASS, Toxic.SWALLOW, false),
            new LinkFault("reset, then accept and say nothing", Toxic.SWALLOW, Toxic.SWALLOW, true),
            new LinkFault("cut at byte 1,000", new Toxic.CutAt(1_000), Toxic.PASS, false));

    /** One of them. */
    public static LinkFault any(SplittableRandom chance) {
        int one = chance.nextInt(DEADLY.size() + LIVING.size());
        return one < DEADLY.size() ? DEADLY.get(one) : LIVING.get(one - DEADLY.size());
    }

    /** Lets the link suffer it, until somebody sets its toxics again. */
    public void strike(FaultProxy link) {
        link.set(up, down);
        if (resets) {
            link.reset();
        }
    }

    /** Whether the link has to be found dead; a slow or torn one has to live. */
    boolean isDeadly() {
        return !LIVING.contains(this);
    }

    /** A reset is over before anybody can see the link down. */
    boolean isSeen() {
        return isDeadly() && !equals(RESET);
    }

    /** How long down may stay unseen; {@code busy} is with data in flight. */
    Duration bound(boolean busy) {
        return busy ? Duration.ofSeconds(5) : Duration.ofSeconds(15);
    }
}
