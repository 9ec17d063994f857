package dev.pilotlight.faults.replay.page;

import dev.pilotlight.faults.replay.outage.Outage;
import dev.pilotlight.faults.replay.street.Household;
import dev.pilotlight.faults.replay.street.Judged;
import dev.pilotlight.faults.replay.street.Lived;
import dev.pilotlight.faults.replay.street.Occurred;
import dev.pilotlight.faults.replay.street.Replayed;
import java.time.Duration;
import java.util.Locale;

/** A replay as lines for a terminal. */
public final class ReplayTable {
    private ReplayTable() {}

    /** Phases, houses, laws, and the headline. */
    public static String of(Replayed replayed) {
        StringBuilder text = new StringBuilder("\nphases, and how often each was felt\n");
        for (Occurred one : replayed.occurred()) {
            text.append(String.format(Locale.ROOT, "  %-13s%-24s%,10d  %s%n", Outage
                    .clock(one.phase().street()), one.phase().condition(), one.count(),
                    String
                            .join(", ", one.phase().condition().proofs())));
        }
        replayed.told().forEach(sentence -> text.append("  ").append(sentence).append('\n'));
        text.append(String.format(Locale.ROOT, "%n%-42s%s%n", "",
                "with Pilotlight         run by the cloud"));
        text.append(String.format(Locale.ROOT, "%-42s%s%n", "",
                "K·h cold  1 s  never    K·h cold  1 s  never"));
        replayed.households().forEach(one -> text.append(house(replayed, one)));
        text.append("\nlaws, on the street with Pilotlight\n");
        for (Judged one : replayed.verdicts()) {
            text.append(String.format(Locale.ROOT, "  %-4s%-38s%-12s%,14d checks%n", one.law(),
                    one.law().words(), one
                            .outcome().words(),
                    one.checks()));
        }
        return text.append('\n').append(Words.headline(replayed)).append('\n').toString();
    }

    private static String house(Replayed replayed, Household one) {
        String words = one.neighbour().words();
        String name = one.neighbour().name() + ", " + (words.length() > 28
                ? words.substring(0, 27) + "…"
                : words);
        Duration from = replayed.outage().breaks();
        return String.format(Locale.ROOT, "%-42s%s    %s%n", name, figures(one.own(), from),
                figures(one.cloudRun(),
                        from));
    }

    private static String figures(Lived lived, Duration from) {
        return String.format(Locale.ROOT, "%8.1f%5d%7d", lived.tooCold(from), lived.atOnce(),
                lived.never());
    }
}
