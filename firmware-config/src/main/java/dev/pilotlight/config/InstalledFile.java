package dev.pilotlight.config;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Codec;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What a file that an earlier release took means to this one: an upgrade never ends heating. */
final class InstalledFile {
    private static final Pattern PARTS_OF_A_SECOND = Pattern.compile("(:\\d{2})[.]\\d{1,9}$");

    private InstalledFile() {}

    /** The file as it was read then, and as it is read now, in the order in which to try them. */
    static List<Decoded<Doc.Obj>> readings(byte[] yaml) {
        return List.of(Codec.yamlOfBefore(yaml).map(InstalledFile::inWholeSeconds),
                Codec.yaml(yaml).map(InstalledFile::inWholeSeconds));
    }

    /** A time of day could have parts of a second. */
    private static Doc.Obj inWholeSeconds(Doc.Obj file) {
        return within(file, "schedule", schedule -> within(schedule, "entries", entries -> {
            Doc.Obj whole = entries;
            for (String key : entries.fields().keySet()) {
                whole = within(whole, key, InstalledFile::atAWholeSecond);
            }
            return whole;
        }));
    }

    private static Doc.Obj atAWholeSecond(Doc.Obj entry) {
        return entry.string("at").map(at -> entry.with("at", Doc.text(PARTS_OF_A_SECOND.matcher(at)
                .replaceFirst("$1")))).orElse(entry);
    }

    private static Doc.Obj within(Doc.Obj whole, String key, UnaryOperator<Doc.Obj> change) {
        return whole.object(key).map(part -> whole.with(key, change.apply(part))).orElse(whole);
    }
}
