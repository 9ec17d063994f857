package dev.pilotlight.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bytes and numbers the codec takes: as much as the README says, and no more. */
class EncodingTest {
    private static final String BOTH = "{\"thing\":\"hall\"}";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void noOtherEncodingThanUtf8IsGuessedAt(String charset) {
        byte[] bytes = BOTH.getBytes(Charset.forName(charset));
        assertThat(Codec.parse(bytes).problems()).isNotEmpty();
        assertThat(Codec.yaml(bytes).problems()).isNotEmpty();
    }

    @Test
    void aByteOrderMarkIsToldByItsName() {
        byte[] bytes = ("\ufeff" + BOTH).getBytes(StandardCharsets.UTF_8);
        for (Decoded<?> read : List.of(Codec.parse(bytes), Codec.yaml(bytes))) {
            assertThat(read.problems()).singleElement().asString()
                    .contains("begins with a byte order mark");
        }
        assertThat(Codec.yamlOfBefore(bytes).problems()).isEmpty();
    }

    /** An overlong quote, a half and a pair of surrogates, a code beyond Unicode, a cut tail. */
    @ParameterizedTest
    @ValueSource(strings = {"22c0a222", "22e080a222", "22f08080a222", "22eda08022",
            "22eda0bdedb88022", "22f490808022", "22c3", "2280" + "22", "22ff22"})
    void utf8IsReadStrictly(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(Codec.parse(bytes).problems()).singleElement().asString()
                .contains("is not UTF-8");
        assertThat(Codec.yaml(bytes).problems()).singleElement().asString()
                .contains("is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890123456789012345678901", "99999999999999999999999999999999",
            "-12345678901234567890123456789012", "1e30", "1e31", "1E-31", "0.1234567890123456789",
            "1234567890.1234567890123456789012", "0e9"})
    void aNumberOfUpToThirtyTwoDigitsIsTakenAndComesBack(String number) {
        Doc doc = Codec.parse(number.getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow();
        assertThat(doc).isEqualTo(Doc.num(new BigDecimal(number)));
        assertThat(Codec.parse(Codec.write(doc)).toOptional()).hasValue(doc);
        String yaml = "a: " + number;
        assertThat(Codec.yaml(yaml.getBytes(StandardCharsets.UTF_8)).toOptional())
                .hasValue(Doc.Obj.of("a", doc));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100000000000000000000000000000000", "1e32", "-1e32", "1e-32",
            "0.00000000000000000000000000000001", "1e999999999", "1e-999999999", "0e99"})
    void aNumberOfMoreDigitsIsRefused(String number) {
        assertThat(Codec.parse(number.getBytes(StandardCharsets.UTF_8)).problems()).isNotEmpty();
        assertThat(Codec.yaml(("a: " + number).getBytes(StandardCharsets.UTF_8)).problems())
                .isNotEmpty();
    }

    /** JSON is YAML, and what is written for people is read alike. */
    @Test
    void aDocumentIsTheSameInEachOfItsWritings() {
        Random random = new Random(11);
        for (int i = 0; i < 3_000; i++) {
            Doc.Obj doc = new Doc.Obj(new TreeMap<>(java.util.Map.of("a", drawn(random, 0), "b",
                    drawn(random, 0))));
            byte[] json = Codec.write(doc);
            assertThat(Codec.parse(json).toOptional()).hasValue(doc);
            assertThat(Codec.yaml(json).toOptional()).as(Codec.text(doc)).hasValue(doc);
            assertThat(Codec.yaml(Codec.yamlText(doc).getBytes(StandardCharsets.UTF_8))
                    .toOptional()).as(Codec.yamlText(doc)).hasValue(doc);
        }
    }

    @Test
    void aFileFlippedAnywhereNeverBreaksTheReader() {
        byte[] good = "a: {b: [1, off, \"x\\u00e9\"], c: |\n  text\n}\nd: &e !f 0x1\ng: *e\n? h\n: i"
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(12);
        for (int i = 0; i < 20_000; i++) {
            ByteArrayOutputStream bad = new ByteArrayOutputStream();
            bad.writeBytes(good);
            byte[] bytes = bad.toByteArray();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) "&*!{}[]:,?|>-#\"'\\\n\t %@`a0"
                        .charAt(random.nextInt(25));
            }
            assertThat(Codec.yaml(bytes)).isNotNull();
            assertThat(Codec.yamlOfBefore(bytes)).isNotNull();
        }
    }

    private static Doc drawn(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 6)) {
            case 0 -> Doc.Null.VALUE;
            case 1 -> Doc.bool(random.nextBoolean());
            case 2 -> Doc.num(BigDecimal.valueOf(random.nextInt(), random.nextInt(12)));
            case 3 -> Doc.text(word(random));
            case 4 -> {
                List<Doc> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(drawn(random, depth + 1));
                }
                yield new Doc.Arr(items);
            }
            default -> {
                TreeMap<String, Doc> fields = new TreeMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    fields.put(word(random), drawn(random, depth + 1));
                }
                yield new Doc.Obj(fields);
            }
        };
    }

    private static String word(Random random) {
        List<String> words = List.of("yes", "off", "null", "", "~", "017", "1e3", "a: b", "- x",
                "#", "\u00e9\n", "\ud83d\ude00", "'", "\"", "*a", "&a", "!a", " x ", "\\", "plain");
        return words.get(random.nextInt(words.size()));
    }
}
