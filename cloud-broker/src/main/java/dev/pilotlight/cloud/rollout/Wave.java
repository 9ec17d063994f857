package dev.pilotlight.cloud.rollout;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a wave reaches, counted from the first device of the roll-out: a share of the fleet or a
 * number of devices. It is never written without its unit: 10 % of a large fleet and 10 devices are
 * the two ends of a typo.
 */
public sealed interface Wave {
    /** What a wave looks like, for messages to people. */
    String WANTED = "a share such as \"25 %\" or a number such as \"10 devices\"";
    Pattern FORM = Pattern.compile("(\\d{1,7}) ?(%|devices?)");

    /** How many of so many devices have been asked by its end. */
    int reach(int devices);

    /** Whether it reaches anybody at all and no more than there are in a fleet. */
    boolean isPossible();

    /**
     * So many in a hundred of the devices that are in it by then; late joiners are among them.
     */
    record Share(int percent) implements Wave {
        @Override
        public int reach(int devices) {
            return Math.ceilDiv(devices * Math.clamp(percent, 0, 100), 100);
        }

        @Override
        public boolean isPossible() {
            return percent >= 1 && percent <= 100;
        }

        @Override
        public String toString() {
            return percent + " %";
        }
    }

    /** So many devices, however large the fleet is; all of a smaller one. */
    record Devices(int most) implements Wave {
        @Override
        public int reach(int devices) {
            return Math.clamp(most, 0, devices);
        }

        @Override
        public boolean isPossible() {
            return most >= 1;
        }

        @Override
        public String toString() {
            return most == 1 ? "1 device" : String.format(Locale.ROOT, "%d devices", most);
        }
    }

    /** The wave that a person wrote, such as {@code 25 %} or {@code 10 devices}. */
    static Optional<Wave> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(form.group(1));
        return Optional.of(form.group(2).equals("%") ? new Share(number) : new Devices(number));
    }
}
