package dev.pilotlight.faults.sim.scenario;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import dev.pilotlight.faults.sim.fault.Act;
import dev.pilotlight.faults.sim.fault.Illness;
import dev.pilotlight.faults.sim.fault.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Stories of people, and of two faults at once. */
final class PeopleStories {
    private static final Duration SHORT = ofHours(4);

    private PeopleStories() {}

    static List<Tale> all() {
        return Stream.of(people(), pairs()).flatMap(List::stream).toList();
    }

    private static List<Tale> people() {
        return List.of(
                new Tale("stale-lease-after-outage", Tale.numbers("S17 F18"),
                        "a lease of an hour is given while the device is away for three",
                        seed -> Scenario.house(seed).from(ofHours(1)).to(ofHours(4)).house(0).path(
                                0, Trouble.HALF_OPEN).sometimeIn(ofMinutes(70), ofHours(2)).house(0)
                                .people(Act.LEASE, 222).lasting(ofHours(7)),
                        List.of("asked in the app", "packet swallowed")),
                new Tale("wall-and-app-while-apart", Tale.numbers("F20"),
                        "wall and app are used in turn while the device is away",
                        seed -> Scenario.house(seed).from(ofHours(1)).to(ofHours(2)).house(0).path(
                                0, Trouble.HALF_OPEN).sometimeIn(ofMinutes(65), ofMinutes(110))
                                .house(0).people(Act.APP, 221).sometimeIn(ofMinutes(65), ofMinutes(
                                        110))
                                .house(0).people(Act.WALL, 191).sometimeIn(ofMinutes(65),
                                        ofMinutes(110))
                                .house(0).people(Act.WEEK, 196).lasting(ofHours(5)),
                        List.of("asked in the app", "asked at the wall", "packet swallowed")),
                config("configuration-is-kept", "S39", Act.CONFIG, "config-kept"),
                config("configuration-blinds", "S39 F28", Act.CONFIG_BLIND,
                        "config-rolled-back"),
                config("configuration-is-forged", "S20", Act.CONFIG_FORGED, "config-refused"),
                new Tale("configuration-played-again", Tale.numbers("S18 S19"),
                        "a configuration is handed in again after a newer one",
                        seed -> Scenario.house(seed).at(ofMinutes(20)).house(0).people(Act.CONFIG,
                                0).at(ofMinutes(80)).house(0).people(Act.CONFIG_REPLAYED, 0)
                                .lasting(ofHours(4)),
                        List.of("config-kept", "config-refused")),
                new Tale("mistyped-target", Tale.numbers("S21 F29"),
                        "an operator asks for 99 degrees",
                        seed -> Scenario.house(seed).at(ofHours(1)).house(0).people(Act.MISTYPE, 0)
                                .lasting(ofHours(2)),
                        List.of("mistype refused")));
    }

    private static Tale config(String name, String numbers, Act act, String proof) {
        return new Tale(name, Tale.numbers(numbers),
                "a configuration is handed in while the cloud is away, and the power fails",
                seed -> Scenario.house(seed).from(ofMinutes(10)).to(ofHours(2)).broker(0,
                        Illness.DEAD).at(ofMinutes(20)).house(0).people(act, 0)
                        .sometimeIn(ofMinutes(21), ofMinutes(40)).house(0).losesPower()
                        .lasting(SHORT),
                List.of("configuration handed in", proof));
    }

    private static List<Tale> pairs() {
        return List.of(
                new Tale("half-open-and-clock-step", Tale.numbers("F03 F21"),
                        "the clock is turned back while the connection hangs",
                        seed -> Scenario.house(seed).from(ofHours(1)).to(ofHours(2)).house(0).path(
                                0, Trouble.HALF_OPEN).sometimeIn(ofHours(1), ofHours(2), ofHours(1))
                                .house(0).clockIsOff(ofHours(-3)).sometimeIn(ofHours(1), ofHours(2))
                                .house(0).people(Act.WALL, 210).lasting(ofHours(6)),
                        List.of("packet swallowed", "clock stepped")),
                new Tale("stale-lease-without-a-clock", Tale.numbers("F18 F21"),
                        "a lease waits for a device that comes back without a clock",
                        seed -> Scenario.house(seed).from(ofHours(1)).to(ofHours(3)).house(0)
                                .losesPower().from(ofHours(3)).to(ofHours(4)).house(0).clockIsLost()
                                .sometimeIn(ofHours(1), ofHours(2)).house(0).people(Act.LEASE, 220)
                                .lasting(ofHours(8)),
                        List.of("power cut", "clock stepped", "asked in the app")),
                new Tale("street-returns-to-a-throttle", Tale.numbers("F22 F13"),
                        "eight houses come back at once to a broker that throttles",
                        seed -> Scenario.street(seed, 8, 1).from(ofMinutes(30)).to(ofMinutes(60))
                                .broker(0, Illness.DEAD).from(ofMinutes(60)).to(ofMinutes(90))
                                .broker(0, Illness.THROTTLED).lasting(ofHours(3)),
                        List.of("broker died", "broker throttled a message")));
    }
}
