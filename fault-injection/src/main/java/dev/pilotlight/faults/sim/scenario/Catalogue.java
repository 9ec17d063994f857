package dev.pilotlight.faults.sim.scenario;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.pilotlight.faults.sim.fault.Draw;
import dev.pilotlight.faults.sim.fault.Fault.Act;
import dev.pilotlight.faults.sim.fault.Fault.Ailment;
import dev.pilotlight.faults.sim.fault.Fault.Defect;
import dev.pilotlight.faults.sim.fault.Fault.Failing;
import dev.pilotlight.faults.sim.fault.Fault.Illness;
import dev.pilotlight.faults.sim.fault.Fault.OfPath;
import dev.pilotlight.faults.sim.fault.Fault.Trouble;
import dev.pilotlight.faults.sim.fault.Fault.Wear;
import dev.pilotlight.faults.sim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every story by name: what the simulation can show of the catalogues of faults. */
public final class Catalogue {
    /** The name of the story whose faults the seed draws. */
    public static final String DRAWN = "drawn";

    private static final Duration TROUBLE = ofHours(3);
    private static final Duration PEACE = ofHours(2);
    private static final Duration SHORT = ofHours(4);
    private static final Instant BEFORE_SUMMER_TIME = Instant.parse("2026-03-28T20:00:00Z");
    private static final String BERLIN = """
            schedule:
              zone: Europe/Berlin
              entries:
                morning: {days: daily, at: "02:30", target: 21}
                night: {days: daily, at: "22:30", target: 17}
            """;

    private Catalogue() {}

    /** All, the drawn one first. */
    public static List<Tale> all() {
        return Stream.of(drawn(), network(), brokers(), cloud(), disks(), clocks(), sensors(),
                people(), pairs()).flatMap(List::stream).toList();
    }

    /** The story of that name. */
    public static Optional<Tale> named(String name) {
        return all().stream().filter(tale -> tale.name().equals(name)).findFirst();
    }

    private static List<Tale> drawn() {
        return List.of(new Tale(DRAWN, List.of(),
                "two houses and two brokers suffer whatever the seed draws for three hours",
                seed -> Scenario.street(seed, 2, 2).pace(ofSeconds(10), ofMinutes(2))
                        .suffering(new Draw(2, 2, Setup.SENSORS,
                                TROUBLE).plan(new World(seed).chance("plan")))
                        .lasting(TROUBLE.plus(
                                PEACE)),
                List.of()));
    }

