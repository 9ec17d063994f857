package dev.pilotlight.faults.house;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a controller may say to a house. */
sealed interface HouseLine {

    /** The longest line that is read, in characters. */
    int LONGEST = 200;

    /** The greeting, version 1. */
    record Hello() implements HouseLine {}

    /**
     * A control decision.
     *
     * @param asked the contacts as they shall be
     */
    record Drive(Relays asked) implements HouseLine {}

    /**
     * Anything else.
     *
     * @param text as it came
     */
    record Unknown(String text) implements HouseLine {}

    /** Reads one line without its end. */
    static HouseLine parse(String line) {
        if (line.equals("hello 1")) {
            return new Hello();
        }
        Matcher drive = Form.DRIVE.matcher(line);
        return drive.matches()
                ? new Drive(new Relays(drive.group(1).equals("1"), drive.group(2).equals("1")))
                : new Unknown(line);
    }

    /** The form of the one line with values in it. */
    final class Form {
        private static final Pattern DRIVE = Pattern.compile("drive heat=([01]) cool=([01])");

        private Form() {}
    }
}
