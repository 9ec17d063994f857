package dev.pilotlight.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

    /** The examples of RFC 7396, appendix A, that patch an object. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "{\"a\":\"b\"};{\"a\":\"c\"};{\"a\":\"c\"}",
            "{\"a\":\"b\"};{\"b\":\"c\"};{\"a\":\"b\",\"b\":\"c\"}",
            "{\"a\":\"b\"};{\"a\":null};{}", "{\"a\":\"b\",\"b\":\"c\"};{\"a\":null};{\"b\":\"c\"}",
            "{\"a\":[\"b\"]};{\"a\":\"c\"};{\"a\":\"c\"}",
            "{\"a\":\"c\"};{\"a\":[\"b\"]};{\"a\":[\"b\"]}",
            "{\"a\":{\"b\":\"c\"}};{\"a\":{\"b\":\"d\",\"c\":null}};{\"a\":{\"b\":\"d\"}}",
            "{\"a\":[{\"b\":\"c\"}]};{\"a\":[1]};{\"a\":[1]}",
            "{\"e\":null};{\"a\":1};{\"e\":null,\"a\":1}",
            "{};{\"a\":{\"bb\":{\"ccc\":null}}};{\"a\":{\"bb\":{}}}"})
    void theExamplesOfTheStandardHold(String target, String patch, String result) {
        assertThat(MergePatch.apply(object(target), object(patch))).isEqualTo(object(result));
    }

    @Test
    void applyingADifferenceGivesTheOtherDocumentAndTwiceIsAsGoodAsOnce() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Doc.Obj from = randomObject(random, 3);
            Doc.Obj to = randomObject(random, 3);
            Doc.Obj patch = MergePatch.diff(from, to);
            assertThat(MergePatch.apply(from, patch)).as("seed %d", seed).isEqualTo(to);
            assertThat(MergePatch.apply(to, patch)).as("seed %d", seed).isEqualTo(to);
            assertThat(MergePatch.diff(to, to).isEmpty()).isTrue();
        }
    }

    @Test
    void whatWasAcknowledgedLeavesTheDelta() {
        Doc.Obj desired = object(
                "{\"hold\":{\"target\":21,\"until\":\"x\"},\"mode\":\"heat\",\"list\":[1,2]}");
        Doc.Obj reported = object(
                "{\"hold\":{\"value\":{\"target\":21.0,\"until\":\"x\"},\"ac\":200,\"av\":3,\"ad\":\"\"},\"mode\":\"off\",\"list\":[1],\"more\":1}");
        assertThat(Delta.of(desired, reported))
                .isEqualTo(object("{\"mode\":\"heat\",\"list\":[1,2]}"));
    }

    @Test
    void insideAnObjectOnlyTheDifferingAttributesAreInTheDelta() {
        assertThat(
                Delta.of(object("{\"a\":{\"b\":1,\"c\":2}}"), object("{\"a\":{\"b\":1,\"c\":3}}")))
                .isEqualTo(object("{\"a\":{\"c\":2}}"));
    }

    private static Doc.Obj object(String json) {
        return Codec.parseObject(json.getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow();
    }

    private static Doc.Obj randomObject(Random random, int depth) {
        TreeMap<String, Doc> fields = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.put("k" + random.nextInt(4), randomDoc(random, depth - 1));
        }
        return new Doc.Obj(fields);
    }

    private static Doc randomDoc(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> Doc.num(random.nextInt(3));
            case 1 -> Doc.text("t" + random.nextInt(3));
            case 2 -> Doc.bool(random.nextBoolean());
            case 3 -> new Doc.Arr(List.of(Doc.num(random.nextInt(3))));
            default -> randomObject(random, depth);
        };
    }

    @Test
    void aValueThatIsReplacedLeavesNothingOfTheOldOneBehindAndNothingElseIsTouched() {
        Doc.Obj before = Doc.Obj.of("hold", Doc.Obj.of("preset", Doc.text("away"), "then", Doc.Obj
                .of("a", Doc.num(1), "b", Doc.num(2))), "mode", Doc.text("heat"));
        Doc.Obj wanted = Doc.Obj.of("hold", Doc.Obj.of("target", Doc.num(21), "then", Doc.Obj.of(
                "b", Doc.num(3))));
        Doc.Obj after = MergePatch.apply(before, MergePatch.replacing(before, wanted));
        assertThat(after).isEqualTo(wanted.with("mode", Doc.text("heat")));
    }
}
