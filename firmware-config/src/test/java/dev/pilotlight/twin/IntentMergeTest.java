package dev.pilotlight.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntentMergeTest {
    private static final Instant NOON = Instant.parse("2017-02-28T12:00:00Z");

    @Test
    void theLaterEditWinsWhenItKnewOfTheOtherWhateverTheClocksSay() {
        Edit cloud = edit("20", 0, 1, 9_000, true);
        Edit wall = edit("22", 1, 1, 5, false);
        assertThat(IntentMerge.merge(wall, cloud))
                .isEqualTo(new IntentMerge.Merged(wall, Optional.empty()));
    }

    @Test
    void ofTwoEditsMadeApartTheLaterClockWinsAndTheLoserIsKept() {
        Edit wall = edit("22", 1, 0, 100, true);
        Edit cloud = edit("19", 0, 1, 200, true);
        IntentMerge.Merged merged = IntentMerge.merge(wall, cloud);
        assertThat(merged.winner().value()).isEqualTo(Doc.text("19"));
        assertThat(merged.winner().stamp().base()).isEqualTo(new VersionVector(1, 1));
        assertThat(merged.loser()).hasValue(wall);
    }

    @Test
    void withoutATrustedClockOrAtATieThePersonAtTheWallWins() {
        Edit cloud = edit("19", 0, 1, 200, true);
        assertThat(IntentMerge.merge(edit("22", 1, 0, 100, false), cloud).winner().value())
                .isEqualTo(Doc.text("22"));
        assertThat(IntentMerge.merge(edit("22", 1, 0, 200, true), cloud).winner().value())
                .isEqualTo(Doc.text("22"));
        assertThat(IntentMerge.merge(edit("22", 1, 0, 1, true), edit("19", 0, 1, 200, false))
                .winner().value()).isEqualTo(Doc.text("22"));
    }

    @Test
    void twoPeopleWhoWantTheSameHaveNoLoser() {
        assertThat(IntentMerge.merge(edit("21", 1, 0, 1, true), edit("21", 0, 1, 2, true)).loser())
                .isEmpty();
    }

    @Test
    void afterAnyHistoryBothSidesEndEqualAndNoIntentVanishesWithoutARecord() {
        for (long seed = 0; seed < 5_000; seed++) {
            new History(new Random(seed)).play(seed);
        }
    }

    @Test
    void afterEveryShortHistoryBothSidesEndEqualAndNoIntentVanishes() {
        int histories = 1 << 16;
        for (int history = 0; history < histories; history++) {
            for (int clocks = 0; clocks < 8; clocks++) {
                new History(new Random(clocks)).play(history, 8);
            }
        }
    }

    @Test
    void twoDifferentEditsThatClaimTheSameKnowledgeAreBothKept() {
        Edit wall = edit("22", 3, 5, 100, true);
        Edit cloud = edit("19", 3, 5, 200, true);
        assertThat(IntentMerge.merge(wall, cloud).winner()).isEqualTo(cloud);
        assertThat(IntentMerge.merge(wall, cloud).loser()).hasValue(wall);
        assertThat(IntentMerge.merge(wall, wall).loser()).isEmpty();
    }

    @Test
    void aStampOfTomorrowDoesNotBeatThePersonAtTheWall() {
        Edit tomorrow = edit("19", 0, 1, NOON.plusSeconds(86_400).toEpochMilli(), true);
        Edit wall = edit("22", 1, 0, NOON.toEpochMilli(), true);
        assertThat(IntentMerge.merge(wall, HybridClock.believed(tomorrow, NOON)).winner().value())
                .isEqualTo(Doc.text("22"));
        assertThat(HybridClock.believed(wall, NOON)).isEqualTo(wall);
    }

    @Test
    void aClockFarAheadDoesNotPullOursAlong() {
        HybridClock clock = new HybridClock(Hlc.ZERO).tick(NOON);
        Hlc dayAhead = new Hlc(NOON.plusSeconds(86_400).toEpochMilli(), 0);
        assertThat(clock.receive(dayAhead, NOON)).isEqualTo(clock);
        Hlc secondAhead = new Hlc(NOON.plusSeconds(1).toEpochMilli(), 4);
        assertThat(clock.receive(secondAhead, NOON).tick(NOON).last())
                .isEqualTo(new Hlc(secondAhead.millis(), 5));
    }

    @Test
    void stampsNeverGoBackWhenTheWallClockDoes() {
        HybridClock clock = new HybridClock(Hlc.ZERO).tick(NOON);
        Hlc later = clock.tick(NOON.minusSeconds(3_600)).last();
        assertThat(later).isGreaterThan(clock.last());
    }

    @Test
    void editsSurviveTheirWireFormAndAForeignOneKnewOfNothing() {
        Edit edit = edit("22", 3, 5, 1_488_290_400_000L, false);
        Doc.Obj section = Edits.write(Map.of("mode", edit));
        assertThat(Edits.read(section)).containsExactly(Map.entry("mode", edit));
        assertThat(Edits.read(Doc.Obj.of("mode", Doc.text("off"))).values())
                .allMatch(foreign -> foreign.stamp().base().equals(VersionVector.ZERO)).hasSize(1);
    }

    /**
     * Two sides that edit apart, and exchange what they hold now and then, in both directions and
     * out of step.
     */
    private static final class History {
        final Random random;
        final Set<Doc> intents = new HashSet<>();
        final List<Doc> losers = new ArrayList<>();
        final Set<Doc> overwritten = new HashSet<>();
        Edit device = edit("start", 0, 0, 0, true);
        Edit cloud = device;
        int made;

        History(Random random) {
            this.random = random;
        }

        void play(long seed) {
            for (int i = 0; i < 12; i++) {
                act(random.nextInt(4));
            }
            agree(seed);
        }

        private void act(int what) {
            switch (what) {
                case 0 -> device = edited(device, device.stamp().base().plusDevice());
                case 1 -> cloud = edited(cloud, cloud.stamp().base().plusCloud());
                case 2 -> device = merged();
                default -> cloud = merged();
            }
        }

        /** The history that the bits spell, two for each step. */
        void play(int history, int steps) {
            for (int step = 0; step < steps; step++) {
                act((history >> (2 * step)) & 3);
            }
            agree(history);
        }

        private void agree(long seed) {
            device = merged();
            cloud = merged();
            assertThat(device).as("seed %d", seed).isEqualTo(cloud);
            intents.removeAll(overwritten);
            intents.removeAll(losers);
            intents.remove(device.value());
            assertThat(intents).as("intents that vanished, seed %d", seed).isEmpty();
        }

        /** An edit on top of what its author saw: that one is overwritten knowingly. */
        private Edit edited(Edit seen, VersionVector base) {
            overwritten.add(seen.value());
            Edit edit = new Edit(Doc.text("v" + made++),
                    new Stamp(base, new Hlc(random.nextInt(5), 0), "x", random.nextInt(4) > 0));
            intents.add(edit.value());
            return edit;
        }

        private Edit merged() {
            IntentMerge.Merged merged = IntentMerge.merge(device, cloud);
            merged.loser().ifPresent(loser -> losers.add(loser.value()));
            return merged.winner();
        }
    }

    private static Edit edit(String value, long device, long cloud, long millis, boolean trusted) {
        return new Edit(Doc.text(value),
                new Stamp(new VersionVector(device, cloud), new Hlc(millis, 0), "x", trusted));
    }
}
