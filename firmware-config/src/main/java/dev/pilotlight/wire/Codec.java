package dev.pilotlight.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
    private static final int MAX_EXPONENT = 30;

    private Codec() {}

    /** Reads one JSON value. */
    public static Decoded<Doc> parse(byte[] json) {
        return read(JSON, json, "JSON");
    }

    /** Reads one JSON object. */
    public static Decoded<Doc.Obj> parseObject(byte[] json) {
        return parse(json).then(Codec::object);
    }

    /** Reads one YAML document, in JSON's shapes. */
    public static Decoded<Doc.Obj> yaml(byte[] yaml) {
        return read(Yaml.FACTORY, yaml, "YAML").then(Codec::object);
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

    private static Decoded<Doc> read(JsonFactory factory, byte[] bytes, String format) {
        if (bytes.length > Limits.MESSAGE_BYTES) {
            return Decoded.malformed("",
                    "has " + bytes.length + " bytes, want at most " + Limits.MESSAGE_BYTES);
        }
        try (JsonParser parser = factory.createParser(bytes)) {
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

    private static String sentence(JsonProcessingException malformed) {
        String message = malformed.getOriginalMessage().lines().findFirst().orElse("unreadable");
        return malformed.getLocation() == null
                ? message
                : message + " (line " + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr() + ")";
    }

    private static Doc value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> objectValue(parser);
            case START_ARRAY -> arrayValue(parser);
            case VALUE_STRING -> Doc.text(wellFormed(parser.getText()));
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
            String name = wellFormed(parser.currentName());
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

    /** Bounds the exponent: {@code 1e999999999} is short to write and endless to print. */
    private static BigDecimal number(JsonParser parser) throws IOException {
        if (parser.isNaN()) {
            throw new IllegalArgumentException("is not a number: " + parser.getText());
        }
        BigDecimal value = parser.getDecimalValue();
        if (Math.abs((long) value.precision() - value.scale()) > MAX_EXPONENT
                || Math.abs(value.scale()) > MAX_EXPONENT) {
            throw new IllegalArgumentException("a number is out of range: " + parser.getText());
        }
        return value;
    }

    /** Refuses a lone surrogate, which UTF-8 cannot carry on. */
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean paired = Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (paired) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                throw new IllegalArgumentException("half a surrogate pair in a string");
            }
        }
        return text;
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
