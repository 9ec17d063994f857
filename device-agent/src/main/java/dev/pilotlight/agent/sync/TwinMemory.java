package dev.pilotlight.agent.sync;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.twin.Edits;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What of a twin is stored, and read again after a restart. */
public final class TwinMemory {
    private TwinMemory() {}

    /** The form that is stored. */
    public static Doc.Obj write(Twin twin) {
        SortedMap<String, Edit> losers = new TreeMap<>();
        twin.losers().forEach((property, loser) -> loser.ifPresent(edit -> losers.put(property,
                edit)));
        return Doc.Obj.of("edits", Edits.write(twin.edits()), "losers", Edits.write(losers))
                .with("met", Doc.bool(twin.met()));
    }

    /** The twin that was stored; what cannot be read counts as never set. */
    public static Twin read(String name, Doc.Obj stored) {
        Twin twin = Twin.empty(name);
        SortedMap<String, Edit> edits = Edits.read(stored.object("edits").orElse(Doc.Obj.EMPTY));
        for (var edit : edits.entrySet()) {
            twin = twin.edit(edit.getKey(), edit.getValue());
        }
        SortedMap<String, Optional<Edit>> losers = new TreeMap<>();
        Edits.read(stored.object("losers").orElse(Doc.Obj.EMPTY))
                .forEach((property, loser) -> losers.put(property, Optional.of(loser)));
        boolean met = stored.get("met").filter(Doc.bool(true)::equals).isPresent();
        return new Twin(name, twin.edits(), twin.acks(), losers, met, Doc.Obj.EMPTY,
                Exchange.NONE);
    }
}
