package dev.pilotlight.faults.stranger;

import dev.pilotlight.faults.proxy.FaultProxy;
import dev.pilotlight.faults.proxy.Toxic;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What can happen to one sender's way to the broker.
 *
 * @param words for people
 */
record BrokerFault(String words, Toxic up, Toxic down) {
    private static final List<BrokerFault> ALL = List.of(
            new BrokerFault("swallow both ways", Toxic.SWALLOW, Toxic.SWALLOW),
            new BrokerFault("swallow towards the broker", Toxic.SWALLOW, Toxic.PASS),
            new BrokerFault("swallow acknowledgements", Toxic.PASS, Toxic.SWALLOW),
            new BrokerFault("stall", Toxic.STALL, Toxic.STALL),
            new BrokerFault("timeout 1 s", new Toxic.Timeout(Duration.ofSeconds(1)), Toxic.PASS),
            new BrokerFault("reset_peer", new Toxic.ResetPeer(Duration.ZERO), Toxic.PASS),
            new BrokerFault("cut at byte 200", new Toxic.CutAt(200), Toxic.PASS),
            new BrokerFault("limit_data 300 bytes", Toxic.PASS, new Toxic.LimitData(300)),
            new BrokerFault("latency 600 ms, jitter 50 ms", new Toxic.Latency(Duration.ofMillis(
                    600), Duration.ofMillis(50)), Toxic.PASS),
            new BrokerFault("slicer 3 bytes", new Toxic.Slicer(3, Duration.ofMillis(1)),
                    new Toxic.Slicer(3, Duration.ZERO)),
            new BrokerFault("bandwidth 8 kB/s", new Toxic.Bandwidth(8_000), new Toxic.Bandwidth(
                    8_000)));

    static BrokerFault any(SplittableRandom chance) {
        return ALL.get(chance.nextInt(ALL.size()));
    }

    void strike(FaultProxy way) {
        way.set(up, down);
    }
}
