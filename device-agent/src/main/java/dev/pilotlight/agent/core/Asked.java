package dev.pilotlight.agent.core;

import dev.pilotlight.agent.intent.Wishes;
import dev.pilotlight.agent.sync.Judge;
import dev.pilotlight.agent.sync.Twin;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.schedule.Lease;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Properties;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was asked for, between the twin's properties and their typed form. Pure. */
final class Asked {
    /** How far the clocks of device and cloud may differ here. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private Asked() {}

    /** The wishes that the twins hold; a property that was never set has its default. */
    static Wishes wishes(Twins twins, Rules rules) {
        Twin control = twins.control();
        Mode mode = read(control, Properties.MODE, Properties::mode)
                .orElseGet(() -> defaultMode(rules));
        Optional<Hold> hold = read(control, Properties.HOLD, Properties::hold)
                .flatMap(found -> found);
        Optional<Lease> lease = read(control, Properties.LEASE, Properties::lease)
                .flatMap(found -> found);
        return new Wishes(mode, hold, lease, schedule(twins.schedule()), rules.config().control()
                .safeTarget());
    }

    static Mode defaultMode(Rules rules) {
        return rules.config().hardware().equipment().heats() ? Mode.HEAT : Mode.COOL;
    }

    private static WeeklySchedule schedule(Twin twin) {
        ZoneId zone = read(twin, Properties.ZONE, Properties::zone).orElse(ZoneOffset.UTC);
        SortedMap<String, ScheduleEntry> entries = new TreeMap<>();
        for (String key : twin.edits().keySet()) {
            if (Properties.isEntryKey(key) && entries.size() < WeeklySchedule.MAX_ENTRIES) {
                read(twin, key, Properties::entry).ifPresent(entry -> entries.put(key, entry));
            }
        }
        return new WeeklySchedule(zone, entries);
    }

    private interface Reader<T> {
        Decoded<T> read(Doc doc);
    }

    private static <T> Optional<T> read(Twin twin, String property, Reader<T> reader) {
        return twin.value(property).flatMap(value -> reader.read(value).toOptional());
    }

    /** What the device lets the cloud set. */
    static Judge judge(String shadow, Rules rules, Moment now) {
        return switch (shadow) {
            case Properties.CONTROL -> (property, value) -> control(property, value, rules, now);
            case Properties.SCHEDULE -> (property, value) -> scheduled(property, value, rules);
            default -> (_, _) -> Optional.of("is not a setting, want none in " + shadow);
        };
    }

    private static Optional<String> control(String property, Doc value, Rules rules, Moment now) {
        return switch (property) {
            case Properties.MODE -> objection(Properties.mode(value),
                    mode -> modeObjection(mode, rules));
            case Properties.HOLD -> objection(Properties.hold(value), hold -> hold.flatMap(
                    held -> objection(held.target(), held.until(), rules, now)));
            case Properties.LEASE -> objection(Properties.lease(value), lease -> lease.flatMap(
                    lent -> objection(lent.target(), lent.until(), rules, now)));
            default -> Optional.of("is not a setting, want mode, hold or lease");
        };
    }

    private static Optional<String> scheduled(String property, Doc value, Rules rules) {
        if (property.equals(Properties.ZONE)) {
            return objection(Properties.zone(value), _ -> Optional.empty());
        }
        if (!Properties.isEntryKey(property)) {
            return Optional.of("is not a name, want lower case letters, digits and hyphens");
        }
        return value.equals(Properties.DELETED)
                ? Optional.empty()
                : objection(Properties.entry(value), entry -> targetObjection(entry.target(),
                        rules));
    }

    private interface Objecting<T> {
        Optional<String> objection(T value);
    }

    private static <T> Optional<String> objection(Decoded<T> decoded, Objecting<T> further) {
        return switch (decoded) {
            case Decoded.Ok<T>(T value) -> further.objection(value);
            case Decoded.Malformed<T>(List<Problem> problems) ->
                Optional.of(problems.getFirst().toString());
        };
    }

    static Optional<String> modeObjection(Mode mode, Rules rules) {
        boolean heats = rules.config().hardware().equipment().heats();
        boolean cools = rules.config().hardware().equipment().cools();
        return switch (mode) {
            case OFF -> Optional.empty();
            case HEAT -> heats ? Optional.empty() : Optional.of("is heat, but none is wired");
            case COOL -> cools ? Optional.empty() : Optional.of("is cool, but none is wired");
        };
    }

    static Optional<String> targetObjection(Temperature target, Rules rules) {
        return rules.allows(target)
                ? Optional.empty()
                : Optional.of("target " + rules.objection(target));
    }

    /** What comes from far away has an end, and not a distant one (law L4). */
    private static Optional<String> objection(Temperature target, Instant until, Rules rules,
            Moment now) {
        return isTooLong(until, now)
                ? Optional.of("until is %s, want at most 7 days from now".formatted(until))
                : targetObjection(target, rules);
    }

    /** Cannot be told without a clock; it is looked at again when there is one. */
    static boolean isTooLong(Instant until, Moment now) {
        Instant latest = now.wall().plus(Lease.LONGEST).plus(SKEW);
        return now.clock().isKnown() && until.isAfter(latest);
    }
}
