package dev.pilotlight.agent.trial;

import dev.pilotlight.agent.trial.TrialEffect.Outcome;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Fields;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A {@link TrialMemory} as the document that is kept. */
public final class MemoryJson {
    private static final String FORMAT = "pilotlight-trial/1";
    private static final long MOST_MILLIS = Duration.ofDays(36_500).toMillis();

    private MemoryJson() {}

    public static Doc.Obj doc(TrialMemory memory) {
        TrialState state = memory.state();
        Doc.Obj doc = Doc.Obj.of("format", Doc.text(FORMAT), "proven", bundle(state.proven()))
                .with("newest", Doc.num(state.newest()));
        Doc.Obj before = state.previous().map(old -> doc.with("previous", bundle(old)))
                .orElse(doc);
        return phase(before, state.phase()).with("told", told(memory.told()));
    }

    /** One that is only being stored is as good as not offered. */
    private static Doc.Obj phase(Doc.Obj doc, Phase phase) {
        return switch (phase) {
            case Phase.Idle _,Phase.Storing _ -> doc;
            case Phase.Staged(Bundle bundle, Duration putOff) -> doc.with("staged",
                    bundle(bundle).with("putOffMs", Doc.num(putOff.toMillis())));
            case Phase.OnTrial trial -> doc.with("onTrial", bundle(trial.bundle())
                    .with("boots", Doc.num(trial.boots()))
                    .with("healthyMs", Doc.num(trial.healthy().toMillis()))
                    .with("unwellMs", Doc.num(trial.unwell().toMillis()))
                    .with("totalMs", Doc.num(trial.total().toMillis()))
                    .with("linked", Doc.bool(trial.linked())));
        };
    }

    private static Doc.Obj bundle(Bundle bundle) {
        return Doc.Obj.of("place", Doc.text(bundle.place().name()), "version",
                Doc.num(bundle.version())).with("sha256", Doc.text(bundle.sha256()));
    }

    private static Doc.Obj told(SortedMap<Long, TrialMemory.Told> told) {
        Doc.Obj doc = Doc.Obj.EMPTY;
        for (var entry : told.entrySet()) {
            doc = doc.with(Long.toString(entry.getKey()), Doc.Obj.of("outcome",
                    Doc.text(entry.getValue().outcome().word()), "why",
                    Doc.text(entry.getValue().why())));
        }
        return doc;
    }

    /** Reads what {@link #doc} wrote. */
    public static Decoded<TrialMemory> read(Doc.Obj doc) {
        Fields fields = Fields.of(doc, "");
        String format = fields.text("format");
        if (!format.equals(FORMAT)) {
            fields.wrong("format", "is \"" + format + "\", want \"" + FORMAT + "\"");
        }
        Bundle proven = bundle(fields.object("proven"));
        Optional<Bundle> previous = fields.has("previous")
                ? Optional.of(bundle(fields.object("previous")))
                : Optional.empty();
        long newest = fields.whole("newest", 0, Long.MAX_VALUE);
        Phase phase = phase(fields);
        SortedMap<Long, TrialMemory.Told> told = told(fields.object("told"));
        return fields.finishLenient(() -> new TrialMemory(
                new TrialState(proven, previous, phase, newest), told));
    }

    private static Phase phase(Fields fields) {
        if (fields.has("staged")) {
            Fields staged = fields.object("staged");
            return new Phase.Staged(bundle(staged), time(staged, "putOffMs"));
        }
        if (!fields.has("onTrial")) {
            return new Phase.Idle();
        }
        Fields trial = fields.object("onTrial");
        return new Phase.OnTrial(bundle(trial), (int) trial.whole("boots", 1, 1_000_000),
                time(trial, "healthyMs"), time(trial, "unwellMs"), time(trial, "totalMs"),
                trial.bool("linked",
                        false));
    }

    private static Duration time(Fields fields, String key) {
        return Duration.ofMillis(fields.whole(key, 0, MOST_MILLIS));
    }

    private static Bundle bundle(Fields fields) {
        Place place = fields.parsed("place", Place.FILE, "FILE, A or B", MemoryJson::place);
        return new Bundle(place, fields.whole("version", 0, Long.MAX_VALUE),
                fields.text("sha256"));
    }

    private static Optional<Place> place(String name) {
        for (Place place : Place.values()) {
            if (place.name().equals(name)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private static SortedMap<Long, TrialMemory.Told> told(Fields fields) {
        SortedMap<Long, TrialMemory.Told> told = new TreeMap<>();
        for (String version : fields.keys()) {
            Fields one = fields.object(version);
            Outcome outcome = one.parsed("outcome", Outcome.LOST, "an outcome",
                    MemoryJson::outcome);
            if (version.matches("\\d{1,18}")) {
                told.put(Long.valueOf(version), new TrialMemory.Told(outcome, one.text("why")));
            }
        }
        return told;
    }

    private static Optional<Outcome> outcome(String word) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.word().equals(word)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }
}
