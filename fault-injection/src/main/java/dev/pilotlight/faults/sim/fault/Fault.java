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

    /** What a thermometer may suffer from. */
    enum Ailment {
        /** It says nothing. */
        SILENT,
        /** It answers with a wrong checksum. */
        BAD_CRC,
        /** It says -127 °C: unplugged. */
        MINUS_127,
        /** It says 85 °C: just powered on. */
        PLUS_85,
        /** Now and then it is 20 K off. */
        SPIKING,
        /** It says the same all the time. */
        FROZEN,
        /** It falls by 2 K an hour. */
        DRIFTING,
        /** It climbs by 3 K a minute: no room does. */
        IMPLAUSIBLE_SLOPE,
        /** It is 5 K too warm. */
        DISAGREEING,
        /** It speaks only when its value changes. */
        CHANGE_ONLY;

        /** Whether whoever looks can see that this is no reading. */
        public boolean isObvious() {
            return switch (this) {
                case SILENT, BAD_CRC, MINUS_127, PLUS_85 -> true;
                case SPIKING, FROZEN, DRIFTING, IMPLAUSIBLE_SLOPE, DISAGREEING, CHANGE_ONLY ->
                    false;
            };
        }
    }

    /** What a relay may suffer from. */
    enum Defect {
        /** It does not open any more. */
        WELDED,
        /** It does not close any more. */
        DEAD,
        /** While it should be closed it opens and closes each second. */
        CHATTERING
    }

    /** What a disk may suffer from. */
    enum Wear {
        /** There is no room. */
        FULL,
        /** The kernel has given up writing. */
        READ_ONLY,
        /** Each commit takes ten seconds. */
        SLOW,
        /** The commit under way when the power goes is half there: the whole of it is lost. */
        TORN,
        /** A bit of what is stored is wrong: the next look finds the file damaged. */
        BIT_FLIP
    }

    /** What the way to a broker may suffer from. */
    enum Trouble {
        /** Nothing gets through, and connections stand. */
        HALF_OPEN,
        /** What the device says gets lost. */
        DEAF,
        /** What the broker says gets lost. */
        MUTE,
        /** Nobody listens: refused at once. */
        REFUSED,
        /** Connections break in the middle and come again at once. */
        RESET,
        /** One packet of ten is lost and comes 0.3 s or more later. */
        LOSSY,
        /** A second each way, give or take. */
        SLOW,
        /** Messages overtake each other. */
        REORDERING,
        /** Some messages come twice. */
        DUPLICATING,
        /** Five seconds up, five seconds down. */
        FLAPPING,
        /** Somebody else answers, and speaks HTTP. */
        CAPTIVE_PORTAL
    }

    /** What a broker may suffer from. */
    enum Illness {
        /** Its process is gone, and with it every connection, session and retained message. */
        DEAD,
        /** It accepts and says nothing. */
        FROZEN,
        /** It takes nobody's word for who he is. */
        AUTH_DOWN,
        /** It subscribes nobody: the policies are lost. */
        POLICY_LOST,
        /** One message a second, and 0x97 for the rest. */
        THROTTLED,
        /** It lets one message at a time be under way. */
        SMALL_WINDOW,
        /** Somebody has left old commands on the topics that devices listen to. */
        RETAINED_GARBAGE
    }

    /** What the cloud may suffer from. */
    enum Failing {
        /** kill -9, and back at the end. */
        KILLED,
        /** Reads work, writes fail. */
        WRITES_FAIL,
        /** Each write takes three seconds. */
        SLOW,
        /** At the end it is set back to what it was at the beginning. */
        RESTORED
    }

    /** What people do. Amounts are tenths of a degree. */
    enum Act {
        /** Turns the thermostat at the wall. */
        WALL,
        /** Holds a target in the app. */
        APP,
        /** Both at once, for different targets. */
        BOTH,
        /** An operator lends a target for an hour. */
        LEASE,
        /** Switches off at the wall. */
        OFF,
        /** Switches heating on at the wall. */
        HEAT,
        /** An operator asks for 99 degrees. */
        MISTYPE,
        /** Edits one entry of the week in the app. */
        WEEK
    }
}
