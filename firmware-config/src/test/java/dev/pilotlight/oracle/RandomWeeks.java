package dev.pilotlight.oracle;

import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.units.Temperature;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Weeks of all kinds, and moments at which a mistake would show: mostly where clocks change. */
final class RandomWeeks {
    static final List<ZoneId> ZONES = List.of("Europe/Berlin", "Europe/Dublin", "America/Nuuk",
            "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "America/Sao_Paulo",
            "Pacific/Chatham", "America/New_York", "Pacific/Kiritimati").stream().map(ZoneId::of)
            .toList();

    private static final Instant FIRST = Instant.parse("2009-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2032-01-01T00:00:00Z");
    private static final List<Preset> PRESETS = List.of(Preset.values());
    private static final int DAY_SECONDS = 86_400;

    private final RandomGenerator random;

    RandomWeeks(RandomGenerator random) {
        this.random = random;
    }

    ZoneId zone() {
        return ZONES.get(random.nextInt(ZONES.size()));
    }

    /** Every third one sparse, every tenth one dense. */
    SortedMap<String, ScheduleEntry> week() {
        int size = switch (random.nextInt(10)) {
            case 0, 1, 2 -> random.nextInt(5);
            case 3 -> 20 + random.nextInt(80);
            default -> 1 + random.nextInt(20);
        };
        SortedMap<String, ScheduleEntry> week = new TreeMap<>();
        while (week.size() < size) {
            week.put(Long.toString(random.nextLong(1L << 40), 36), entry());
        }
        return week;
    }

    private ScheduleEntry entry() {
        return new ScheduleEntry(days(), time(), goal(), random.nextInt(4) == 0);
    }

    private SortedSet<DayOfWeek> days() {
        SortedSet<DayOfWeek> days = new TreeSet<>();
        int most = random.nextBoolean() ? 1 : 7;
        do {
            days.add(DayOfWeek.of(1 + random.nextInt(7)));
        } while (days.size() < most && random.nextInt(4) > 0);
        return days;
    }

    /** Half of them at night, on the quarter, where clocks change and entries meet. */
    private LocalTime time() {
        return random.nextBoolean()
                ? LocalTime.of((22 + random.nextInt(7)) % 24, 15 * random.nextInt(4))
                : LocalTime.of(random.nextInt(24), random.nextInt(60));
    }

    private Goal goal() {
        return random.nextInt(3) == 0
                ? Goal.of(PRESETS.get(random.nextInt(PRESETS.size())))
                : Goal.of(Temperature.ofMilliC(5_000 + 500 * random.nextInt(60)));
    }

    /** Most of them within hours or days of a change of the clocks. */
    Instant moment(ZoneId zone) {
        List<Instant> changes = changes(zone);
        if (changes.isEmpty() || random.nextInt(4) == 0) {
            return Instant.ofEpochSecond(random.nextLong(FIRST.getEpochSecond(), LAST
                    .getEpochSecond()));
        }
        Instant change = changes.get(random.nextInt(changes.size()));
        int span = random.nextBoolean() ? DAY_SECONDS : 8 * DAY_SECONDS;
        return change.plusSeconds(random.nextInt(-span, span));
    }

    private static List<Instant> changes(ZoneId zone) {
        List<Instant> changes = new ArrayList<>();
        for (ZoneOffsetTransition change = zone.getRules().nextTransition(
                FIRST); change != null && change.getInstant().isBefore(LAST); change = zone
                        .getRules().nextTransition(change.getInstant())) {
            changes.add(change.getInstant());
        }
        return changes;
    }
}
