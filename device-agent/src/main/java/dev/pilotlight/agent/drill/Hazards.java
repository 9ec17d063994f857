package dev.pilotlight.agent.drill;

import dev.pilotlight.config.Equipment;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.config.Sensing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Every hazard there is, for one configuration. Pure. */
final class Hazards {
    /** Stands for every sensor of the room, the spare ones too. */
    static final String ROOM = "*";
    private static final Duration BEGINS = Duration.ofHours(2);
    private static final Duration ONE_HOUR = Duration.ofHours(1);
    private static final Duration FIVE_HOURS = Duration.ofHours(5);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration SLOW = Duration.ofMinutes(40);
    private static final int NEAR_MILLI_K = 1_000;
    /** While a cold house is still heated up. */
    private static final Duration HEATING = Duration.ofMinutes(6);

    private final FirmwareConfig config;
    private final Duration stale;

    Hazards(FirmwareConfig config) {
        this.config = config;
        this.stale = config.limits().staleAfter().plus(SOON);
    }

    List<Hazard> all() {
        List<Hazard> all = new ArrayList<>();
        all.addAll(silences());
        all.addAll(lies());
        all.addAll(rooms());
        all.addAll(machines());
        all.addAll(clocks());
        return all;
    }

    private List<Hazard> silences() {
        return List.of(unread("thermometer silent", Fault.Ailment.SILENT),
                unread("thermometer unplugged", Fault.Ailment.UNPLUGGED),
                unread("thermometer's checksum", Fault.Ailment.CRC),
                unread("thermometer says 85 °C", Fault.Ailment.POWER_ON),
                unread("remote thermometer late", Fault.Ailment.LATE),
                hazard("spare thermometer", room(Sensing.Kind.ROOM, Fault.Ailment.SILENT),
                        told("the spare one is used", "sensor-spare", stale),
                        told("left again", "sensor-spare-over", SOON.multipliedBy(2)))
                        .needs(has(Sensing.Kind.SPARE), "no sensor of kind spare"));
    }

    private Hazard unread(String name, Fault.Ailment ailment) {
        return hazard(name, sensor(ROOM, ailment, BEGINS, BEGINS.plusHours(3)),
                told("not acted on any more", "sensor-stale", stale),
                told("believed again", "sensor-stale-over", SOON.multipliedBy(2)));
    }

    private List<Hazard> lies() {
        String one = first(Sensing.Kind.ROOM);
        boolean two = config.hardware().sensing().sensors().values().stream()
                .filter(sensor -> sensor
                        .kind() == Sensing.Kind.ROOM || sensor.kind() == Sensing.Kind.SPARE)
                .count() > 1;
        String why = "one thermometer alone cannot tell: name a second";
        return List.of(
                hazard("thermometer spikes", sensor(one, Fault.Ailment.SPIKES, BEGINS, BEGINS
                        .plusHours(1)),
                        new Hazard.Expectation("none believed", ONE_HOUR,
                                world -> world.at().compareTo(BEGINS.plus(SLOW)) > 0
                                        && isTrue(world)),
                        new Hazard.Expectation("true", SOON, Hazards::isTrue)),
                doubted("thermometer frozen", sensor(ROOM, Fault.Ailment.FROZEN, Duration
                        .ofMinutes(20), FIVE_HOURS), Duration.ofMinutes(215)),
                doubted("thermometers disagree", sensor(one, Fault.Ailment.DISAGREES, BEGINS,
                        FIVE_HOURS), Duration.ofMinutes(10)).needs(two, why),
                doubted("thermometer drifts", sensor(one, Fault.Ailment.DRIFTS, BEGINS,
                        FIVE_HOURS.plusHours(1)), Duration.ofHours(3)).needs(two, why));
    }

    /** No wild value was acted on, and what is shown is near the truth. */
    private static boolean isTrue(World world) {
        int truth = world.house().thermometer().milliC();
        List<String> told = world.ledger().told();
        return !told.contains("overheat") && !told.contains("frost") && world.status().flatMap(
                status -> status.room().value()).filter(
                        value -> Math.abs(value.milliC()
                                - truth) < NEAR_MILLI_K)
                .isPresent();
    }

