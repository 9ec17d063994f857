package dev.pilotlight.cloud.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.cloud.twins.OperatorEdit;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.twin.Edits;
import dev.pilotlight.twin.Hlc;
import dev.pilotlight.twin.IntentMerge;
import dev.pilotlight.twin.Stamp;
import dev.pilotlight.twin.VersionVector;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Law L6 on the cloud's side: whatever order edits, syncs, repeated and blind messages come in,
 * both sides end equal, and no intent vanishes that nobody who followed had seen.
 */
class MergeHistoriesTest {
    private static final DeviceId DEVICE = new DeviceId("d1");
    private static final Topic.Shadow UPDATE = new Topic.Shadow(DEVICE, "control", "update");
    private static final Instant START = Instant.parse("2017-02-28T12:00:00Z");
    private static final int LENGTH = 5;

    /** What may happen next. */
    private enum Act {
        /** Somebody turns the wheel on the wall. */
        WALL,
        /** An operator edits. */
        APP,
        /** A foreign client sets desired, without stamp and without version. */
        FOREIGN,
        /** The device gets the document, merges, and offers what it holds against that version. */
        SYNC,
        /** The device offers what it holds without saying what it knows. */
        BLIND,
        /** The last message of the device comes a second time. */
        AGAIN
    }

    /** How far the device's clock is to be believed, and where it really stands. */
    enum Clock {
        RIGHT(Duration.ZERO, true), UNKNOWN(Duration.ofDays(-1000), false), AHEAD(
                Duration.ofSeconds(40), true), BEHIND(Duration.ofHours(-1), true);

        final Duration offset;
        final boolean trusted;

        Clock(Duration offset, boolean trusted) {
            this.offset = offset;
            this.trusted = trusted;
        }
    }

    /** Both sides of one property, and all that was ever wanted of it. */
    private static final class World {
        final Clock clock;
        final List<Edit> intents = new ArrayList<>();
        final Set<Doc> recorded = new HashSet<>();
        Memory cloud = Memory.EMPTY;
        Edit device = new Edit(Doc.text("first"),
                new Stamp(VersionVector.ZERO, Hlc.ZERO, "config", true));
        byte[] last = new byte[0];
        int steps;

        World(Clock clock) {
            this.clock = clock;
        }

        Instant now() {
            return START.plusSeconds(10L * steps);
        }

        void act(Act act) {
            steps++;
            switch (act) {
                case WALL -> wall();
                case APP -> app();
                case FOREIGN -> foreign();
                case SYNC -> sync();
                case BLIND -> offer(OptionalLong.empty());
                case AGAIN -> message(last);
            }
            recorded.addAll(cloud.shadow("control").losers().fields().values().stream()
                    .map(lost -> ((Doc.Obj) lost).fields().get("value")).toList());
        }

        private void wall() {
            device = new Edit(Doc.text("wall" + steps),
                    new Stamp(device.stamp().base().plusDevice(),
                            device.stamp().hlc().next(now().plus(clock.offset).toEpochMilli()),
                            "wall", clock.trusted));
            intents.add(device);
        }

        private void app() {
            TreeMap<String, Doc> values = new TreeMap<>();
            values.put("mode", Doc.text("app" + steps));
            OperatorEdit edit = new OperatorEdit(DEVICE, "control", values, OptionalLong.empty(),
                    "app:ada");
            cloud = ShadowRules.edit(edit, cloud, now()).memory();
            intents.add(desired());
        }

        private void foreign() {
            message(Codec.write(Doc.Obj.of("state", Doc.Obj.of("desired",
                    Doc.Obj.of("mode", Doc.text("foreign" + steps))))));
            boolean won = desired().value().equals(Doc.text("foreign" + steps));
            if (won) {
                intents.add(desired());
            } else {
                assertThat(cloud.shadow("control").losers().fields()).as("lost and kept")
                        .containsKey("mode");
            }
        }

        private void sync() {
            if (cloud.shadow("control").present()) {
                IntentMerge.Merged merged = IntentMerge.merge(device, desired());
                device = merged.winner();
                merged.loser().ifPresent(loser -> recorded.add(loser.value()));
            }
            offer(OptionalLong.of(cloud.shadow("control").version()));
        }

        private void offer(OptionalLong version) {
            Doc.Obj section = Edits.write(new TreeMap<>(java.util.Map.of("mode", device)));
            Doc.Obj body = Doc.Obj.of("state", Doc.Obj.of("desired", section));
            last = Codec.write(version.isPresent()
                    ? body.with("version", Doc.num(version.getAsLong()))
                    : body);
            message(last);
        }

        private void message(byte[] payload) {
            cloud = ShadowRules.message(UPDATE, payload, cloud, now()).memory();
        }

        private Edit desired() {
            return Objects.requireNonNull(
                    Edits.read(cloud.shadow("control").desired().values()).get("mode"));
        }

        void check(String history) {
            sync();
            sync();
            assertThat(desired()).as(history).isEqualTo(device);
            for (Edit intent : intents) {
                boolean followed = intents.stream().anyMatch(later -> later.stamp().base()
                        .compare(intent.stamp().base()) == VersionVector.Order.AFTER);
                assertThat(followed || recorded.contains(intent.value())
                        || device.value().equals(intent.value()))
                        .as("%s: %s vanished, %s won", history, intent, device).isTrue();
            }
        }
    }

    @ParameterizedTest
    @Tag("F20")
    @EnumSource(Clock.class)
    void everyShortHistoryEndsEqualAndLosesNoIntent(Clock clock) {
        int kinds = Act.values().length;
        int histories = (int) Math.pow(kinds, LENGTH);
        for (int number = 0; number < histories; number++) {
            World world = new World(clock);
            StringBuilder history = new StringBuilder();
            for (int step = 0, rest = number; step < LENGTH; step++, rest /= kinds) {
                Act act = Act.values()[rest % kinds];
                history.append(act).append(' ');
                world.act(act);
            }
            world.check(history.toString());
        }
    }

    @Test
    void soDoLongRandomOnes() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            World world = new World(Clock.values()[random.nextInt(Clock.values().length)]);
            for (int step = 0; step < 40; step++) {
                world.act(Act.values()[random.nextInt(Act.values().length)]);
            }
            world.check("seed " + seed);
        }
    }
}
