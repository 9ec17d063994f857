package dev.pilotlight.faults.sim.fault;

import java.time.Duration;
import java.util.Locale;

/**
 * Something that goes wrong, as data. Houses and brokers are named by number, from 0. Each is one
 * word of a scenario: {@link #word} is what a person would write for it.
 */
public sealed interface Fault {
    /** As it is written in a scenario, after its time. */
    String word();

    /** Its kind in figures, without house or amount. */
    String kind();

    /** A thermometer suffers. */
    record OfSensor(int house, String sensor, Ailment ailment) implements Fault {
        @Override
        public String word() {
            return "house(%d).sensor(\"%s\", %s)".formatted(house, sensor, ailment);
        }

        @Override
        public String kind() {
            return "sensor " + words(ailment);
        }
    }

    /** A relay, or what it switches, is defective. */
    record OfRelay(int house, Defect defect) implements Fault {
        @Override
        public String word() {
            return "house(%d).relay(%s)".formatted(house, defect);
        }

        @Override
        public String kind() {
            return "relay " + words(defect);
        }
    }

    /** The wall clock is off by so much, and steps back at the end. */
    record ClockOff(int house, Duration by) implements Fault {
        @Override
        public String word() {
            return "house(%d).clockIsOff(ofSeconds(%d))".formatted(house, by.toSeconds());
        }

        @Override
        public String kind() {
            return by.isNegative() ? "clock behind" : "clock ahead";
        }
    }

    /** The wall clock runs wrong by so many seconds a day, and is set right at the end. */
    record ClockDrifts(int house, int secondsPerDay) implements Fault {
        @Override
        public String word() {
            return "house(%d).clockDrifts(%d)".formatted(house, secondsPerDay);
        }

        @Override
        public String kind() {
            return "clock drifts";
        }
    }

    /** The wall clock begins again in 1970 and is known to be unknown. */
    record ClockLost(int house) implements Fault {
        @Override
        public String word() {
            return "house(%d).clockIsLost()".formatted(house);
        }

        @Override
        public String kind() {
            return "clock in 1970";
        }
    }

    /** The disk suffers. */
    record OfDisk(int house, Wear wear) implements Fault {
        @Override
        public String word() {
            return "house(%d).disk(%s)".formatted(house, wear);
        }

        @Override
        public String kind() {
            return "disk " + words(wear);
        }
    }

    /** The power is gone. */
    record PowerCut(int house) implements Fault {
        @Override
        public String word() {
            return "house(%d).losesPower()".formatted(house);
        }

        @Override
        public String kind() {
            return "power cut";
        }
    }

    /** The agent's process hangs: it lives and decides nothing. */
    record Hang(int house) implements Fault {
        @Override
        public String word() {
            return "house(%d).hangs()".formatted(house);
        }

        @Override
        public String kind() {
            return "loop hangs";
        }
    }

    /** The way from a house to a broker suffers; to every broker when that is -1. */
    record OfPath(int house, int broker, Trouble trouble) implements Fault {
        /** Every broker. */
        public static final int ALL = -1;

        @Override
        public String word() {
            return "house(%d).path(%d, %s)".formatted(house, broker, trouble);
        }

        @Override
        public String kind() {
            return "path " + words(trouble);
        }
    }

    /** A broker suffers. */
    record OfBroker(int broker, Illness illness) implements Fault {
        @Override
        public String word() {
            return "broker(%d, %s)".formatted(broker, illness);
        }

        @Override
        public String kind() {
            return "broker " + words(illness);
        }
    }

    /** The cloud behind the brokers suffers. */
    record OfCloud(Failing failing) implements Fault {
        @Override
        public String word() {
            return "cloud(%s)".formatted(failing);
        }

        @Override
        public String kind() {
            return "cloud " + words(failing);
        }
    }

    /** People do something; it happens once, at the beginning. */
    record Deed(int house, Act act, int tenths) implements Fault {
        @Override
        public String word() {
            return "house(%d).people(%s, %d)".formatted(house, act, tenths);
        }

        @Override
        public String kind() {
            return "people " + words(act);
        }
    }

    private static String words(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
