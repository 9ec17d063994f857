package dev.pilotlight.agent.core;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.safety.Cause;
import dev.pilotlight.agent.safety.Latches;
import dev.pilotlight.agent.sensing.Sight;
import dev.pilotlight.twin.Doc;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Which hazards are in force; each that comes or goes is an event. Pure. */
final class Alarms {
    private Alarms() {}

    /** What the relays report is set beside what they were last told. */
    static Thermostat compared(Thermostat state, Outputs readBack) {
        boolean same = state.outputs().equals(readBack);
        int count = same
                ? 0
                : Math.min(Guard.MISMATCHES, state.books().troubles().mismatches() + 1);
        Books books = state.books().mismatches(count);
        Guard guard = state.governing().guard().compared(readBack);
        Thermostat next = books.equals(state.books()) ? state : state.with(books);
        return guard.equals(state.governing().guard())
                ? next
                : next.with(state.governing().with(guard));
    }

    /** Tells of every hazard that came or went. */
    static Thermostat told(Thermostat state, Moment now, List<Effect> effects) {
        int bits = alarmBits(state, now);
        Map<Alarm, Raised> before = state.books().troubles().raised();
        if (bits == 0 && before.isEmpty()) {
            return state;
        }
        Map<Alarm, Raised> after = raised(state, bits, now);
        return after.equals(before) ? state : told(state, before, after, now, effects);
    }

    private static Map<Alarm, Raised> raised(Thermostat state, int bits, Moment now) {
        Map<Alarm, Raised> after = new EnumMap<>(Alarm.class);
        for (Alarm alarm : Alarm.values()) {
            boolean is = (bits & alarm.bit()) != 0;
            Raised known = state.books().troubles().raised().get(alarm);
            if (known == null && is) {
                after.put(alarm, Raised.first(Words.alarm(state, alarm), now));
            } else if (known != null) {
                known.looked(is, () -> Words.alarm(state, alarm), alarm.calm(), now).ifPresent(
                        next -> after.put(alarm, next));
            }
        }
        return after;
    }

    private static Thermostat told(Thermostat state, Map<Alarm, Raised> before,
            Map<Alarm, Raised> after, Moment now, List<Effect> effects) {
        int old = state.books().troubles().bits();
        Books books = state.books().alarms(after);
        Thermostat next = state.with(books);
        if (old == books.troubles().bits()) {
            return next;
        }
        next = next.with(healthTold(state.twins(), books.troubles().bits(), now)).revised();
        for (Alarm alarm : Alarm.values()) {
            boolean is = books.troubles().has(alarm);
            if (is != ((old & alarm.bit()) != 0)) {
                next = Recording.event(next, is ? alarm.kind() : alarm.kind() + "-over", is
                        ? of(alarm, after).sentence(now)
                        : "over: " + alarm.text() + of(alarm, before).times(now), now, effects);
            }
        }
        return next;
    }

    private static Raised of(Alarm alarm, Map<Alarm, Raised> raised) {
        return Objects.requireNonNull(raised.get(alarm), alarm.kind());
    }

    /** The twin hears which hazards are in force, and how the clock is. */
    private static Twins healthTold(Twins twins, int bits, Moment now) {
        List<Doc> kinds = new ArrayList<>();
        for (Alarm alarm : Alarm.values()) {
            if ((bits & alarm.bit()) != 0) {
                kinds.add(Doc.text(alarm.kind()));
            }
        }
        return twins.with(twins.health().telling(twins.health().plain()
                .with("hazards", new Doc.Arr(kinds))
                .with("clock", Doc.text(now.clock().name().toLowerCase(Locale.ROOT)))));
    }

    private static int alarmBits(Thermostat state, Moment now) {
        return ofRoom(state, now) | ofEquipment(state)
                | bit(Alarm.STORAGE, !state.books().troubles().storage().isEmpty())
                | bit(Alarm.CLOCK_UNKNOWN, !now.clock().isKnown());
    }

    private static int ofRoom(Thermostat state, Moment now) {
        Guard guard = state.governing().guard();
        Latches latches = guard.supervisor().latches();
        Sight sight = state.senses().sight(now.uptime());
        boolean blind = sight.isBlind() && sight.blindFor(now.uptime()).compareTo(state.rules()
                .config().limits().staleAfter()) > 0;
        return bit(Alarm.OVERHEAT, latches.tooHot()) | bit(Alarm.FROST, latches.tooCold())
                | bit(Alarm.FLOOR_HOT, latches.floorHot()) | bit(Alarm.SENSOR_STALE, blind)
                | bit(Alarm.SENSOR_SPARE, sight.rung() == Sight.Rung.SPARE)
                | bit(Alarm.SENSOR_DOUBTFUL, state.senses().isDoubtful())
                | bit(Alarm.WINDOW_OPEN, guard.watch().window().isOpen());
    }

    private static int ofEquipment(Thermostat state) {
        Guard guard = state.governing().guard();
        return bit(Alarm.RELAY_MISMATCH, state.books().troubles()
                .mismatches() >= Guard.MISMATCHES || !state.books().troubles().relays().isEmpty())
                | bit(Alarm.RELAY_STUCK, guard.isStuck())
                | bit(Alarm.NO_HEAT, guard.watch().warmth().isMissing())
                | bit(Alarm.RUN_TIME, state.governing().cause() == Cause.RUN_TIME);
    }

    private static int bit(Alarm alarm, boolean is) {
        return is ? alarm.bit() : 0;
    }
}
