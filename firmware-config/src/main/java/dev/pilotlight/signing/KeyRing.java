package dev.pilotlight.signing;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose signatures count. To rotate a key is to add the next, sign with it, and revoke the last; a
 * revoked key stays, so that what it signed is refused by that reason. Immutable.
 */
public record KeyRing(List<TrustedKey> keys) {
    /** More keys than any operator rotates through. */
    public static final int MOST = 32;
    public static final KeyRing EMPTY = new KeyRing(List.of());
    private static final String FORMAT = "pilotlight-keys/1";

    public KeyRing {
        keys = List.copyOf(keys);
        if (keys.size() > MOST) {
            throw new IllegalArgumentException("has " + keys.size() + " keys, want at most "
                    + MOST);
        }
        if (keys.stream().map(TrustedKey::key).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("has a key twice, want each once");
        }
    }

    /** The key of that id. */
    public Optional<TrustedKey> key(String id) {
        return keys.stream().filter(key -> key.key().id().equals(id)).findFirst();
    }

    /** The same with one key more; a key that is in already, revoked or not, stays as it is. */
    public KeyRing with(TrustedKey key) {
        if (key(key.key().id()).isPresent()) {
            return this;
        }
        List<TrustedKey> more = new ArrayList<>(keys);
        more.add(key);
        return new KeyRing(more);
    }

    /** The same without trust in the key of that id. */
    public KeyRing revoke(String id, String why) {
        return new KeyRing(keys.stream()
                .map(key -> key.key().id().equals(id) ? key.revoke(why) : key).toList());
    }

    /** The same with every key of the other, and without trust in those that it revokes. */
    KeyRing changedBy(KeyRing other) {
        KeyRing next = this;
        for (TrustedKey key : other.keys()) {
            next = next.with(key);
            next = key.revoked().isPresent() && next.key(key.key().id()).orElseThrow().counts()
                    ? next.revoke(key.key().id(), key.revoked().get())
                    : next;
        }
        return next;
    }

    /** The ring as canonical JSON. */
    public byte[] bytes() {
        return Codec.write(doc());
    }

    Doc.Obj doc() {
        return Doc.Obj.of("format", Doc.text(FORMAT), "keys",
                new Doc.Arr(keys.stream().<Doc>map(KeyRing::doc).toList()));
    }

    private static Doc.Obj doc(TrustedKey key) {
        Doc.Obj plain = Doc.Obj.of("key", Doc.text(key.key().text()), "name",
                Doc.text(key.name()));
        return key.revoked().map(why -> plain.with("revoked", Doc.text(why))).orElse(plain);
    }

    /** Reads a ring that {@link #bytes} wrote, or that a person did, in JSON or YAML. */
    public static Decoded<KeyRing> read(byte[] yaml) {
        return Codec.yaml(yaml).then(doc -> {
            Fields fields = Fields.of(doc, "");
            String format = fields.text("format");
            if (!format.equals(FORMAT)) {
                fields.wrong("format", "is \"" + format + "\", want \"" + FORMAT + "\"");
            }
            List<TrustedKey> keys = fields.nested("keys", List.of(), KeyRing::keys);
            return fields.finish(() -> new KeyRing(keys));
        });
    }

    /** Whether a document claims to be a ring; {@link #read} finds out whether it is a good one. */
    public static boolean isRing(Doc.Obj doc) {
        return doc.string("format").filter(FORMAT::equals).isPresent();
    }

    private static Decoded<List<TrustedKey>> keys(Doc doc) {
        if (!(doc instanceof Doc.Arr(List<Doc> items)) || items.size() > MOST) {
            return Decoded.malformed("", "is " + Shown.of(doc) + ", want a list of at most "
                    + MOST + " keys");
        }
        Fields all = Fields.of(Doc.Obj.EMPTY, "");
        List<TrustedKey> keys = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            key(all.item("[" + i + "]", items.get(i))).ifPresent(keys::add);
        }
        if (keys.stream().map(TrustedKey::key).distinct().count() < keys.size()) {
            all.wrong("", "has a key twice, want each once");
        }
        return all.finish(() -> keys);
    }

    private static Optional<TrustedKey> key(Fields fields) {
        List<VerifyingKey> key = fields.parsed("key", List.of(), VerifyingKey.WANTED,
                text -> VerifyingKey.parse(text).map(List::of));
        fields.required("key", "want " + VerifyingKey.WANTED);
        String name = fields.parsed("name", "nobody", "1 to 128 characters",
                text -> text.isBlank() || text.length() > 128
                        ? Optional.empty()
                        : Optional.of(text));
        Optional<String> revoked = fields.has("revoked")
                ? Optional.of(fields.text("revoked", ""))
                : Optional.empty();
        fields.refuseUnknown();
        return key.stream().findFirst().map(one -> new TrustedKey(one, name, revoked));
    }
}
