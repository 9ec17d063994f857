package dev.pilotlight.faults.replay.outage;

import dev.pilotlight.faults.sim.fault.Fault;
import dev.pilotlight.faults.sim.fault.Failing;
import dev.pilotlight.faults.sim.fault.Illness;
import dev.pilotlight.faults.sim.fault.Trouble;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a thermostat's service gets of what it stands on, in one phase of an outage. It is played
 * twice: as faults of Pilotlight's brokers, cloud and ways to them, and as the share of requests
 * that are served to a thermostat that the cloud runs.
 */
public enum Condition {
    /** All is well. */
    CALM("all is served", 1, 1),
    /** Nothing that needs storage is served. */
    AWAY("neither reads nor writes are served", 0, 0, "connection refused"),
    /** Some reads are served, no writes. */
    READS_IN_PART("half of all reads are served, no write is", 0.5, 0, "connection refused",
            "connection reset", "cloud refused a write"),
    /** Reads work, writes fail. */
    READ_ONLY("every read is served, no write is", 1, 0, "cloud refused a write"),
    /** All is served, slowly and one after the other. */
    BACKLOG("all is served, one message a second", 1, 1, "broker throttled a message"),
    /** The service's name has no address. */
    NO_ADDRESS("nobody finds the service: every connection is refused", 0, 0,
            "connection refused"),
    /** Connections come and go. */
    DOOR_FLAPS("every way to the service is up for five seconds and down for five", 0.5, 0.5,
            "connection refused", "connection reset"),
    /** All is served, each write takes seconds. */
    SHORT_OF_SERVERS("all is served, each write takes three seconds", 1, 1,
            "cloud wrote slowly"),
    /** The service is well, and some devices are not. */
    DEVICES_DIE("all is served; whoever has the update loses the device", 1, 1, "power cut"),
    /** Nobody can be told from a stranger. */
    IDENTITY_DOWN("whatever has to be authenticated is refused", 0, 0,
            "broker refused a device"),
    /** Some servers are gone, the others cannot carry the load. */
    SURVIVORS_OVERLOADED("one of two brokers is dead, the other passes one message a second and"
            + " serves three of ten reads and one of ten writes", 0.3, 0.1,
            "broker throttled a message");

    private static final int BROKERS = 2;
    private static final String BETWEEN = ", ";

    private final String words;
    private final double reads;
    private final double writes;
    /** Several are separated by commas, since an enum's fields should be immutable. */
    private final String proofs;

    Condition(String words, double reads, double writes, String... proofs) {
        this.words = words;
        this.reads = reads;
        this.writes = writes;
        this.proofs = String.join(BETWEEN, proofs);
    }

    /** How it is played, in a sentence's words. */
    public String words() {
        return words;
    }

    /** The share of reads that are served to a thermostat that the cloud runs, 0 to 1. */
    public double reads() {
        return reads;
    }

    /** The share of writes that are served to people whose thermostat the cloud runs, 0 to 1. */
    public double writes() {
        return writes;
    }

    /** What the simulated world counts when it truly occurs; nothing when all is well. */
    public List<String> proofs() {
        return proofs.isEmpty() ? List.of() : List.of(proofs.split(BETWEEN, -1));
    }

    /** How many brokers Pilotlight's cloud has. */
    public static int brokers() {
        return BROKERS;
    }

    /** What Pilotlight's side suffers from all the while. */
    public List<Fault> faults(int houses) {
        return switch (this) {
            case CALM, DEVICES_DIE -> List.of();
            case AWAY -> List.of(new Fault.OfCloud(Failing.KILLED));
            case READS_IN_PART -> Stream.concat(ways(houses, Trouble.FLAPPING), Stream.of(
                    new Fault.OfCloud(Failing.WRITES_FAIL))).toList();
            case READ_ONLY -> List.of(new Fault.OfCloud(Failing.WRITES_FAIL));
            case BACKLOG -> brokersAre(Illness.THROTTLED).toList();
            case NO_ADDRESS -> ways(houses, Trouble.REFUSED).toList();
            case DOOR_FLAPS -> ways(houses, Trouble.FLAPPING).toList();
            case SHORT_OF_SERVERS -> List.of(new Fault.OfCloud(Failing.SLOW));
            case IDENTITY_DOWN -> Stream.concat(brokersAre(Illness.AUTH_DOWN), ways(houses,
                    Trouble.RESET)).toList();
            case SURVIVORS_OVERLOADED -> List.of(new Fault.OfBroker(0, Illness.DEAD),
                    new Fault.OfBroker(1, Illness.THROTTLED), new Fault.OfCloud(Failing.SLOW));
        };
    }

    private static Stream<Fault> ways(int houses, Trouble trouble) {
        return IntStream.range(0, houses).mapToObj(house -> new Fault.OfPath(house,
                Fault.OfPath.ALL, trouble));
    }

    private static Stream<Fault> brokersAre(Illness illness) {
        return IntStream.range(0, BROKERS).mapToObj(broker -> new Fault.OfBroker(broker,
                illness));
    }
}
