package dev.pilotlight.faults.sim.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A week that a seed draws, in a zone that it draws, and a moment in winter at which to look: full
 * weeks, and sparse ones in which nothing begins for days. Pure.
 *
 * @param schedule as a configuration writes it
 */
public record DrawnWeek(String schedule, Instant from) {
    /** With whole hours, half hours and quarters, both sides of the date line, and none that is. */
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/New_York",
            "America/Nuuk", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia",
            "Pacific/Chatham");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat",
            "sun");
    /** Before the changes of the clock in Europe, in America and down under, and before none. */
    private static final List<Instant> AROUND = List.of(Instant.parse("2026-01-19T00:00:00Z"),
            Instant.parse("2026-03-28T00:00:00Z"), Instant.parse("2026-03-07T12:00:00Z"), Instant
                    .parse("2026-04-04T00:00:00Z"),
            Instant.parse("2026-10-24T00:00:00Z"), Instant
                    .parse("2026-11-30T00:00:00Z"));
    private static final int SPARSE_ENTRIES = 3;
    private static final int MOST_ENTRIES = 9;
    private static final int QUARTERS_A_DAY = 96;
    /** Coprime to the quarters of a day, so that no two entries have one time. */
    private static final int APART = 29;
    private static final int ONE_IN_UTC = 5;
    /** Entries begin at quarters, and a story neither begins nor ends at that very moment. */
    private static final Duration OFF_THE_QUARTERS = Duration.ofMinutes(7);
    private static final int LEAST_HALVES = 32;
    private static final int HALVES = 16;

    /** Whatever chance draws; every other week is sparse. */
    public static DrawnWeek of(SplittableRandom chance) {
        boolean sparse = chance.nextBoolean();
        int entries = 1 + chance.nextInt(sparse ? SPARSE_ENTRIES : MOST_ENTRIES);
        int first = chance.nextInt(QUARTERS_A_DAY);
        String lines = IntStream.range(0, entries).mapToObj(i -> entry(first + i * APART, sparse,
                chance)).collect(Collectors.joining());
        Instant from = AROUND.get(chance.nextInt(AROUND.size())).plus(OFF_THE_QUARTERS).plus(
                Duration.ofMinutes(15L * chance.nextInt(7 * QUARTERS_A_DAY)));
        return new DrawnWeek("schedule:\n  zone: " + ZONES.get(chance.nextInt(ZONES.size()))
                + "\n  entries:\n" + lines, from);
    }

    private static String entry(int quarters, boolean sparse, SplittableRandom chance) {
        int quarter = quarters % QUARTERS_A_DAY;
        double target = (LEAST_HALVES + chance.nextInt(HALVES)) / 2.0;
        boolean utc = chance.nextInt(ONE_IN_UTC) == 0;
        return String.format(Locale.ROOT,
                "    entry-%d: {days: %s, at: \"%02d:%02d\", target: %.1f%s}\n",
                quarter, days(sparse, chance), quarter / 4, quarter % 4 * 15, target, utc
                        ? ", utc: true"
                        : "");
    }

    private static String days(boolean sparse, SplittableRandom chance) {
        String only = DAYS.get(chance.nextInt(DAYS.size()));
        if (sparse) {
            return only;
        }
        return switch (chance.nextInt(3)) {
            case 0 -> "daily";
            case 1 -> "mon tue wed thu fri";
            default -> only;
        };
    }
}