    /** How long a feigned room takes over that distance, and what it may have been behind. */
    private static Duration ramp(int milliK) {
        return Duration.ofSeconds(60L * milliK / Gauges.RAMP_MILLI_K_PER_MINUTE).plusMinutes(4);
    }

    private int warm() {
        return config.schedule().entries().values().stream().mapToInt(entry -> entry.target()
                .milliC()).max().orElse(config.control().safeTarget().milliC());
    }

    private SafetyLimits limits() {
        return config.limits();
    }

    private Hazard doubted(String name, Fault fault, Duration bound) {
        return hazard(name, fault, told("doubted", "sensor-doubtful", bound),
                told("believed again", "sensor-doubtful-over", Duration.ofMinutes(20)));
    }

    private List<Hazard> rooms() {
        boolean heats = wired().heats();
        return List.of(
                hazard("freezing while off", sensor(ROOM, Fault.Ailment.FREEZING, BEGINS, BEGINS
                        .plusHours(1)),
                        new Hazard.Expectation("heated",
                                ramp(warm() - limits().frostFloor().milliC())
                                        .plus(limits().cool().minimumOff()),
                                world -> world.contacts().inForce()
                                        .heats() && world.ledger().told().contains("frost")),
                        told("off again", "frost-over", SLOW)).needs(heats, "no heating"),
                hazard("overheating", sensor(ROOM, Fault.Ailment.SAUNA, BEGINS, BEGINS.plusHours(
                        1)), told("heating refused", "overheat",
                                ramp(limits().ceiling().milliC()
                                        - warm())),
                        told("allowed again", "overheat-over", SLOW)),
                hazard("floor too hot", sensor(first(Sensing.Kind.FLOOR), Fault.Ailment.SAUNA,
                        BEGINS, BEGINS.plusHours(1)), told("heating refused", "floor-hot", SLOW),
                        told("allowed again", "floor-hot-over", SLOW))
                        .needs(has(Sensing.Kind.FLOOR), "no sensor of kind floor"),
                hazard("window opened", sensor(ROOM, Fault.Ailment.AIRED, Duration.ofHours(4),
                        Duration.ofHours(4).plus(SLOW)),
                        told("heating paused", "window-open",
                                SLOW),
                        without("heating again", "window-open", config.limits().guards()
                                .windowPause().plus(SOON)))
                        .needs(heats && config.limits().guards().windowBySlope(),
                                "limits.window.bySlope is false"),
                hazard("window's contact", sensor(first(Sensing.Kind.WINDOW), Fault.Ailment.OPEN,
                        BEGINS, BEGINS.plusHours(1)),
                        told("heating paused", "window-open", SOON
                                .multipliedBy(2)),
                        without("heating again", "window-open", SOON.multipliedBy(2)))
                        .needs(has(Sensing.Kind.WINDOW), "no sensor of kind window"));
    }

    private List<Hazard> machines() {
        boolean heats = wired().heats();
        return List.of(
                hazard("relay welded", relay(Fault.Defect.WELDED, BEGINS, BEGINS.plusHours(1)),
                        new Hazard.Expectation(wired().cutOff()
                                ? "cut off by the second relay"
                                : "told (no cut-off is wired)", SOON, this::isContained),
                        told("over", "relay-stuck-over", SOON)).needs(heats, "no heating"),
                hazard("relay dead", relay(Fault.Defect.DEAD, SOON, BEGINS),
                        told("told", "relay-mismatch", ONE_HOUR),
                        without("over", "relay-mismatch", SOON)).needs(heats, "no heating"),
                hazard("heater stays cold", relay(Fault.Defect.COLD, BEGINS, Duration.ofHours(16)),
                        told("told, and called again and again", "no-heat", Duration.ofHours(13)),
                        told("over", "no-heat-over", Duration.ofHours(8)))
                        .needs(heats, "no heating"),
                hazard("loop hung", new Fault.Hang(HEATING, HEATING.plusSeconds(600)),
                        new Hazard.Expectation("every relay open", Contacts.LEASE.plusSeconds(1),
                                world -> world.contacts().inForce().isOpen()),
                        alive("deciding again")),
                hazard("cloud away", new Fault.CloudAway(BEGINS, FIVE_HOURS),
                        alive("deciding all the same"), alive("still deciding")));
    }

