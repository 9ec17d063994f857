package dev.pilotlight.faults.sim.scenario;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.pilotlight.faults.sim.fault.Act;
import dev.pilotlight.faults.sim.fault.Failing;
import dev.pilotlight.faults.sim.fault.Illness;
import dev.pilotlight.faults.sim.fault.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Stories of brokers and of the cloud behind them. */
final class CloudStories {
    private static final Duration SHORT = ofHours(4);

    private CloudStories() {}

    static List<Tale> all() {
        return Stream.of(brokers(), cloud()).flatMap(List::stream).toList();
    }

    private static List<Tale> brokers() {
        return List.of(
                broker("broker-restart", "S07 F24", Illness.DEAD, ofSeconds(30), "broker died"),
                broker("broker-frozen", "S08", Illness.FROZEN, ofSeconds(60),
                        "broker held a message"),
                broker("silent-after-accept", "S05", Illness.FROZEN, ofMinutes(10),
                        "connection unanswered"),
                broker("authentication-down", "F11", Illness.AUTH_DOWN, ofMinutes(20),
                        "broker refused a device"),
                broker("policy-lost", "S23 F12", Illness.POLICY_LOST, ofMinutes(20),
                        "broker refused a subscription"),
                broker("throttled", "S25 F13", Illness.THROTTLED, ofMinutes(30),
                        "broker throttled a message"),
                broker("small-window", "S25", Illness.SMALL_WINDOW, ofHours(1),
                        "message waited for the window"),
                broker("stale-commands-retained", "F17", Illness.RETAINED_GARBAGE, ofHours(1),
                        "stale command retained"),
                broker("identity-cloned", "S28 F25", Illness.CLONED, ofMinutes(30),
                        "session taken over by a clone"),
                new Tale("one-broker-of-two", Tale.numbers("F23 F31"),
                        "the first of two brokers is gone for hours, and comes and goes after that",
                        seed -> Scenario.street(seed, 2, 2).from(ofHours(1)).to(ofHours(3)).broker(
                                0, Illness.DEAD).from(ofMinutes(200)).to(ofMinutes(210)).broker(0,
                                        Illness.DEAD)
                                .from(ofMinutes(215)).to(ofMinutes(220)).broker(0, Illness.DEAD)
                                .lasting(ofHours(7)),
                        List.of("connected to broker 1")),
                new Tale("street-returns", Tale.numbers("S29 F22"),
                        "twelve houses lose their broker at once and get it back at once",
                        seed -> Scenario.street(seed, 12, 1).from(ofMinutes(30)).to(ofMinutes(45))
                                .broker(0, Illness.DEAD).lasting(ofHours(2)),
                        List.of("broker died")));
    }

    /** AUTH_DOWN and the like are only noticed by whoever has to connect. */
    private static Tale broker(String name, String numbers, Illness illness, Duration lasting,
            String... proofs) {
        return new Tale(name, Tale.numbers(numbers), "the broker is " + illness.name().toLowerCase(
                java.util.Locale.ROOT).replace('_', ' ') + " for " + lasting.toSeconds()
                + " s, and connections break",
                seed -> Scenario.street(seed, 2, 1)
                        .from(ofMinutes(30)).to(ofMinutes(30).plus(lasting)).broker(0, illness)
                        .at(ofMinutes(30).plusSeconds(20)).house(0).path(0, Trouble.RESET)
                        .at(ofMinutes(30).plusSeconds(21)).house(1).losesPower()
                        .sometimeIn(ofMinutes(30), ofMinutes(40)).house(0).people(Act.BOTH, 208)
                        .lasting(SHORT),
                List.of(proofs));
    }

    private static List<Tale> cloud() {
        return List.of(
                cloud("cloud-killed", "S07", Failing.KILLED, "cloud killed"),
                cloud("writes-fail-reads-work", "F14", Failing.WRITES_FAIL,
                        "cloud refused a write"),
                cloud("slow-store", "F13", Failing.SLOW, "cloud wrote slowly"),
                cloud("restored-from-backup", "F19", Failing.RESTORED,
                        "cloud set back to a backup"));
    }

    private static Tale cloud(String name, String numbers, Failing failing, String... proofs) {
        return new Tale(name, Tale.numbers(numbers), "the cloud is " + failing.name().toLowerCase(
                java.util.Locale.ROOT).replace('_', ' ') + " for half an hour of edits",
                seed -> Scenario.street(seed, 2, 1).from(ofHours(1)).to(ofMinutes(90)).cloud(
                        failing)
                        .sometimeIn(ofMinutes(50), ofMinutes(80)).house(0).people(Act.WALL, 212)
                        .sometimeIn(ofMinutes(50), ofMinutes(80)).house(1).people(Act.APP, 187)
                        .lasting(ofHours(5)),
                List.of(proofs));
    }
}
