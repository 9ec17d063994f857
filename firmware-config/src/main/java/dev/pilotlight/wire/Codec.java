package dev.pilotlight.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes to documents and back; the only class that knows Jackson. Any thread.
 *
 * <p>
 * Refuses, before anything is built from it: more than {@link Limits#MESSAGE_BYTES}, nesting, keys,
 * strings and numbers over their limits, a key twice, NaN, and anything after the value. Writes
 * canonically: UTF-8, no white space, keys sorted, plain numbers.
 */
public final class Codec {
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(Limits.DEPTH)
            .maxNumberLength(Limits.NUMBER_LENGTH).maxStringLength(Limits.STRING_LENGTH)
            .maxNameLength(Limits.NAME_LENGTH)
            .maxDocumentLength(Limits.MESSAGE_BYTES).build();
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(CONSTRAINTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final Pattern DUPLICATE = Pattern.compile("^Duplicate field ('[^\\n]{1,64}')");

    private Codec() {}

    /** Reads one JSON value. */
    public static Decoded<Doc> parse(byte[] json) {
        return utf8(json).then(text -> read(() -> JSON.createParser(text), "JSON"));
    }

    /** Reads one JSON object. */
    public static Decoded<Doc.Obj> parseObject(byte[] json) {
        return parse(json).then(Codec::object);
    }

    /** Reads one YAML 1.2 document, in JSON's shapes. */
    public static Decoded<Doc.Obj> yaml(byte[] yaml) {
        return utf8(yaml).then(YamlReader::read).then(Codec::object);
    }

    /**
     * Reads YAML as the releases before did, for a file that one of them took: words such as
     * {@code yes} are true or false, {@code 017} is fifteen, an alias is its own name, tags are
     * passed over, UTF-16 and a byte order mark are taken.
     */
    public static Decoded<Doc.Obj> yamlOfBefore(byte[] yaml) {
        return fits(yaml).then(bytes -> read(() -> Yaml.FACTORY.createParser(bytes), "YAML"))
                .then(Codec::object);
    }

    /** Canonical JSON. */
    public static byte[] write(Doc doc) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            write(doc, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Canonical JSON as text. */
    public static String text(Doc doc) {
        return new String(write(doc), StandardCharsets.UTF_8);
    }

    /** YAML for people, in blocks, keys sorted; {@link #yaml} reads the same from it. */
    public static String yamlText(Doc.Obj doc) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = Yaml.FACTORY.createGenerator(text)) {
            write(doc, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Built on first use only: an agent that reads JSON alone never loads it. */
    private static final class Yaml {
        static final JsonFactory FACTORY = YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                .streamReadConstraints(CONSTRAINTS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    }

    private static Decoded<Doc.Obj> object(Doc doc) {
        return doc instanceof Doc.Obj object
                ? Decoded.ok(object)
                : Decoded.malformed("", "is " + Shown.of(doc) + ", want an object");
    }

    private static Decoded<byte[]> fits(byte[] bytes) {
        return bytes.length <= Limits.MESSAGE_BYTES
                ? Decoded.ok(bytes)
                : Decoded.malformed("", "has " + bytes.length + " bytes, want at most "
                        + Limits.MESSAGE_BYTES);
    }

    /** UTF-8 alone and strictly: no guess at another encoding, no overlong form, no mark. */
    private static Decoded<String> utf8(byte[] bytes) {
        return fits(bytes).then(fitting -> {
            try {
                String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(fitting))
                        .toString();
                return text.startsWith("\ufeff")
                        ? Decoded.malformed("", "begins with a byte order mark, want UTF-8 without")
                        : Decoded.ok(text);
            } catch (CharacterCodingException malformed) {
                return Decoded.malformed("", "is not UTF-8, want that and no other encoding");
            }
        });
    }

    /** Opens a parser. */
    private interface Source {
        JsonParser open() throws IOException;
    }

    private static Decoded<Doc> read(Source source, String format) {
        try (JsonParser parser = source.open()) {
            if (parser.nextToken() == null) {
                return Decoded.malformed("", "is empty, want one " + format + " value");
            }
            Doc doc = value(parser);
            return parser.nextToken() == null
                    ? Decoded.ok(doc)
                    : Decoded.malformed("", "goes on after its end, want one " + format + " value");
        } catch (JsonProcessingException malformed) {
            return Decoded.malformed("", "is not " + format + ": " + sentence(malformed));
        } catch (IOException | IllegalArgumentException malformed) {
            return Decoded.malformed("", "is not " + format + ": " + malformed.getMessage());
        }
    }

    /** Where, and what of it a person can mend; the parser's own words are for its authors. */
    private static String sentence(JsonProcessingException malformed) {
        Matcher twice = DUPLICATE.matcher(malformed.getOriginalMessage());
        String what = twice.find()
                ? twice.group(1) + " stands twice"
                : malformed instanceof StreamConstraintsException
                        ? "a name or number is longer, or the whole nested deeper, than is read"
                        : "it ends or goes wrong";
        return malformed.getLocation() == null
                ? what
                : what + " at line " + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr();
    }

    private static Doc value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> objectValue(parser);
            case START_ARRAY -> arrayValue(parser);
            case VALUE_STRING -> Doc.text(ValueLimits.text(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Doc.num(number(parser));
            case VALUE_TRUE -> Doc.bool(true);
            case VALUE_FALSE -> Doc.bool(false);
            case VALUE_NULL -> Doc.Null.VALUE;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalArgumentException("unexpected " + token);
        };
    }

    private static Doc objectValue(JsonParser parser) throws IOException {
        SortedMap<String, Doc> fields = new TreeMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = ValueLimits.text(parser.currentName());
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return new Doc.Obj(fields);
    }

    private static Doc arrayValue(JsonParser parser) throws IOException {
        List<Doc> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Doc.Arr(items);
    }

    private static BigDecimal number(JsonParser parser) throws IOException {
        if (parser.isNaN()) {
            throw new IllegalArgumentException("is not a number: " + parser.getText());
        }
        return ValueLimits.number(parser.getDecimalValue(), parser.getText());
    }

    private static void write(Doc doc, JsonGenerator generator) throws IOException {
        switch (doc) {
            case Doc.Null _ -> generator.writeNull();
            case Doc.Bool(boolean value) -> generator.writeBoolean(value);
            case Doc.Num(BigDecimal value) -> generator.writeNumber(value.toPlainString());
            case Doc.Text(String value) -> generator.writeString(value);
            case Doc.Arr(List<Doc> items) -> {
                generator.writeStartArray();
                for (Doc item : items) {
                    write(item, generator);
                }
                generator.writeEndArray();
            }
            case Doc.Obj(SortedMap<String, Doc> fields) -> {
                generator.writeStartObject();
                for (Map.Entry<String, Doc> field : fields.entrySet()) {
                    generator.writeFieldName(field.getKey());
                    write(field.getValue(), generator);
                }
                generator.writeEndObject();
            }
        }
    }
}
