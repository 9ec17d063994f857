package dev.pilotlight.judges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.signing.CanonicalJson;
import dev.pilotlight.twin.Delta;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.twin.Hlc;
import dev.pilotlight.twin.HybridClock;
import dev.pilotlight.twin.IntentMerge;
import dev.pilotlight.twin.MergePatch;
import dev.pilotlight.twin.Stamp;
import dev.pilotlight.twin.VersionVector;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The product beside a second reading of what it is to do. */
class SecondReadingsTest {
    private static final int ROUNDS = Boolean.getBoolean("pilotlight.deep") ? 1_000_000 : 20_000;
    private static final List<String> WORDS = List.of("value", "ac", "frostFloor", "ceiling", "a",
            "\u20ac", "\ud83d\ude00", "\ufb33", "\r", "\u0080", "\"\\\b\f\u000f\u001f", "");

    @Test
    void whatIsSignedIsWrittenAsRfc8785Says() {
        Random random = new Random(1);
        int written = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Doc doc = drawn(random, 0, true);
            String read = CanonicalReading.of(doc);
            assertThat(CanonicalJson.bytes(doc).map(bytes -> new String(bytes,
                    StandardCharsets.UTF_8)).toOptional()).as("round %d", i).hasValue(read);
            written++;
        }
        told("canonical JSON", written);
    }

    @Test
    void aPatchDoesWhatRfc7396SaysAndADifferenceIsOne() {
        Random random = new Random(2);
        for (int i = 0; i < ROUNDS; i++) {
            Doc.Obj target = object(random, true);
            Doc.Obj patch = object(random, true);
            assertThat(MergePatch.apply(target, patch)).as("round %d", i).isEqualTo(PatchReading
                    .mergePatch(target, patch));
            Doc.Obj from = object(random, false);
            Doc.Obj to = object(random, false);
            assertThat(PatchReading.mergePatch(from, MergePatch.diff(from, to))).as("round %d", i)
                    .isEqualTo(to);
            Doc.Obj whole = (Doc.Obj) PatchReading.mergePatch(from, MergePatch.replacing(from, to));
            from.fields().forEach((key, old) -> assertThat(whole.get(key)).hasValue(to.get(key)
                    .orElse(old)));
            assertThat(whole.fields()).containsAllEntriesOf(to.fields());
        }
        told("merge patch", ROUNDS);
    }

    @Test
    void theDeltaIsWhatIsNotReportedSo() {
        Random random = new Random(3);
        for (int i = 0; i < ROUNDS; i++) {
            Doc.Obj desired = object(random, false);
            Doc.Obj reported = random.nextBoolean()
                    ? object(random, false)
                    : MergePatch.apply(desired, object(random, false));
            assertThat(Delta.of(desired, reported)).as("%s of %s", desired, reported).isEqualTo(
                    PatchReading.delta(desired, reported));
        }
        told("delta", ROUNDS);
    }

    @Test
    void ofTwoEditsTheOneHoldsThatTheReadmeSays() {
        Random random = new Random(4);
        for (int i = 0; i < ROUNDS; i++) {
            String property = random.nextBoolean() ? "limits" : "hold";
            Edit device = edit(random);
            Edit cloud = random.nextInt(20) == 0 ? device : edit(random);
            IntentMerge.Merged merged = IntentMerge.merge(property, device, cloud);
            assertThat(new MergeReading.Outcome(merged.winner(), merged.loser())).as(
                    "%s: %s and %s", property, device, cloud).isEqualTo(
                            MergeReading.of(property,
                                    device, cloud));
        }
        told("merge by intent, limits among them", ROUNDS);
    }

    /** The clock is later after each edit, and no clock a minute ahead pulls it along. */
    @Test
    void theHybridClockOnlyGoesOn() {
        Random random = new Random(5);
        HybridClock clock = new HybridClock(Hlc.ZERO);
        for (int i = 0; i < ROUNDS; i++) {
            long wall = 1_500_000_000_000L + random.nextInt(200_000);
            Hlc before = clock.last();
            if (random.nextBoolean()) {
                clock = clock.tick(Instant.ofEpochMilli(wall));
                Hlc expected = wall > before.millis()
                        ? new Hlc(wall, 0)
                        : new Hlc(before.millis(), before.counter() + 1);
                assertThat(clock.last()).isEqualTo(expected);
            } else {
                Hlc foreign = new Hlc(wall - 100_000 + random.nextInt(200_000), random.nextInt(3));
                clock = clock.receive(foreign, Instant.ofEpochMilli(wall));
                boolean pulled = foreign.millis() <= wall + 60_000 && MergeReading.isLater(foreign,
                        before);
                assertThat(clock.last()).isEqualTo(pulled ? foreign : before);
            }
            assertThat(Hlc.parse(clock.last().toString())).hasValue(clock.last());
        }
        told("hybrid clock", ROUNDS);
    }

    private static void told(String what, int rounds) {
        System.out.println("second reading: " + what + ", " + rounds + " random inputs, 0"
                + " differences");
    }

    private static Edit edit(Random random) {
        Stamp stamp = new Stamp(new VersionVector(random.nextInt(4), random.nextInt(4)), new Hlc(
                random.nextInt(3), random.nextInt(3)), random.nextBoolean() ? "wall" : "app:x",
                random.nextInt(3) > 0);
        return new Edit(drawn(random, 2, false), stamp);
    }

    private static Doc.Obj object(Random random, boolean nulls) {
        TreeMap<String, Doc> fields = new TreeMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            fields.put(WORDS.get(random.nextInt(WORDS.size())), drawn(random, 1, nulls));
        }
        return new Doc.Obj(fields);
    }

    private static Doc drawn(Random random, int depth, boolean nulls) {
        return switch (random.nextInt(depth > 3 ? 4 : 7)) {
            case 0 -> nulls ? Doc.Null.VALUE : Doc.bool(true);
            case 1 -> Doc.bool(random.nextBoolean());
            case 2 -> Doc.num(number(random));
            case 3 -> Doc.text(WORDS.get(random.nextInt(WORDS.size())));
            case 4 -> {
                List<Doc> items = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    items.add(drawn(random, depth + 1, nulls));
                }
                yield new Doc.Arr(items);
            }
            default -> {
                TreeMap<String, Doc> fields = new TreeMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    fields.put(WORDS.get(random.nextInt(WORDS.size())), drawn(random, depth + 1,
                            nulls));
                }
                yield new Doc.Obj(fields);
            }
        };
    }

    /** Zero, or up to 15 digits, from 1e-6 up to 1e21. */
    private static BigDecimal number(Random random) {
        if (random.nextInt(3) == 0) {
            return BigDecimal.valueOf(random.nextInt(4));
        }
        BigDecimal digits = BigDecimal.valueOf(random.nextLong(-999_999_999_999_999L,
                999_999_999_999_999L));
        if (digits.signum() == 0) {
            return digits;
        }
        int first = random.nextInt(27) - 6;
        return digits.scaleByPowerOfTen(first - digits.precision() + 1);
    }
}