    private static List<Tale> network() {
        return List.of(
                path("half-open-while-publishing", "S01 F03", Trouble.HALF_OPEN, ofMinutes(20),
                        "packet swallowed", "broker noticed a silent device"),
                path("half-open-while-idle", "S02 F03", Trouble.HALF_OPEN, ofSeconds(40),
                        "packet swallowed"),
                new Tale("acknowledgements-lost", numbers("S14 F04"),
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
                new Tale("black-hole-at-start", numbers("F02"),
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
                new Tale("week-without-cloud", numbers("S09"), "seven days without any broker",
                        seed -> Scenario.house(seed).pace(ofSeconds(15), ofMinutes(2)).from(ofHours(
                                2)).to(ofDays(7)).broker(0, Illness.DEAD).lasting(ofDays(7).plus(
                                        PEACE)),
                        List.of("connection refused")),
                new Tale("month-without-cloud", numbers("F27"),
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
        return new Tale(name, numbers(numbers), "the way to the broker is " + trouble.name()
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
                new Tale("one-broker-of-two", numbers("F23 F31"),
                        "the first of two brokers is gone for hours, and comes and goes after that",
                        seed -> Scenario.street(seed, 2, 2).from(ofHours(1)).to(ofHours(3)).broker(
                                0, Illness.DEAD).from(ofMinutes(200)).to(ofMinutes(210)).broker(0,
                                        Illness.DEAD)
                                .from(ofMinutes(215)).to(ofMinutes(220)).broker(0, Illness.DEAD)
                                .lasting(ofHours(7)),
                        List.of("connected to broker 1")),
                new Tale("street-returns", numbers("S29 F22"),
                        "twelve houses lose their broker at once and get it back at once",
                        seed -> Scenario.street(seed, 12, 1).from(ofMinutes(30)).to(ofMinutes(45))
                                .broker(0, Illness.DEAD).lasting(ofHours(2)),
                        List.of("broker died")));
    }

    /** AUTH_DOWN and the like are only noticed by whoever has to connect. */
    private static Tale broker(String name, String numbers, Illness illness, Duration lasting,
            String... proofs) {
        return new Tale(name, numbers(numbers), "the broker is " + illness.name().toLowerCase(
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
        return new Tale(name, numbers(numbers), "the cloud is " + failing.name().toLowerCase(
                java.util.Locale.ROOT).replace('_', ' ') + " for half an hour of edits",
                seed -> Scenario.street(seed, 2, 1).from(ofHours(1)).to(ofMinutes(90)).cloud(
                        failing)
                        .sometimeIn(ofMinutes(50), ofMinutes(80)).house(0).people(Act.WALL, 212)
                        .sometimeIn(ofMinutes(50), ofMinutes(80)).house(1).people(Act.APP, 187)
                        .lasting(ofHours(5)),
                List.of(proofs));
    }

    private static List<Tale> disks() {
        return List.of(
                new Tale("power-cut-in-a-commit", numbers("S03 F15"), "twelve power cuts at any"
                        + " moment, some on a disk that tears its writes", seed -> {
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
                new Tale("database-damaged-and-power-cut", numbers("S38"),
                        "a bit flips and the power goes before anybody notices",
                        seed -> Scenario.house(seed).sometimeIn(ofMinutes(10), ofMinutes(30)).house(
                                0).people(Act.APP, 211).at(ofHours(1)).house(0).disk(Wear.BIT_FLIP)
                                .at(ofHours(1).plusMillis(10)).house(0).losesPower().lasting(SHORT),
                        List.of("disk set aside at start")));
    }

    private static Tale disk(String name, String numbers, Wear wear, String... proofs) {
        return new Tale(name, numbers(numbers), "the disk is " + wear.name().toLowerCase(
                java.util.Locale.ROOT).replace('_', ' ') + " for an hour of edits",
                seed -> Scenario.house(seed).from(ofHours(1)).to(ofHours(2)).house(0).disk(wear)
                        .sometimeIn(ofHours(1), ofHours(2)).house(0).people(Act.APP, 214)
                        .sometimeIn(ofHours(1), ofHours(2)).house(0).people(Act.WALL, 188)
                        .lasting(ofHours(5)),
                List.of(proofs));
    }

    private static List<Tale> clocks() {
        return List.of(
                new Tale("clock-says-1970-at-boot", numbers("S10 F21"),
                        "the device starts in 1970 and learns the time an hour later",
                        seed -> Scenario.house(seed).from(Duration.ZERO).to(ofHours(1)).house(0)
                                .clockIsLost().at(ofMinutes(20)).house(0).people(Act.WALL, 215)
                                .at(ofMinutes(30)).house(0).people(Act.LEASE, 219).lasting(SHORT),
                        List.of("clock stepped")),
                clock("clock-ahead-by-a-day", ofHours(24)), clock("clock-behind-by-an-hour",
                        ofHours(-1)),
                clock("clock-ahead-by-ten-years", ofDays(3_650)), clock(
                        "clock-behind-by-five-hours", ofHours(-5)),
                new Tale("clock-drifts", numbers("F21"), "ten minutes a day too fast for eight"
                        + " hours",
                        seed -> Scenario.house(seed).from(ofHours(1)).to(ofHours(9))
                                .house(0).clockDrifts(600).sometimeIn(ofHours(2), ofHours(8)).house(
                                        0)
                                .people(Act.LEASE, 218).lasting(ofHours(12)),
                        List.of("clock drifts")),
                new Tale("summer-time-begins", numbers("F21"),
                        "the night of 29 March in Berlin, where 02:30 does not exist",
                        seed -> Scenario.house(seed).week(BERLIN, BEFORE_SUMMER_TIME).sometimeIn(
                                ofHours(3), ofHours(6)).house(0).losesPower().lasting(ofHours(16)),
                        List.of("power cut")));
    }

    private static Tale clock(String name, Duration by) {
        return new Tale(name, numbers("S10 F21"), "for three hours, while people use wall and app",
                seed -> Scenario.house(seed).from(ofHours(1)).to(ofHours(4)).house(0).clockIsOff(by)
                        .sometimeIn(ofHours(1), ofHours(4)).house(0).people(Act.WALL, 204)
                        .sometimeIn(ofHours(1), ofHours(4)).house(0).people(Act.LEASE, 217)
                        .sometimeIn(ofHours(1), ofHours(4)).house(0).losesPower()
                        .lasting(ofHours(8)),
                List.of("clock stepped"));
    }

    private static List<Tale> sensors() {
        return Stream.concat(Stream.of(Ailment.values()).map(Catalogue::sensor), Stream.concat(
                Stream.of(Defect.values()).map(Catalogue::relay), Stream.of(
                        new Tale("blind-without-cloud", numbers("S37 F33"),
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
        return new Tale("sensor-" + word.replace('_', '-'), numbers("S37"),
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

    private static List<Tale> people() {
        return List.of(
                new Tale("stale-lease-after-outage", numbers("S17 F18"),
                        "a lease of an hour is given while the device is away for three",
                        seed -> Scenario.house(seed).from(ofHours(1)).to(ofHours(4)).house(0).path(
                                0, Trouble.HALF_OPEN).sometimeIn(ofMinutes(70), ofHours(2)).house(0)
                                .people(Act.LEASE, 222).lasting(ofHours(7)),
                        List.of("asked in the app", "packet swallowed")),
                new Tale("wall-and-app-while-apart", numbers("F20"),
                        "wall and app are used in turn while the device is away",
                        seed -> Scenario.house(seed).from(ofHours(1)).to(ofHours(2)).house(0).path(
                                0, Trouble.HALF_OPEN).sometimeIn(ofMinutes(65), ofMinutes(110))
                                .house(0).people(Act.APP, 221).sometimeIn(ofMinutes(65), ofMinutes(
                                        110))
                                .house(0).people(Act.WALL, 191).sometimeIn(ofMinutes(65),
                                        ofMinutes(110))
                                .house(0).people(Act.WEEK, 196).lasting(ofHours(5)),
                        List.of("asked in the app", "asked at the wall", "packet swallowed")),
                new Tale("mistyped-target", numbers("S21 F29"), "an operator asks for 99 degrees",
                        seed -> Scenario.house(seed).at(ofHours(1)).house(0).people(Act.MISTYPE, 0)
                                .lasting(ofHours(2)),
                        List.of("mistype refused")));
    }

    private static List<Tale> pairs() {
        return List.of(
                new Tale("half-open-and-clock-step", numbers("F03 F21"),
                        "the clock is turned back while the connection hangs",
                        seed -> Scenario.house(seed).from(ofHours(1)).to(ofHours(2)).house(0).path(
                                0, Trouble.HALF_OPEN).sometimeIn(ofHours(1), ofHours(2), ofHours(1))
                                .house(0).clockIsOff(ofHours(-3)).sometimeIn(ofHours(1), ofHours(2))
                                .house(0).people(Act.WALL, 210).lasting(ofHours(6)),
                        List.of("packet swallowed", "clock stepped")),
                new Tale("stale-lease-without-a-clock", numbers("F18 F21"),
                        "a lease waits for a device that comes back without a clock",
                        seed -> Scenario.house(seed).from(ofHours(1)).to(ofHours(3)).house(0)
                                .losesPower().from(ofHours(3)).to(ofHours(4)).house(0).clockIsLost()
                                .sometimeIn(ofHours(1), ofHours(2)).house(0).people(Act.LEASE, 220)
                                .lasting(ofHours(8)),
                        List.of("power cut", "clock stepped", "asked in the app")),
                new Tale("street-returns-to-a-throttle", numbers("F22 F13"),
                        "eight houses come back at once to a broker that throttles",
                        seed -> Scenario.street(seed, 8, 1).from(ofMinutes(30)).to(ofMinutes(60))
                                .broker(0, Illness.DEAD).from(ofMinutes(60)).to(ofMinutes(90))
                                .broker(0, Illness.THROTTLED).lasting(ofHours(3)),
                        List.of("broker died", "broker throttled a message")));
    }

    private static List<String> numbers(String words) {
        return List.of(words.split(" ", -1));
    }
}
