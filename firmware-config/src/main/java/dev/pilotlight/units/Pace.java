package dev.pilotlight.units;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a demonstration's clock runs: at {@code real} it showed {@code shown}, and since then it runs
 * {@code speed} times as fast. One line of text, so that several processes can follow one file.
 *
 * @param speed times as fast as real time, above 0 and at most 100,000
 */
public record Pace(Instant real, Instant shown, double speed) {
    private static final double MAX_SPEED = 100_000;
    private static final Pattern FORM = Pattern.compile("(\\S+) shows (\\S+) at ([0-9.]+)x\\s*");

    public Pace {
        if (!(speed > 0 && speed <= MAX_SPEED)) {
            throw new IllegalArgumentException("speed is " + speed + ", want above 0 to 100000");
        }
    }

    /** What this clock shows at a real moment. */
    public Instant at(Instant realNow) {
        return shown.plus(scaled(Duration.between(real, realNow)));
    }

    /** How much time passes here while {@code realTime} passes. */
    public Duration scaled(Duration realTime) {
        return Duration.ofNanos(Math.round(realTime.toNanos() * speed));
    }

    /** The same clock at another speed from {@code realNow} on, without a jump. */
    public Pace turned(Instant realNow, double newSpeed) {
        return new Pace(realNow, at(realNow), newSpeed);
    }

    /** This pace as the one line that {@link #parse} reads. */
    public String line() {
        return real + " shows " + shown + " at " + speed + "x";
    }

    public static Decoded<Pace> parse(String line) {
        Matcher form = FORM.matcher(line);
        if (!form.matches()) {
            return Decoded.malformed("",
                    "is not a pace, want: <instant> shows <instant> at <speed>x");
        }
        try {
            return Decoded.ok(new Pace(Instant.parse(form.group(1)), Instant.parse(form.group(2)),
                    Double.parseDouble(form.group(3))));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            return Decoded.malformed("", "is not a pace: " + wrong.getMessage());
        }
    }
}
