package dev.pilotlight.faults.sim.scenario;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import dev.pilotlight.faults.sim.fault.Act;
import dev.pilotlight.faults.sim.fault.Ailment;
import dev.pilotlight.faults.sim.fault.Defect;
import dev.pilotlight.faults.sim.fault.Illness;
import dev.pilotlight.faults.sim.fault.Wear;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Stories of disks, clocks, sensors and relays. */
final class DeviceStories {
    private static final Duration SHORT = ofHours(4);
    private static final Instant BEFORE_SUMMER_TIME = Instant.parse("2026-03-28T20:00:00Z");
    private static final String BERLIN = """
            schedule:
              zone: Europe/Berlin
              entries:
                morning: {days: daily, at: "02:30", target: 21}
                night: {days: daily, at: "22:30", target: 17}
            """;

    private DeviceStories() {}

    static List<Tale> all() {
        return Stream.of(disks(), clocks(), sensors()).flatMap(List::stream).toList();
    }

    private static List<Tale> disks() {
        return List.of(
                new Tale("power-cut-in-a-commit", Tale.numbers("S03 F15"),
                        "twelve power cuts at any"
                                + " moment, some on a disk that tears its writes",
                        seed -> {
                            Scenario cuts = Scenario.house(seed).from(ofHours(1)).to(ofHours(2))
                                    .house(0).disk(Wear.TORN);
                            for (int i = 0; i < 12; i++) {
                                cuts.sometimeIn(ofMinutes(5), ofHours(3)).house(0).losesPower();
                            }
                            return cuts.lasting(ofHours(6));
                        }, List.of("power cut", "unsynced writes lost")),
                disk("disk-full", "S12 S15 F15", Wear.FULL, "disk refused a commit"),
                disk("disk-read-only", "S13 F15", Wear.READ_ONLY, "disk refused a commit"),
                disk("disk-slow", "S13", Wear.SLOW, "disk slow"),
                disk("database-damaged", "S38", Wear.BIT_FLIP, "disk set aside while running"),
                new Tale("database-damaged-and-power-cut", Tale.numbers("S38"),
                        "a bit flips and the power goes before anybody notices",
                        seed -> Scenario.house(seed).sometimeIn(ofMinutes(10), ofMinutes(30)).house(
                                0).people(Act.APP, 211).at(ofHours(1)).house(0).disk(Wear.BIT_FLIP)
                                .at(ofHours(1).plusMillis(10)).house(0).losesPower().lasting(SHORT),
                        List.of("disk set aside at start")));
    }

    private static Tale disk(String name, String numbers, Wear wear, String... proofs) {
        return new Tale(name, Tale.numbers(numbers), "the disk is " + wear.name().toLowerCase(
                java.util.Locale.ROOT).replace('_', ' ') + " for an hour of edits",
                seed -> Scenario.house(seed).from(ofHours(1)).to(ofHours(2)).house(0).disk(wear)
                        .sometimeIn(ofHours(1), ofHours(2)).house(0).people(Act.APP, 214)
                        .sometimeIn(ofHours(1), ofHours(2)).house(0).people(Act.WALL, 188)
                        .lasting(ofHours(5)),
                List.of(proofs));
    }

    private static List<Tale> clocks() {
        return List.of(
                new Tale("clock-says-1970-at-boot", Tale.numbers("S10 F21"),
                        "the device starts in 1970 and learns the time an hour later",
                        seed -> Scenario.house(seed).from(Duration.ZERO).to(ofHours(1)).house(0)
                                .clockIsLost().at(ofMinutes(20)).house(0).people(Act.WALL, 215)
                                .at(ofMinutes(30)).house(0).people(Act.LEASE, 219).lasting(SHORT),
                        List.of("clock stepped")),
                clock("clock-ahead-by-a-day", ofHours(24)), clock("clock-behind-by-an-hour",
                        ofHours(-1)),
                clock("clock-ahead-by-ten-years", ofDays(3_650)), clock(
                        "clock-behind-by-five-hours", ofHours(-5)),
                new Tale("clock-drifts", Tale.numbers("F21"), "ten minutes a day too fast for eight"
                        + " hours",
                        seed -> Scenario.house(seed).from(ofHours(1)).to(ofHours(9))
                                .house(0).clockDrifts(600).sometimeIn(ofHours(2), ofHours(8)).house(
                                        0)
                                .people(Act.LEASE, 218).lasting(ofHours(12)),
                        List.of("clock drifts")),
                new Tale("summer-time-begins", Tale.numbers("F21"),
                        "the night of 29 March in Berlin, where 02:30 does not exist",
                        seed -> Scenario.house(seed).week(BERLIN, BEFORE_SUMMER_TIME).sometimeIn(
                                ofHours(3), ofHours(6)).house(0).losesPower().lasting(ofHours(16)),
                        List.of("power cut")));
    }

    private static Tale clock(String name, Duration by) {
        return new Tale(name, Tale.numbers("S10 F21"),
                "for three hours, while people use wall and app",
                seed -> Scenario.house(seed).from(ofHours(1)).to(ofHours(4)).house(0).clockIsOff(by)
                        .sometimeIn(ofHours(1), ofHours(4)).house(0).people(Act.WALL, 204)
                        .sometimeIn(ofHours(1), ofHours(4)).house(0).people(Act.LEASE, 217)
                        .sometimeIn(ofHours(1), ofHours(4)).house(0).losesPower()
                        .lasting(ofHours(8)),
                List.of("clock stepped"));
    }

    private static List<Tale> sensors() {
        return Stream.concat(Stream.of(Ailment.values()).map(DeviceStories::sensor), Stream.concat(
                Stream.of(Defect.values()).map(DeviceStories::relay), Stream.of(
                        new Tale("blind-without-cloud", Tale.numbers("S37 F33"),
                                "every thermometer and the cloud are gone for three hours",
                                seed -> Scenario.house(seed).outside(-8).from(ofHours(2)).to(
                                        ofHours(5)).house(0).sensor("room", Ailment.SILENT).from(
                                                ofHours(2))
                                        .to(ofHours(5)).house(0).sensor("shelf", Ailment.MINUS_127)
                                        .from(ofHours(2)).to(ofHours(5)).broker(0, Illness.DEAD)
                                        .lasting(ofHours(9)),
                                List.of("sensor silent", "sensor minus 127", "broker died")))))
                .toList();
    }

    private static Tale sensor(Ailment ailment) {
        String word = ailment.name().toLowerCase(java.util.Locale.ROOT);
        return new Tale("sensor-" + word.replace('_', '-'), Tale.numbers("S37"),
                "the thermometer of the room is " + word.replace('_', ' ') + " for two hours",
                seed -> Scenario.house(seed).outside(-5).from(ofHours(2)).to(ofHours(4)).house(0)
                        .sensor("room", ailment).lasting(ofHours(8)),
                List.of("sensor " + word.replace('_', ' ')));
    }

    private static Tale relay(Defect defect) {
        String word = defect.name().toLowerCase(java.util.Locale.ROOT);
        String proof = switch (defect) {
            case WELDED -> "relay stayed closed";
            case DEAD -> "relay stayed open";
            case CHATTERING -> "relay chattered";
        };
        return new Tale("relay-" + word, List.of(), "the relay is " + word + " for two hours",
                seed -> Scenario.house(seed).outside(-5).from(ofHours(2)).to(ofHours(4)).house(0)
                        .relay(defect).lasting(ofHours(10)),
                List.of(proof));
    }
}
