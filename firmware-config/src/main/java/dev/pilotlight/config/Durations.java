package dev.pilotlight.config;

import dev.pilotlight.wire.Fields;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them in a configuration: {@code 500ms}, {@code 10s}, {@code 5min},
 * {@code 12h}, {@code 30d}.
 */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h|d)");

    private Durations() {}

    /** Reads one; empty when it is none. */
    public static Optional<Duration> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(form.group(1));
        return Optional.ofNullable(switch (form.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "min" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> null;
        });
    }

    /** The duration under {@code key}, from {@code min} to {@code max}; a missing one is that. */
    static Duration read(Fields fields, String key, Duration fallback, Duration min,
            Duration max) {
        return fields.parsed(key, fallback,
                words(min) + " to " + words(max) + " (such as 10s, 5min, 12h)",
                text -> parse(text).filter(d -> d.compareTo(min) >= 0 && d.compareTo(max) <= 0));
    }

    /** The shortest way to write it. */
    public static String words(Duration duration) {
        if (duration.toMillis() % 1000 != 0) {
            return duration.toMillis() + "ms";
        }
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0 && seconds > 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "min" : seconds + "s";
    }
}
