package dev.pilotlight.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.Codec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The canonical form is RFC 8785's. */
class CanonicalJsonTest {

    @Test
    void keysAreSortedAsInTheStandardsExample() {
        assertThat(canonical("{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,"
                + "\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}"))
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}");
    }

    @Test
    void textIsEscapedAsInTheStandardsExample() {
        assertThat(canonical("[\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"]"))
                .isEqualTo("[\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"]");
    }

    @ParameterizedTest
    @CsvSource({"4.50,4.5", "2e-3,0.002", "-0.0,0", "1E20,100000000000000000000", "1e-6,0.000001",
            "333333333333333,333333333333333", "20,20"})
    void numbersAreWrittenAsEveryDoubleWriterDoes(String written, String canonical) {
        assertThat(canonical("[" + written + "]")).isEqualTo("[" + canonical + "]");
        assertThat(Double.parseDouble(canonical)).isEqualTo(Double.parseDouble(written));
    }

    @ParameterizedTest
    @CsvSource({"1e21", "1e-7", "0.1234567890123456", "9007199254740993"})
    void aNumberThatDoublesDifferOnHasNoCanonicalForm(String written) {
        assertThat(CanonicalJson.bytes(Signers.doc("{\"a\":{\"b\":[1," + written + "]}}"))
                .problems()).singleElement().extracting(Problem::path).isEqualTo("a.b[1]");
    }

    @Test
    void readingWhatWasWrittenGivesTheSameBytes() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            Doc doc = random(random, 4);
            byte[] bytes = CanonicalJson.bytes(doc).toOptional().orElseThrow();
            Doc read = Codec.parse(bytes).toOptional().orElseThrow();
            assertThat(read).isEqualTo(doc);
            assertThat(CanonicalJson.bytes(read).toOptional().orElseThrow()).isEqualTo(bytes);
        }
    }

    private static Doc random(Random random, int deep) {
        return switch (random.nextInt(deep == 0 ? 4 : 6)) {
            case 0 -> Doc.Null.VALUE;
            case 1 -> Doc.bool(random.nextBoolean());
            case 2 -> Doc.num(new BigDecimal(random.nextInt(2_000_001) - 1_000_000)
                    .scaleByPowerOfTen(-random.nextInt(4)));
            case 3 -> Doc.text(text(random));
            case 4 -> {
                List<Doc> items = new ArrayList<>();
                random.ints(random.nextInt(4)).forEach(_ -> items.add(random(random, deep - 1)));
                yield new Doc.Arr(items);
            }
            default -> {
                TreeMap<String, Doc> fields = new TreeMap<>();
                random.ints(random.nextInt(4))
                        .forEach(_ -> fields.put(text(random), random(random, deep - 1)));
                yield Doc.obj(fields);
            }
        };
    }

    private static String text(Random random) {
        int[] letters = random.ints(random.nextInt(6), 0, 0x1_1000)
                .filter(c -> c < 0xd800 || c > 0xdfff).toArray();
        return new String(letters, 0, letters.length);
    }

    private static String canonical(String json) {
        return new String(CanonicalJson
                .bytes(Codec.parse(json.getBytes(StandardCharsets.UTF_8)).toOptional()
                        .orElseThrow())
                .toOptional().orElseThrow(), StandardCharsets.UTF_8);
    }
}