    private boolean isContained(World world) {
        boolean told = world.ledger().told().contains("relay-stuck");
        return told && (!wired().cutOff() || world.contacts().effect().isResting());
    }

    private List<Hazard> clocks() {
        Duration off = Duration.ofHours(5);
        return List.of(
                hazard("clock unknown", new Fault.ClockLost(BEGINS, FIVE_HOURS),
                        told("told, schedule not guessed", "clock-unknown", SOON),
                        told("over", "clock-unknown-over", SOON)),
                kept("clock jumps 5 h ahead", new Fault.ClockOff(off, BEGINS, FIVE_HOURS)),
                kept("clock jumps 5 h back", new Fault.ClockOff(off.negated(), BEGINS,
                        FIVE_HOURS)),
                kept("clock says 1970", new Fault.ClockOff(Duration.ofDays(-20_000), BEGINS,
                        FIVE_HOURS)),
                kept("power cuts of 5 s", new Fault.PowerCut(BEGINS, BEGINS.plus(Staging.CUT))),
                hazard("power cut of an hour", new Fault.PowerCut(HEATING, HEATING.plusHours(1)),
                        new Hazard.Expectation("every relay open", SOON, world -> world.contacts()
                                .inForce().isOpen()),
                        alive("deciding again")));
    }

    /** The laws watch the rest times at every tick; nothing else has to come of it. */
    private static Hazard kept(String name, Fault fault) {
        Duration until = fault.from().plusHours(2);
        return hazard(name, fault, new Hazard.Expectation("every rest time kept", Duration.ofHours(
                2).plus(SOON), world -> world.at().compareTo(until) >= 0),
                alive("deciding"));
    }

    private static Hazard hazard(String name, Fault fault, Hazard.Expectation answer,
            Hazard.Expectation recovery) {
        return new Hazard(name, fault, answer, recovery, Optional.empty());
    }

    private static Fault sensor(String name, Fault.Ailment ailment, Duration from, Duration to) {
        return new Fault.OfSensor(name, ailment, from, to);
    }

    private static Fault room(Sensing.Kind kind, Fault.Ailment ailment) {
        return sensor(kind == Sensing.Kind.ROOM ? ROOM + ROOM : ROOM, ailment, BEGINS, BEGINS
                .plusHours(1));
    }

    private static Fault relay(Fault.Defect defect, Duration from, Duration to) {
        return new Fault.OfRelay(defect, from, to);
    }

    private static Hazard.Expectation told(String words, String kind, Duration bound) {
        return new Hazard.Expectation(words, bound, world -> world.ledger().told().contains(kind));
    }

    private static Hazard.Expectation without(String words, String kind, Duration bound) {
        Predicate<World> gone = world -> world.status().filter(status -> status.health().hazards()
                .stream().noneMatch(one -> one.kind().equals(kind))).isPresent();
        return new Hazard.Expectation(words, bound, gone);
    }

    private static Hazard.Expectation alive(String words) {
        return new Hazard.Expectation(words, SOON, World::isAlive);
    }

    private Equipment wired() {
        return config.hardware().equipment();
    }

    private boolean has(Sensing.Kind kind) {
        return !first(kind).isEmpty();
    }

    private String first(Sensing.Kind kind) {
        return config.hardware().sensing().sensors().entrySet().stream().filter(one -> one
                .getValue().kind() == kind).map(Map.Entry::getKey).findFirst().orElse("");
    }
}
