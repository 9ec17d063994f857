package dev.pilotlight.agent.http;

import dev.pilotlight.agent.port.ConfigDoor;
import dev.pilotlight.agent.port.ConfigDoor.Answer;
import dev.pilotlight.agent.port.ConfigDoor.Wish;
import dev.pilotlight.agent.trial.Bundle;
import dev.pilotlight.agent.trial.Phase;
import dev.pilotlight.agent.trial.TrialMemory;
import dev.pilotlight.agent.trial.TrialRules;
import dev.pilotlight.config.Durations;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Fields;
import java.time.Duration;
import java.util.List;

/**
 * What is to be known of configurations, and what people may do about them: {@code {"apply":{...}}}
 * with a signed one, {@code {"trust":{...}}} with a signed ring of keys, {@code {"decline":true}},
 * {@code {"postpone":"2h"}} or {@code {"back":true}}. Any thread.
 */
final class ConfigApi {
    /** A slow card may take its time. */
    private static final Waiting WAITING = new Waiting(Duration.ofSeconds(10));
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final String PAGE = "the page";

    private final ConfigDoor door;

    ConfigApi(ConfigDoor door) {
        this.door = door;
    }

    Response show() {
        return Response.json(doc(door.view()));
    }

    Response wish(Request request) {
        return switch (Codec.parseObject(request.body()).then(body -> read(body, request
                .header("X-Pilotlight-By").filter("command line"::equals).orElse(PAGE)))) {
            case Decoded.Ok<Wish>(Wish wish) -> asked(wish);
            case Decoded.Malformed<Wish>(List<Problem> problems) ->
                Response.refused(400, "The request is malformed", problems);
        };
    }

    private static Decoded<Wish> read(Doc.Obj body, String who) {
        Fields fields = Fields.of(body, "");
        if (body.fields().size() != 1) {
            return Decoded.malformed("", "asks for " + body.fields().size()
                    + " things, want one of apply, trust, decline, postpone or back");
        }
        Doc.Obj signed = fields.nested("apply", Doc.Obj.EMPTY, ConfigApi::object);
        Doc.Obj keys = fields.nested("trust", Doc.Obj.EMPTY, ConfigApi::object);
        Duration time = fields.parsed("postpone", Duration.ZERO,
                "a time such as 2h or 3d, from 1min to " + Durations.words(
                        TrialRules.LONGEST_WAIT),
                text -> Durations.parse(text).filter(putOff -> putOff.compareTo(SHORTEST) >= 0
                        && putOff.compareTo(TrialRules.LONGEST_WAIT) <= 0));
        boolean yes = fields.bool("decline", true) && fields.bool("back", true);
        if (!yes) {
            fields.wrong(body.fields().firstKey(), "is false, want true");
        }
        return fields.finish(() -> switch (body.fields().firstKey()) {
            case "apply" -> new Wish.Apply(who, 0, Codec.text(signed));
            case "trust" -> new Wish.Trust(who, Codec.text(keys));
            case "decline" -> new Wish.Decline(who);
            case "back" -> new Wish.Back(who);
            default -> new Wish.Postpone(who, time);
        });
    }

    private static Decoded<Doc.Obj> object(Doc doc) {
        return doc instanceof Doc.Obj object
                ? Decoded.ok(object)
                : Decoded.malformed("",
                        "is nothing signed, want what `pilotlight-cloud sign` writes");
    }

    private Response asked(Wish wish) {
        return WAITING.on(door.ask(wish), this::answered);
    }

    private Response answered(Answer answer) {
        return switch (answer) {
            case Answer.Done _ -> show();
            case Answer.Refused(List<Problem> problems) ->
                Response.refused(422, "That is not possible", problems);
            case Answer.Busy(String why) ->
                Response.refused(503, "The thermostat is busy", why).with("Retry-After", "5");
        };
    }

    private static Doc.Obj doc(ConfigDoor.View view) {
        TrialMemory memory = view.memory();
        Doc.Obj doc = Doc.Obj.of("proven", bundle(memory.state().proven()), "newest",
                Doc.num(memory.state().newest()))
                .with("previous", memory.state().previous().<Doc>map(ConfigApi::bundle)
                        .orElse(Doc.Null.VALUE))
                .with("changes", new Doc.Arr(view.changes().stream().<Doc>map(Doc::text)
                        .toList()))
                .with("told", told(memory));
        return phase(doc, memory.state().phase(), view.rules());
    }

    private static Doc.Obj phase(Doc.Obj doc, Phase phase, TrialRules rules) {
        return switch (phase) {
            case Phase.Idle _,Phase.Storing _ -> doc.with("phase", Doc.text("idle"));
            case Phase.Staged(Bundle bundle, Duration putOff) ->
                doc.with("phase", Doc.text("staged")).with("offered", bundle(bundle))
                        .with("putOffSeconds", Doc.num(putOff.toSeconds()));
            case Phase.OnTrial trial ->
                doc.with("phase", Doc.text("on-trial")).with("offered", bundle(trial.bundle()))
                        .with("healthySeconds", Doc.num(trial.healthy().toSeconds()))
                        .with("unwellSeconds", Doc.num(trial.unwell().toSeconds()))
                        .with("soakSeconds", Doc.num(rules.soak().toSeconds()))
                        .with("starts", Doc.num(trial.boots()));
        };
    }

    private static Doc.Obj bundle(Bundle bundle) {
        return Doc.Obj.of("version", Doc.num(bundle.version()), "sha256",
                Doc.text(bundle.sha256()));
    }

    private static Doc told(TrialMemory memory) {
        return new Doc.Arr(memory.told().entrySet().stream().<Doc>map(entry -> Doc.Obj
                .of("version", Doc.num(entry.getKey()), "outcome",
                        Doc.text(entry.getValue().outcome().word()))
                .with("why", Doc.text(entry.getValue().why()))).toList().reversed());
    }
}
