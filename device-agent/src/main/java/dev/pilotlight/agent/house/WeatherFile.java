package dev.pilotlight.agent.house;

import dev.pilotlight.units.Decoded;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** A year of hourly weather from a file, interpolated between the hours; the year repeats. */
public final class WeatherFile implements Weather {
    private static final String HEADER = "hour_of_year,outdoor_C,global_horizontal_W_per_m2";
    private static final int MAX_HOURS = 8_784;

    private final double[] outdoor;
    private final double[] solar;

    private WeatherFile(List<double[]> hours) {
        outdoor = hours.stream().mapToDouble(hour -> hour[1]).toArray();
        solar = hours.stream().mapToDouble(hour -> hour[2]).toArray();
    }

    /** Reads CSV with the header {@value #HEADER}, hours from 0 without holes. */
    public static Decoded<Weather> parse(String csv) {
        List<String> lines = csv.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            return Decoded.malformed("line 1", "is no weather file's header, want " + HEADER);
        }
        if (lines.size() < 25 || lines.size() > MAX_HOURS + 1) {
            return Decoded.malformed("",
                    "has " + (lines.size() - 1) + " hours, want 24 to " + MAX_HOURS);
        }
        List<double[]> hours = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            double[] hour = numbers(lines.get(i));
            if (hour.length != 3 || hour[0] != i - 1 || !(Math.abs(hour[1]) <= 70)
                    || !(hour[2] >= 0 && hour[2] < 2_000)) {
                return Decoded.malformed("line " + (i + 1),
                        "is \"" + lines.get(i) + "\", want hour " + (i - 1)
                                + ", an outdoor temperature, a radiation");
            }
            hours.add(hour);
        }
        return Decoded.ok(new WeatherFile(hours));
    }

    @Override
    public double outdoorC(Instant at) {
        return between(outdoor, hourOfYear(at));
    }

    @Override
    public double solarWPerM2(Instant at) {
        return between(solar, hourOfYear(at));
    }

    private static double[] numbers(String line) {
        String[] parts = line.split(",", -1);
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                numbers[i] = Double.parseDouble(parts[i].strip());
            } catch (NumberFormatException notANumber) {
                numbers[i] = Double.NaN;
            }
        }
        return numbers;
    }

    private static double hourOfYear(Instant at) {
        ZonedDateTime time = at.atZone(ZoneOffset.UTC);
        return (time.getDayOfYear() - 1) * 24.0 + time.toLocalTime().toNanoOfDay() / 3.6e12;
    }

    private static double between(double[] hours, double hour) {
        int before = (int) hour % hours.length;
        double share = hour - Math.floor(hour);
        return hours[before] * (1 - share) + hours[(before + 1) % hours.length] * share;
    }
}
