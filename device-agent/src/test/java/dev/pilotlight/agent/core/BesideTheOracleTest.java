package dev.pilotlight.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.sensing.Reading;
import dev.pilotlight.oracle.ClockReading;
import dev.pilotlight.oracle.Ending;
import dev.pilotlight.oracle.HouseSettings;
import dev.pilotlight.oracle.InForce;
import dev.pilotlight.oracle.SpokenHold;
import dev.pilotlight.oracle.SpokenLease;
import dev.pilotlight.oracle.TargetOracle;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Lease;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Temperature;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * The thermostat itself set beside the oracle, which shares no code with it: random weeks, holds,
 * presets, leases, vacations and power cuts, in eight zones, with and without a clock.
 */
class BesideTheOracleTest {
    private static final int HISTORIES = Boolean.getBoolean("pilotlight.deep") ? 10_000 : 200;
    private static final int STEPS = 14;
    private static final List<String> ZONES = List.of("Europe/Berlin", "UTC", "America/New_York",
            "America/Nuuk", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Chatham",
            "America/Sao_Paulo");

    private long questions;
    private final List<String> differences = new ArrayList<>();

    /** How the clock is in one history. */
    private enum Clock {
        KNOWN, NEVER, SET_LATER
    }

    @Test
    void whatIsInForceIsWhatThePeoplesWordsSay() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            new History(new SplittableRandom(seed), seed).play();
        }
        System.out.printf("beside the oracle: %,d histories in %d zones, %,d questions, %d"
                + " differences%n", HISTORIES, ZONES.size(), questions, differences.size());
        assertThat(differences.size()).as(String.join("\n", differences.stream().limit(3).toList()))
                .isZero();
        assertThat(questions).isGreaterThan(HISTORIES * 10L);
    }

    /** One house, and what was said in it. */
    private final class History {
        private final RandomGenerator random;
        private final int seed;
        private final Clock kind;
        private ZoneId zone;
        private final List<String> said = new ArrayList<>();
        private Instant truth;
        private Room room;
        private HouseSettings house;
        private int start = 1;
        private boolean known;

        History(RandomGenerator random, int seed) {
            this.random = random;
            this.seed = seed;
            this.kind = List.of(Clock.values()).get(random.nextInt(Clock.values().length));
            this.zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            this.truth = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(random
                    .nextInt(2 * 365 * 1_440)));
            this.known = kind == Clock.KNOWN;
            this.room = started(Map.of());
            this.house = HouseSettings.of(Mode.HEAT, zone, new TreeMap<>(), presets(),
                    new HouseSettings.Targets(room.state.rules().least(), room.state.rules()
                            .most(), room.state.rules().range().safe()));
        }

        private Room started(Map<String, Doc> saved) {
            return new Room(known ? truth.toString() : "1970-01-01T00:00:00Z", saved, known
                    ? ClockTrust.TRUSTED
                    : ClockTrust.UNKNOWN).reads(19).ticks();
        }

        private Map<Preset, PresetSetting> presets() {
            Map<Preset, PresetSetting> presets = new EnumMap<>(Preset.class);
            for (Preset preset : Preset.values()) {
                presets.put(preset, Room.config().control().presets().of(preset));
            }
            return presets;
        }

        /** Uptime counts from the start here, and from a minute later in a room. */
        private ClockReading now() {
            return new ClockReading(room.wall, room.uptime.minusMinutes(1), start, known);
        }

        void play() {
            week();
            for (int step = 0; step < STEPS; step++) {
                say();
                ask();
                pass();
                ask();
            }
        }

        private void pass() {
            int minutes = random.nextInt(3) == 0 ? random.nextInt(4_000) : random.nextInt(200);
            truth = truth.plus(Duration.ofMinutes(minutes));
            room.passes(Duration.ofMinutes(minutes)).reads(19).ticks();
        }

        private void say() {
            switch (random.nextInt(9)) {
                case 0, 1, 2, 3 -> hold();
                case 4 -> clear();
                case 5 -> vacation();
                case 6 -> lease();
                case 7 -> turn();
                default -> disturb();
            }
        }

        private void week() {
            SortedMap<String, ScheduleEntry> entries = new TreeMap<>();
            int count = random.nextInt(4) == 0 ? random.nextInt(20) : random.nextInt(4);
            for (int i = 0; i < count; i++) {
                entries.put("e" + i, new ScheduleEntry(days(), LocalTime.of(random.nextInt(24),
                        random.nextInt(4) * 15 + i % 15), goal(), random.nextInt(5) == 0));
            }
            said.add("week " + entries);
            room.asks(new LocalEdit.PutSchedule(new WeeklySchedule(zone, entries)));
            // Two entries at one moment are refused, and then the week is what it was.
            boolean taken = room.last(Effect.Reply.class).problems().isEmpty();
            zone = taken ? zone : room.state.wishes().schedule().zone();
            house = house.withWeek(zone, taken ? entries : week(room));
        }

        private static SortedMap<String, ScheduleEntry> week(Room room) {
            return room.state.wishes().schedule().entries();
        }

        private SortedSet<DayOfWeek> days() {
            SortedSet<DayOfWeek> days = new TreeSet<>();
            int most = 1 + random.nextInt(7);
            while (days.size() < most) {
                days.add(DayOfWeek.of(1 + random.nextInt(7)));
            }
            return days;
        }

        private Goal goal() {
            return random.nextInt(3) > 0
                    ? Goal.of(Temperature.ofMilliC(8_000 + 500 * random.nextInt(34)))
                    : Goal.of(List.of(Preset.values()).get(random.nextInt(Preset.values().length)));
        }

        private void hold() {
            Goal goal = goal();
            int minutes = 1 + random.nextInt(3_000);
            Optional<Temperature> there = room.state.senses().sight(room.uptime).room().map(
                    Reading::value);
            switch (random.nextInt(4)) {
                case 0 -> hold(goal, new LocalEdit.End.OfItself(), new Ending.OfItself(), there);
                case 1 -> hold(goal, new LocalEdit.End.Never(), new Ending.Never(), there);
                case 2 -> hold(goal, new LocalEdit.End.After(Duration.ofMinutes(minutes)),
                        new Ending.After(Duration.ofMinutes(minutes)), there);
                default -> hold(goal, new LocalEdit.End.At(truth.plus(Duration.ofMinutes(
                        minutes))), new Ending.At(truth.plus(Duration.ofMinutes(minutes))), there);
            }
        }

        private void hold(Goal goal, LocalEdit.End end, Ending ending,
                Optional<Temperature> there) {
            said.add(now() + " hold " + goal + " " + ending);
            room.asks(new LocalEdit.SetTarget(goal, end));
            assertThat(room.last(Effect.Reply.class).problems()).isEmpty();
            house = TargetOracle.hold(house, goal, ending, there, now());
        }

        private void clear() {
            said.add(now() + " back to the schedule");
            room.asks(new LocalEdit.ClearHold());
            house = house.withHold(Optional.empty());
        }

        private void vacation() {
            LocalDateTime from = LocalDateTime.ofInstant(truth, zone).plusMinutes(random.nextInt(
                    8_000) - 1_000);
            Optional<Vacation> away = random.nextInt(4) == 0
                    ? Optional.empty()
                    : Optional.of(new Vacation(from, from.plusMinutes(2_000 + random.nextInt(
                            9_000)), random.nextBoolean()
                                    ? Optional.of(Temperature.ofCelsius(12))
                                    : Optional.empty()));
            said.add(now() + " vacation " + away);
            room.asks(new LocalEdit.SetVacation(away));
            house = house.withVacation(away);
        }

        /** An end of a clock that is not set is no time of a later one, so none is lent then. */
        private void lease() {
            if (known) {
                Lease lease = new Lease(Temperature.ofCelsius(23), truth.plus(Duration.ofMinutes(
                        1 + random.nextInt(3_000))), "app:set");
                said.add(now() + " lease " + lease);
                room.hears(new Event.Wished(Doc.Obj.of("target", Doc.num(23), "until", Doc.text(
                        lease.until().toString()))));
                house = house.withLease(Optional.of(new SpokenLease(lease, room.wall, now())));
            }
        }

        private void turn() {
            Mode mode = random.nextInt(3) == 0 ? Mode.OFF : Mode.HEAT;
            said.add(now() + " " + mode);
            room.asks(new LocalEdit.SetMode(mode));
            house = house.withMode(mode);
        }

        /** The power goes, or somebody sets the clock. */
        private void disturb() {
            if (kind == Clock.SET_LATER && !known && random.nextBoolean()) {
                known = true;
                room.clock = ClockTrust.TRUSTED;
                room.wall = truth;
                room.reads(19).ticks();
                said.add(now() + " the clock is set");
            } else if (kind != Clock.SET_LATER) {
                start++;
                room = started(room.saved);
                said.add(now() + " power cut");
            }
        }

        /** What came to its end without a clock is gone: a power cut does not bring it back. */
        private void forget() {
            while (!known && house.hold().filter(this::isOver).isPresent()) {
                house = house.withHold(house.hold().flatMap(SpokenHold::then));
            }
        }

        private boolean isOver(SpokenHold hold) {
            Duration age = now().uptime().minus(hold.made().start() == start
                    ? hold.made().uptime()
                    : Duration.ZERO);
            return switch (hold.ending()) {
                case Ending.OfItself _ -> age.compareTo(Duration.ofDays(1)) >= 0;
                case Ending.After(Duration time) -> age.compareTo(time) >= 0;
                case Ending.At _,Ending.Never _ -> false;
            };
        }

        private void ask() {
            questions++;
            room.reads(19).ticks();
            forget();
            InForce right = TargetOracle.at(house, now());
            var aim = room.state.governing().aim();
            boolean until = !known || right.why() == InForce.Why.OFF || right.until().equals(aim
                    .until());
            if (!aim.target().equals(right.target()) || !until || !same(right.why(), aim.source()
                    .word())) {
                differences.add("seed " + seed + " " + zone + " " + kind + "\n  want " + right
                        + "\n  is   " + aim + "\n  now " + now() + "\n  " + String.join("\n  ",
                                said));
            }
        }

        private static boolean same(InForce.Why why, String source) {
            return source.equals(switch (why) {
                case OFF -> "off";
                case HOLD -> "hold";
                case LEASE -> "lease";
                case VACATION -> "vacation";
                case WEEK -> "schedule";
                case SAFE_DEFAULT -> "default";
            });
        }
    }
}
