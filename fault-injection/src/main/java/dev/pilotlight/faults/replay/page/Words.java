package dev.pilotlight.faults.replay.page;

import dev.pilotlight.faults.replay.outage.Outage;
import dev.pilotlight.faults.replay.street.Change;
import dev.pilotlight.faults.replay.street.Household;
import dev.pilotlight.faults.replay.street.Lived;
import dev.pilotlight.faults.replay.street.Replayed;
import dev.pilotlight.faults.replay.street.Sample;
import dev.pilotlight.faults.replay.street.Wish;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.Optional;

/** Sentences and figures that page and table share. Pure. */
final class Words {
    private Words() {}

    /** The whole replay in one sentence. */
    static String headline(Replayed replayed) {
        return String.format(Locale.ROOT, "From its beginning to six hours after its end, the %d"
                + " houses with Pilotlight missed %.1f degree-hours of the warmth that people"
                + " wanted, and %s; run by the cloud, the same houses missed %.1f, and %s.",
                replayed.households().size(), replayed.tooCold(Household::own), fates(replayed,
                        Household::own),
                replayed.tooCold(Household::cloudRun), fates(replayed, Household::cloudRun));
    }

    private static String fates(Replayed replayed, Function<Household, Lived> street) {
        return replayed.count(street, Lived::atOnce) + " of " + replayed.wishes()
                + " changes acted within a second, " + replayed.count(street, Lived::never)
                + " never";
    }

    /** What somebody asked for, and what became of it. */
    static String of(Outage outage, Change change) {
        Wish wish = change.wish();
        return clock(outage, wish.at()) + ", " + wish.where().words() + ", wants " + degrees(wish
                .target().celsius()) + ": " + fate(change);
    }

    /** How long people waited for it. */
    static String fate(Change change) {
        return change.waited().map(Words::after).orElse("never");
    }

    private static String after(Duration waited) {
        if (waited.toMillis() <= 1_000) {
            return "within 1 s";
        }
        return waited.toMinutes() == 0
                ? "after " + waited.toSeconds() + " s"
                : waited.toHours() == 0
                        ? "after " + waited.toMinutes() + " min"
                        : String.format(Locale.ROOT, "after %d h %02d min", waited.toHours(),
                                waited.toMinutesPart());
    }

    /** A house's drawing in words. */
    static String of(Outage outage, String house, Lived lived) {
        Duration from = outage.breaks();
        long seen = lived.samples().stream().filter(sample -> sample.at().compareTo(from) >= 0)
                .count();
        long linked = lived.samples().stream().filter(sample -> sample.at().compareTo(from) >= 0)
                .filter(Sample::linked).count();
        long heated = lived.samples().stream().filter(sample -> sample.at().compareTo(from) >= 0)
                .filter(Sample::heats).count();
        return String.format(Locale.ROOT, "%s: since it broke the room was at least %s, %.1f"
                + " degree-hours below what people wanted; heating %d %% of the time, linked %d %%;"
                + " %d of %d changes were in force within a second, %d never", house,
                degrees(lived
                        .coldest(from)),
                lived.tooCold(from), percent(heated, seen), percent(linked, seen), lived
                        .atOnce(),
                lived.changes().size(), lived.never());
    }

    private static long percent(long part, long of) {
        return of == 0 ? 0 : Math.round(100.0 * part / of);
    }

    static String clock(Outage outage, Duration at) {
        return Outage.clock(outage.begins().plus(at));
    }

    static String degrees(double celsius) {
        return Optional.of(celsius).filter(value -> !value.isNaN()).map(value -> String.format(
                Locale.ROOT, "%.1f °C", value)).orElse("unknown");
    }
}
