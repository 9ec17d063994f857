package dev.pilotlight.faults.sim.scenario;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.pilotlight.faults.sim.fault.Act;
import dev.pilotlight.faults.sim.fault.Illness;
import dev.pilotlight.faults.sim.fault.Fault.OfPath;
import dev.pilotlight.faults.sim.fault.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Stories of the way between a house and its cloud. */
final class WayStories {
    private static final Duration PEACE = ofMinutes(110);
    private static final Duration SHORT = ofHours(4);

    private WayStories() {}

    static List<Tale> all() {
        return Stream.of(network()).flatMap(List::stream).toList();
    }

    private static List<Tale> network() {
        return List.of(
                path("half-open-while-publishing", "S01 F03", Trouble.HALF_OPEN, ofMinutes(20),
                        "packet swallowed", "broker noticed a silent device"),
                path("half-open-while-idle", "S02 F03", Trouble.HALF_OPEN, ofSeconds(40),
                        "packet swallowed"),
                new Tale("acknowledgements-lost", Tale.numbers("S14 F04"),
                        "what the broker says is lost for 15 s, thirty times", seed -> {
                            Scenario mute = Scenario.house(seed);
                            for (int i = 0; i < 30; i++) {
                                mute.sometimeIn(ofMinutes(10), ofHours(3), ofSeconds(15)).house(0)
                                        .path(0, Trouble.MUTE);
                            }
                            return mute.lasting(ofHours(5));
                        }, List.of("packet swallowed", "cloud was told a row twice")),
                path("messages-lost", "F04", Trouble.DEAF, ofMinutes(20), "packet swallowed"),
                path("connection-refused", "F01", Trouble.REFUSED, ofMinutes(20),
                        "connection refused"),
                new Tale("black-hole-at-start", Tale.numbers("F02"),
                        "nothing answers when the device starts",
                        seed -> Scenario.house(seed).from(Duration.ZERO).to(ofMinutes(30)).house(0)
                                .path(0, Trouble.HALF_OPEN).lasting(SHORT),
                        List.of("connection timed out")),
                path("reset-again-and-again", "F06", Trouble.RESET, ofMinutes(20),
                        "connection reset"),
                path("slow-and-lossy", "S32 F05", Trouble.LOSSY, ofHours(1), "packet lost"),
                path("two-seconds-away", "S32 F05", Trouble.SLOW, ofHours(1), "packet late"),
                path("flapping", "S33 F07", Trouble.FLAPPING, ofMinutes(17), "connection reset"),
                path("captive-portal", "S40 F32", Trouble.CAPTIVE_PORTAL, ofMinutes(30),
                        "captive portal answered"),
                path("duplicated", "S16 F19", Trouble.DUPLICATING, ofHours(1),
                        "packet duplicated"),
                path("overtaking", "F19", Trouble.REORDERING, ofHours(1), "packet overtaken"),
                new Tale("week-without-cloud", Tale.numbers("S09"), "seven days without any broker",
                        seed -> Scenario.house(seed).pace(ofSeconds(15), ofMinutes(2)).from(ofHours(
                                2)).to(ofDays(7)).broker(0, Illness.DEAD).lasting(ofDays(7).plus(
                                        PEACE)),
                        List.of("connection refused")),
                new Tale("month-without-cloud", Tale.numbers("F27"),
                        "thirty days without a cloud, and twenty power cuts",
                        seed -> {
                            Scenario month = Scenario.house(seed).pace(ofSeconds(30), ofMinutes(10))
                                    .from(ofHours(2)).to(ofDays(30)).broker(0, Illness.DEAD);
                            for (int i = 0; i < 20; i++) {
                                month.sometimeIn(ofHours(3), ofDays(29)).house(0).losesPower();
                            }
                            return month.lasting(ofDays(30).plus(PEACE));
                        }, List.of("connection refused", "power cut")));
    }

    private static Tale path(String name, String numbers, Trouble trouble, Duration lasting,
            String... proofs) {
        return new Tale(name, Tale.numbers(numbers), "the way to the broker is " + trouble.name()
                .toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " for "
                + lasting
                        .toMinutes()
                + " min, while people use wall and app",
                seed -> Scenario.house(seed)
                        .sometimeIn(ofMinutes(10), ofMinutes(40), lasting).house(0).path(OfPath.ALL,
                                trouble)
                        .sometimeIn(ofMinutes(20), ofMinutes(50)).house(0).people(Act.APP, 213)
                        .sometimeIn(ofMinutes(20), ofMinutes(50)).house(0).people(Act.WALL, 205)
                        .lasting(SHORT),
                List.of(proofs));
    }
}
