package dev.pilotlight.wire;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML 1.2 document in JSON's shapes; the only class that knows SnakeYAML. One thread,
 * one use.
 *
 * <p>
 * Only the events of that library are used: its own reading of scalars is that of YAML 1.1.
 * Anchors, aliases and tags are refused, each with its path and line: a file that says who a device
 * is and what it may do means what it shows.
 */
final class YamlReader {
    private static final int MOST_PROBLEMS = 20;
    private static final String CORE = "tag:yaml.org,2002:";
    private static final Set<String> TEXT_TAGS = Set.of("!", CORE + "str");

    private final ParserImpl events;
    private final List<Problem> problems = new ArrayList<>();

    private YamlReader(String text) {
        events = new ParserImpl(new StreamReader(text), new LoaderOptions());
    }

    static Decoded<Doc> read(String text) {
        try {
            return new YamlReader(text).document();
        } catch (MarkedYAMLException malformed) {
            return Decoded.malformed("", "is not YAML: " + malformed.getProblem() + " (line "
                    + (malformed.getProblemMark().getLine() + 1) + ", column "
                    + (malformed.getProblemMark().getColumn() + 1) + ")");
        } catch (YAMLException malformed) {
            return Decoded.malformed("", "is not YAML: " + Objects.requireNonNullElse(malformed
                    .getMessage(), "unreadable").lines().findFirst().orElse("unreadable"));
        } catch (IllegalArgumentException tooDeep) {
            return Decoded.malformed("", String.valueOf(tooDeep.getMessage()));
        }
    }

    private Decoded<Doc> document() {
        events.getEvent();
        if (events.checkEvent(Event.ID.StreamEnd)) {
            return Decoded.malformed("", "is empty, want one YAML value");
        }
        events.getEvent();
        Doc doc = value("", 0);
        events.getEvent();
        if (!events.checkEvent(Event.ID.StreamEnd)) {
            refuse("", "goes on after its end, want one YAML value", events.peekEvent());
        }
        return problems.isEmpty() ? Decoded.ok(doc) : Decoded.malformed(problems);
    }

    private Doc value(String path, int depth) {
        Event event = events.getEvent();
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            refuseAnchor(node, path);
        }
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar, path);
            case SequenceStartEvent start -> {
                refuseTag(start.getTag(), CORE + "seq", path, start);
                yield items(path, deeper(depth, start));
            }
            case MappingStartEvent start -> {
                refuseTag(start.getTag(), CORE + "map", path, start);
                yield fields(path, deeper(depth, start));
            }
            default -> Doc.Null.VALUE;
        };
    }

    private Doc items(String path, int depth) {
        List<Doc> items = new ArrayList<>();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            items.add(value(under(path, "[" + items.size() + "]"), depth));
        }
        events.getEvent();
        return new Doc.Arr(items);
    }

    private Doc fields(String path, int depth) {
        SortedMap<String, Doc> fields = new TreeMap<>();
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            Event at = events.peekEvent();
            String key = key(path, depth);
            Doc value = value(under(path, key), depth);
            if (fields.putIfAbsent(key, value) != null) {
                refuse(under(path, key), "stands here a second time, want it once", at);
            }
        }
        events.getEvent();
        return new Doc.Obj(fields);
    }

    /** A key is its text as it is written, be it a word, a number or nothing. */
    private String key(String path, int depth) {
        if (events.peekEvent() instanceof ScalarEvent scalar && scalar.getTag() == null && scalar
                .getAnchor() == null) {
            events.getEvent();
            return text(scalar, path, Limits.NAME_LENGTH);
        }
        Event at = events.peekEvent();
        value(path, depth);
        refuse(path, "has a key that is no plain text, want text", at);
        return "";
    }

    private Doc scalar(ScalarEvent scalar, String path) {
        boolean text = scalar.getTag() != null && TEXT_TAGS.contains(scalar.getTag());
        if (!text) {
            refuseTag(scalar.getTag(), "", path, scalar);
        }
        String written = text(scalar, path, Limits.STRING_LENGTH);
        try {
            return text || !scalar.isPlain() ? Doc.text(written) : YamlScalars.plain(written);
        } catch (IllegalArgumentException outOfRange) {
            refuse(path, "is refused: " + outOfRange.getMessage(), scalar);
            return Doc.Null.VALUE;
        }
    }

    private String text(ScalarEvent scalar, String path, int most) {
        String text = scalar.getValue();
        if (text.length() > most) {
            refuse(path, "has " + text.length() + " characters, want at most " + most, scalar);
            return text.substring(0, most);
        }
        try {
            return ValueLimits.text(text);
        } catch (IllegalArgumentException halfACharacter) {
            refuse(path, "is refused: " + halfACharacter.getMessage(), scalar);
            return "";
        }
    }

    private int deeper(int depth, Event at) {
        if (depth == Limits.DEPTH) {
            throw new IllegalArgumentException("nests deeper than " + Limits.DEPTH
                    + " levels, want less" + line(at));
        }
        return depth + 1;
    }

    private void refuseAnchor(NodeEvent node, String path) {
        String kind = node instanceof AliasEvent ? "is the alias *" : "has the anchor &";
        refuse(path, kind + node.getAnchor() + ", want the value itself written out: aliases and"
                + " anchors are not read", node);
    }

    private void refuseTag(@Nullable String tag, String harmless, String path, Event at) {
        if (tag != null && !tag.equals("!") && !tag.equals(harmless)) {
            String written = tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag;
            refuse(path, "has the tag " + written + ", want the value without it", at);
        }
    }

    private void refuse(String path, String sentence, Event at) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(path, sentence + line(at)));
        }
    }

    private static String line(Event at) {
        return " (line " + (at.getStartMark().getLine() + 1) + ")";
    }

    private static String under(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
