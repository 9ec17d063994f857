package dev.pilotlight.agent.drill;

import java.time.Duration;

/** Something that goes wrong, as data: from, to, and what. Times count from the beginning. */
public sealed interface Fault {
    /** When it begins. */
    Duration from();

    /** When it is over. */
    Duration to();

    /** Whether it is in force at that time. */
    default boolean isOn(Duration at) {
        return at.compareTo(from()) >= 0 && at.compareTo(to()) < 0;
    }

    /** A sensor suffers. */
    record OfSensor(String sensor, Ailment ailment, Duration from, Duration to)
            implements
                Fault {}

    /** The power is gone. */
    record PowerCut(Duration from, Duration to) implements Fault {}

    /** The loop hangs: the process lives and decides nothing. */
    record Hang(Duration from, Duration to) implements Fault {}

    /** The wall clock is off by so much. */
    record ClockOff(Duration by, Duration from, Duration to) implements Fault {}

    /** The wall clock starts again in 1970, and is known to be unknown. */
    record ClockLost(Duration from, Duration to) implements Fault {}

    /** The cloud is gone; a drill has none anyway. */
    record CloudAway(Duration from, Duration to) implements Fault {}

    /** A relay, or what it switches, is defective. */
    record OfRelay(Defect defect, Duration from, Duration to) implements Fault {}

    /** A person switches off and later on again. */
    record SwitchedOff(Duration from, Duration to) implements Fault {}

    /** What a sensor may suffer from. */
    enum Ailment {
        /** It says nothing. */
        SILENT,
        /** It answers with a wrong checksum. */
        CRC,
        /** It says -127 °C: unplugged. */
        UNPLUGGED,
        /** It says 85 °C: just powered on. */
        POWER_ON,
        /** Its values are an hour old when they come. */
        LATE,
        /** Now and then it is 20 K off. */
        SPIKES,
        /** It says the same all the time. */
        FROZEN,
        /** It falls by 2 K an hour. */
        DRIFTS,
        /** It is 5 K too warm. */
        DISAGREES,
        /** A window is open: the air at it goes most of the way to the open air in 20 minutes. */
        AIRED,
        /** It says what it would in a freezing room; 0.9 K a minute on the way. */
        FREEZING,
        /** It says what it would in a sauna. */
        SAUNA,
        /** A contact says open. */
        OPEN;

        /** Whether whoever looks can see that this is no reading. */
        boolean isObvious() {
            return switch (this) {
                case SILENT, CRC, UNPLUGGED, POWER_ON, LATE -> true;
                case SPIKES, FROZEN, DRIFTS, DISAGREES, AIRED, FREEZING, SAUNA, OPEN -> false;
            };
        }
    }

    /** What a relay may suffer from. */
    enum Defect {
        /** It does not open any more. */
        WELDED,
        /** It does not close any more. */
        DEAD,
        /** It closes, and the heater stays cold. */
        COLD
    }
}
