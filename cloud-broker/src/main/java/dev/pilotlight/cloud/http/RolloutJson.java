package dev.pilotlight.cloud.http;

import dev.pilotlight.cloud.jobs.Execution;
import dev.pilotlight.cloud.jobs.JobJson;
import dev.pilotlight.cloud.port.Census;
import dev.pilotlight.cloud.port.Registry.Place;
import dev.pilotlight.cloud.port.Rollouts.Answer;
import dev.pilotlight.cloud.port.Rollouts.Detail;
import dev.pilotlight.cloud.port.Rollouts.Note;
import dev.pilotlight.cloud.port.Rollouts.Row;
import dev.pilotlight.cloud.port.Rollouts.View;
import dev.pilotlight.cloud.rollout.Campaign;
import dev.pilotlight.cloud.rollout.PlanJson;
import dev.pilotlight.cloud.rollout.Standing;
import dev.pilotlight.cloud.rollout.Tally;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.Fields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Roll-outs as the API tells them. */
final class RolloutJson {
    /** Devices of a preview that are named; the count tells of all. */
    private static final int NAMED = 100;

    private RolloutJson() {}

    static Doc.Obj view(View view) {
        Doc.Obj doc = campaign(view.campaign())
                .with("state", Doc.text(view.state().map(Enum::name).orElse("DRAFT")))
                .with("devices", Doc.num(view.devices())).with("wave", Doc.num(view.wave()))
                .with("soaking", Doc.bool(view.soaking()))
                .with("tally", tally(view.tally()))
                .with("notes", new Doc.Arr(view.notes().stream()
                        .<Doc>map(RolloutJson::note).toList()));
        return view.campaign().begun()
                .map(begun -> doc.with("begun", DeviceJson.time(begun.at()))).orElse(doc);
    }

    private static Doc.Obj campaign(Campaign campaign) {
        return Doc.Obj.of("id", Doc.text(campaign.id()), "author",
                Doc.text(campaign.plan().author()))
                .with("version", Doc.num(campaign.plan().version()))
                .with("matter", Doc.text(campaign.offer().configuration().isPresent()
                        ? "configuration"
                        : "keys"))
                .with("target", Doc.text(campaign.target()))
                .with("signedFor", Doc.text(campaign.offer().said().target().toString()))
                .with("key", Doc.text(campaign.offer().signed().key()))
                .with("created", DeviceJson.time(campaign.created()))
                .with("approver", campaign.approver().<Doc>map(Doc::text).orElse(Doc.Null.VALUE))
                .with("plan", PlanJson.doc(campaign.plan()));
    }

    private static Doc.Obj tally(Tally tally) {
        Doc.Obj doc = Doc.Obj.of("cutOff", Doc.num(tally.cutOff()), "offline",
                Doc.num(tally.offline()));
        for (Standing standing : Standing.values()) {
            doc = doc.with(word(standing), Doc.num(tally.of(standing)));
        }
        return doc;
    }

    private static String word(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Doc.Obj note(Note note) {
        return Doc.Obj.of("at", DeviceJson.time(note.at()), "text", Doc.text(note.sentence()));
    }

    static Doc.Obj detail(Detail detail) {
        return view(detail.view()).with("things", new Doc.Arr(detail.rows().stream()
                .<Doc>map(RolloutJson::row).toList()));
    }

    private static Doc.Obj row(Row row) {
        Doc.Obj doc = member(row.member().site(), row.member().groups())
                .with("thing", Doc.text(row.thing().value()))
                .with("standing", Doc.text(word(row.standing())));
        Optional<Execution> execution = row.execution();
        return execution.map(job -> doc.with("status", Doc.text(job.status().name()))
                .with("details", JobJson.details(job))
                .with("updated", DeviceJson.time(job.times().updated()))).orElse(doc);
    }

    private static Doc.Obj member(String site, Set<String> groups) {
        return Doc.Obj.of("site", Doc.text(site), "groups", new Doc.Arr(groups.stream().sorted()
                .<Doc>map(Doc::text).toList()));
    }

    static Doc.Obj preview(Answer.Preview preview) {
        long reachable = preview.devices().stream().filter(Census.Counted::reachable).count();
        return campaign(preview.campaign()).with("devices", Doc.num(preview.devices().size()))
                .with("reachable", Doc.num(reachable))
                .with("things", new Doc.Arr(preview.devices().stream().limit(NAMED)
                        .<Doc>map(one -> Doc.text(one.member().thing().value())).toList()))
                .with("changes", new Doc.Arr(preview.changes().stream().<Doc>map(Doc::text)
                        .toList()))
                .with("problems", new Doc.Arr(preview.problems().stream()
                        .<Doc>map(RolloutJson::problem).toList()));
    }

    private static Doc.Obj problem(Problem problem) {
        return Doc.Obj.of("path", Doc.text(problem.path()), "sentence",
                Doc.text(problem.sentence()));
    }

    static Doc.Obj place(Place place) {
        return member(place.site(), place.groups());
    }

    /** Reads where a device belongs. */
    static Decoded<Place> place(Doc.Obj doc) {
        Fields fields = Fields.of(doc, "");
        String site = fields.parsed("site", "", Place.WANTED, RolloutJson::name);
        Set<String> groups = fields.nested("groups", Set.of(), RolloutJson::names);
        return fields.finish(() -> new Place(site, groups));
    }

    private static Decoded<Set<String>> names(Doc doc) {
        Set<String> names = new LinkedHashSet<>();
        List<Doc> items = doc instanceof Doc.Arr(List<Doc> some) ? some : List.of();
        for (Doc item : items) {
            if (item instanceof Doc.Text(String text)) {
                name(text).ifPresent(names::add);
            }
        }
        return names.size() == items.size() && items.size() <= Place.MOST
                && doc instanceof Doc.Arr
                        ? Decoded.ok(names)
                        : Decoded.malformed("", "is no list of at most " + Place.MOST
                                + " names, want each once and of " + Place.WANTED);
    }

    private static Optional<String> name(String text) {
        return text.isEmpty() ? Optional.of("") : DeviceId.parse(text).map(DeviceId::value);
    }
}
