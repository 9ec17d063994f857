package dev.pilotlight.units;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a device: AWS's thing name, MQTT client id and certificate common name in one.
 *
 * <p>
 * Letters, digits and hyphen, 1 to 64 of them, so that it is safe in a topic, a path and a file
 * name.
 */
public record DeviceId(String value) implements Comparable<DeviceId> {
    /** What a valid name looks like, for messages to people. */
    public static final String WANTED = "1 to 64 letters, digits or hyphens";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

    public DeviceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("is not a device name, want " + WANTED);
        }
    }

    /** The name, or empty when the text is none. */
    public static Optional<DeviceId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DeviceId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
