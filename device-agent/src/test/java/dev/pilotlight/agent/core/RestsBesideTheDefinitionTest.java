package dev.pilotlight.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.equipment.Output;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.twin.Doc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Every relay by true time, set beside what its rests mean: whatever is wanted, whatever the clock
 * shows, and however often the power goes. It knows relays and configured times alone.
 */
class RestsBesideTheDefinitionTest {
    private static final int HISTORIES = Boolean.getBoolean("pilotlight.deep") ? 2_000 : 60;
    private static final int STEPS = 40;
    private static final int TICK = 5;
    /** Relays that are told nothing for so long have opened by themselves. */
    private static final int LEASE = 50;
    private static final long NEVER = -1_000_000;
    private static final List<String> HOUSES = List.of("{heat: true, cool: true}",
            "{heat: true, cool: true, secondStage: {minimumOff: 10min}}",
            "{heatPump: {reversing: true}, secondStage: {minimumOff: 10min}}");

    private final List<String> broken = new ArrayList<>();
    private long switches;

    @Test
    void nothingStartsBeforeItHasRestedWhateverClockAndPowerDo() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            new History(new SplittableRandom(seed), seed).play();
        }
        System.out.printf("rests beside the definition: %,d histories, %,d switches, %d broken%n",
                HISTORIES, switches, broken.size());
        assertThat(broken).as("of %s switches", switches).isEmpty();
        assertThat(switches).isGreaterThan(HISTORIES * 10L);
    }

    /** One house in true seconds. */
    private final class History {
        private final SplittableRandom random;
        private final String name;
        private final String house;
        private Room room;
        private long truth;
        private double celsius = 20;
        private Outputs before = Outputs.OPEN;
        private long heatStopped = NEVER;
        private long coolStopped = NEVER;
        private long secondStopped = NEVER;

        History(SplittableRandom random, int seed) {
            this.random = random;
            this.name = "seed " + seed;
            this.house = HOUSES.get(random.nextInt(HOUSES.size()));
            this.room = started("2017-02-28T04:00:00Z", Map.of(), ClockTrust.TRUSTED);
        }

        private Room started(String wall, Map<String, Doc> saved, ClockTrust clock) {
            return new Room(wall, saved, clock).configured(
                    """
                            schema: 1
                            thing: hall
                            hardware: {driver: house, equipment: %s}
                            limits: {heat: {minimumOn: 2min, minimumOff: 3min}, cool: {minimumOn: 3min, minimumOff: 5min}}
                            """
                            .formatted(house));
        }

        private boolean isPump() {
            return house.contains("heatPump");
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                happens();
                lives(random.nextInt(4) == 0 ? 900 : random.nextInt(10, 200));
            }
        }

        private void happens() {
            switch (random.nextInt(8)) {
                case 0 -> asks(Mode.HEAT);
                case 1 -> asks(Mode.COOL);
                case 2 -> asks(Mode.OFF);
                case 3, 4 -> celsius = List.of(4.0, 12.0, 17.0, 22.0, 28.0).get(random.nextInt(5));
                case 5 -> cut();
                case 6 -> clock();
                default -> pauses();
            }
        }

        private void asks(Mode mode) {
            room.asks(new LocalEdit.SetMode(mode));
            saw(room.relays());
        }

        private void lives(int seconds) {
            for (int second = 0; second < seconds; second += TICK) {
                passes(TICK);
                if (second % 30 == 0) {
                    room.reads(celsius);
                }
                room.ticks();
                saw(room.relays());
            }
        }

        private void passes(int seconds) {
            truth += seconds;
            room.passes(Duration.ofSeconds(seconds));
        }

        /** Everything opens; the clock goes on, or nobody knows it any more. */
        private void cut() {
            saw(Outputs.OPEN);
            int dark = random.nextInt(1, 400);
            truth += dark;
            boolean lost = random.nextInt(3) == 0;
            room = started(lost
                    ? "1970-01-01T00:00:00Z"
                    : room.wall.plusSeconds(dark).toString(), room.saved,
                    lost
                            ? ClockTrust.UNKNOWN
                            : room.clock);
        }

        /** It is set, lost, or jumps. */
        private void clock() {
            room.clock = room.clock == ClockTrust.UNKNOWN || random.nextBoolean()
                    ? ClockTrust.TRUSTED
                    : ClockTrust.UNKNOWN;
            room.wall = room.wall.plusSeconds(random.nextInt(-7_200, 7_200));
        }

        private void pauses() {
            int seconds = random.nextInt(LEASE + 5, 300);
            truth += LEASE;
            saw(Outputs.OPEN);
            truth += seconds - LEASE;
            room.passes(Duration.ofSeconds(seconds));
        }

        private void saw(Outputs now) {
            starts(now);
            switches += now.equals(before) ? 0 : 1;
            heatStopped = before.heats() && !now.heats() ? truth : heatStopped;
            coolStopped = before.cools() && !now.cools() ? truth : coolStopped;
            secondStopped = before.has(Output.SECOND_STAGE) && !now.has(Output.SECOND_STAGE)
                    ? truth
                    : secondStopped;
            before = now;
        }

        private void starts(Outputs now) {
            if (now.heats() && !before.heats()) {
                owes("heat after heat", heatStopped, isPump() ? 300 : 180);
                owes("heat after cool", coolStopped, 300);
            }
            if (now.cools() && !before.cools()) {
                owes("cool after cool", coolStopped, 300);
                owes("cool after heat", heatStopped, isPump() ? 300 : 180);
            }
            if (now.has(Output.SECOND_STAGE) && !before.has(Output.SECOND_STAGE)) {
                owes("second stage", secondStopped, 600);
            }
            if (now.has(Output.REVERSING) != before.has(Output.REVERSING) && now.has(
                    Output.REVERSING)) {
                owes("valve", Math.max(heatStopped, coolStopped), 60);
            }
        }

        private void owes(String what, long stopped, long rest) {
            if (truth - stopped < rest) {
                broken.add(name + " " + house + ": " + what + " after " + (truth - stopped)
                        + " s, want " + rest + ", at " + truth);
            }
        }
    }
}
