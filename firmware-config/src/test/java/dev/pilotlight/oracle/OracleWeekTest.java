package dev.pilotlight.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.oracle.WeekByMinute.Beginning;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Slot;
import dev.pilotlight.schedule.WeeklySchedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The week of the product, read beside the oracle. */
class OracleWeekTest {
    private static final boolean DEEP = Boolean.getBoolean("pilotlight.deep");
    private static final int WEEKS = DEEP ? 40_000 : 10_000;

    /** The edges of what holds are the moments at which a mistake shows first. */
    @Test
    void tenThousandRandomWeeksAreWhatTheOracleReads() {
        int moments = 0;
        for (int seed = 0; seed < WEEKS; seed++) {
            RandomWeeks random = new RandomWeeks(new Random(seed));
            ZoneId zone = random.zone();
            WeeklySchedule judged = new WeeklySchedule(zone, random.week());
            for (Instant moment : moments(judged, random.moment(zone), DEEP || seed % 4 == 0)) {
                compare(judged, moment, seed);
                moments++;
            }
        }
        System.out.println("oracle: " + WEEKS + " weeks in " + RandomWeeks.ZONES.size()
                + " zones, " + moments + " moments, 0 differences");
    }

    private static List<Instant> moments(WeeklySchedule judged, Instant moment, boolean edges) {
        return judged.at(moment).filter(_ -> edges).map(slot -> List.of(moment, slot.until()
                .minusMillis(1), slot.until())).orElse(List.of(moment));
    }

    private static void compare(WeeklySchedule judged, Instant moment, int seed) {
        Optional<Slot> slot = judged.at(moment);
        WeekByMinute oracle = new WeekByMinute(judged.zone(), judged.entries());
        Optional<Slot> read = oracle.lastUpTo(moment).map(beginning -> new Slot(goal(judged,
                beginning), beginning.key(), beginning.at(),
                oracle.firstAfter(moment).orElseThrow()
                        .at()));
        assertThat(slot).as("seed %d at %s of %s", seed, moment, judged).isEqualTo(read);
    }

    private static Goal goal(WeeklySchedule judged, Beginning beginning) {
        return Objects.requireNonNull(judged.entries().get(beginning.key())).goal();
    }
}
