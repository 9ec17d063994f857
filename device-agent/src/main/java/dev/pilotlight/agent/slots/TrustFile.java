package dev.pilotlight.agent.slots;

import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whom this device trusts, as it was told on the spot: {@code DATA/trust.json}. Without it nothing
 * from elsewhere is ever taken.
 *
 * @param groups whose configurations it takes beside its own
 * @param wiring whether a configuration from elsewhere may change what is wired
 * @param last the newest change of the ring that came from elsewhere
 */
public record TrustFile(KeyRing ring, Set<String> groups, boolean wiring, Last last) {
    public static final TrustFile NOBODY = new TrustFile(KeyRing.EMPTY, Set.of(), false);
    private static final String FORMAT = "pilotlight-trust/1";
    private static final int MOST_GROUPS = 16;

    public TrustFile {
        groups = Set.copyOf(groups);
    }

    /** As somebody on the spot begins; nothing came from elsewhere. */
    public TrustFile(KeyRing ring, Set<String> groups, boolean wiring) {
        this(ring, groups, wiring, Last.NONE);
    }

    /** A change of the ring that was taken from elsewhere; nothing at or below it is again. */
    public record Last(long version, String sha256) {
        static final Last NONE = new Last(0, "");
    }

    /** Reads it; nobody when there is none. */
    public static Decoded<TrustFile> read(Path data) {
        try (InputStream in = Files.newInputStream(file(data))) {
            return Codec.parseObject(in.readNBytes(Limits.MESSAGE_BYTES)).then(TrustFile::read);
        } catch (NoSuchFileException none) {
            return Decoded.ok(NOBODY);
        } catch (IOException unreadable) {
            return Decoded.malformed("trust.json", "cannot be read: " + unreadable.getMessage());
        }
    }

    /** Writes it whole or not at all. */
    public void write(Path data) throws IOException {
        Doc.Obj doc = Doc.Obj.of("format", Doc.text(FORMAT), "groups", new Doc.Arr(groups.stream()
                .sorted().<Doc>map(Doc::text).toList())).with("wiring", Doc.bool(wiring))
                .with("ring", Codec.parseObject(ring.bytes()).toOptional().orElseThrow())
                .with("last", Doc.Obj.of("version", Doc.num(last.version()), "sha256",
                        Doc.text(last.sha256())));
        Files.createDirectories(data, PosixFilePermissions.asFileAttribute(PosixFilePermissions
                .fromString("rwx------")));
        Path draft = data.resolve("trust.json.new");
        Files.write(draft, Codec.write(doc), StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(draft, file(data), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel own = FileChannel.open(data, StandardOpenOption.READ)) {
            own.force(true);
        }
    }

    private static Path file(Path data) {
        return data.resolve("trust.json");
    }

    private static Decoded<TrustFile> read(Doc.Obj doc) {
        Fields fields = Fields.of(doc, "");
        String format = fields.text("format");
        if (!format.equals(FORMAT)) {
            fields.wrong("format", "is \"" + format + "\", want \"" + FORMAT + "\"");
        }
        boolean wiring = fields.bool("wiring", false);
        Set<String> groups = fields.nested("groups", Set.of(), TrustFile::groups);
        KeyRing ring = fields.nested("ring", KeyRing.EMPTY, one -> KeyRing.read(Codec.write(one)));
        Fields last = fields.object("last");
        Last taken = new Last(last.whole("version", 0, 0, Long.MAX_VALUE),
                last.text("sha256", ""));
        return fields.finish(() -> new TrustFile(ring, groups, wiring, taken));
    }

    private static Decoded<Set<String>> groups(Doc doc) {
        List<Doc> items = doc instanceof Doc.Arr(List<Doc> some) ? some : List.of(Doc.Null.VALUE);
        List<String> names = new ArrayList<>();
        for (Doc item : items) {
            if (item instanceof Doc.Text(String text) && DeviceId.parse(text).isPresent()) {
                names.add(text);
            }
        }
        return names.size() == items.size() && names.size() <= MOST_GROUPS
                ? Decoded.ok(new LinkedHashSet<>(names))
                : Decoded.malformed("", "is no list of at most " + MOST_GROUPS + " groups, want "
                        + DeviceId.WANTED);
    }
}
