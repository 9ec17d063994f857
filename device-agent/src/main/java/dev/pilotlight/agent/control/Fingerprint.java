package dev.pilotlight.agent.control;

import dev.pilotlight.config.Equipment;
import dev.pilotlight.twin.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Marks what a controller learned with the equipment that it was learned with: what is known of a
 * boiler says nothing about the heat pump that took its place. Pure.
 */
public final class Fingerprint {
    private static final String KEY = "equipment";

    private Fingerprint() {}

    /** A controller's memory, marked; nothing stays nothing. */
    public static Doc.Obj mark(Doc.Obj memory, Equipment wired) {
        return memory.equals(Doc.Obj.EMPTY) ? memory : memory.with(KEY, Doc.text(words(wired)));
    }

    /** The memory, if it was learned with such equipment. */
    public static Optional<Doc.Obj> own(Doc.Obj memory, Equipment wired) {
        return Optional.of(memory).filter(one -> one.string(KEY).filter(words(wired)::equals)
                .isPresent());
    }

    private static String words(Equipment wired) {
        List<String> words = new ArrayList<>();
        if (wired.heat()) {
            words.add("heat");
        }
        if (wired.cool()) {
            words.add("cool");
        }
        wired.heatPump().ifPresent(pump -> words.add(pump.reversing() ? "pump both" : "pump"));
        wired.secondStage().ifPresent(_ -> words.add("stage"));
        wired.secondCool().ifPresent(_ -> words.add("second cool"));
        return String.join(", ", words);
    }
}
