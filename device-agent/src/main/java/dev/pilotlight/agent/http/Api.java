package dev.pilotlight.agent.http;

import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.port.Answer;
import dev.pilotlight.agent.port.EventRow;
import dev.pilotlight.agent.port.HistoryRow;
import dev.pilotlight.agent.port.Kept;
import dev.pilotlight.agent.port.LocalDoor;
import dev.pilotlight.config.Hardware;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the API answers to whoever is let in. Any thread; waits for the loop at most
 * {@link #WAITING}.
 */
final class Api {
    private static final Waiting WAITING = new Waiting(Duration.ofSeconds(2));
    private static final int MAX_ROWS = 2_000;
    private static final int MAX_EVENTS = 500;

    private final LocalDoor door;
    private final Wired wired;
    private final Remote remote;

    Api(LocalDoor door, Hardware hardware) {
        this.door = door;
        this.wired = new Wired(hardware.equipment());
        this.remote = new Remote(hardware.sensing());
    }

    /** A status as people see it, with what is wired and the modes that it allows. */
    Doc shown(Status status) {
        return StatusJson.of(status).with("modes", wired.modes()).with("equipment", wired.relays(
                status.drive()));
    }

    Response state() {
        return Response.json(shown(door.status()));
    }

    Response schedule() {
        return Response.json(StatusJson.schedule(door.status().plan().schedule()));
    }

    Response control(Request request) {
        return asked(Wish.read(request.body()));
    }

    /** Takes what a remote sensor says. */
    Response sensor(Request request, String name) {
        return orRefused(remote.read(name, request.body()).map(reading -> door.hear(reading)
                ? Response.json(Doc.Obj.of("heard", Doc.text(name)))
                : Response.refused(503, "The thermostat is busy", "say it again")));
    }

    Response putSchedule(Request request) {
        return orRefused(Forms.schedule(request.body()).map(this::replace));
    }

    private Response replace(Forms.Week week) {
        String now = StatusJson.revision(door.status().plan().schedule());
        if (week.revision().filter(seen -> !seen.equals(now)).isPresent()) {
            return Response.refused(409, "The week was changed meanwhile",
                    "look at it again, then change it");
        }
        return ask(new LocalEdit.PutSchedule(week.schedule()));
    }

    Response metrics() {
        return Response.text(Metrics.of(door.status()));
    }

    Response history(Request request) {
        Status status = door.status();
        Decoded<Response> answer = Forms.moment(request, "to", status.at().wall().plusSeconds(1))
                .then(to -> Forms.moment(request, "from", to.minus(Duration.ofDays(1)))
                        .then(from -> Forms.count(request, "max", 600, MAX_ROWS)
                                .map(max -> rows(door.history(from, to, max)))));
        return orRefused(answer);
    }

    Response events(Request request) {
        return orRefused(Forms.count(request, "max", 50, MAX_EVENTS)
                .map(max -> eventRows(door.events(max))));
    }

    private Response asked(Decoded<LocalEdit> edit) {
        return orRefused(edit.map(this::ask));
    }

    private Response ask(LocalEdit edit) {
        return WAITING.on(door.ask(edit), this::answered);
    }

    private Response answered(Answer answer) {
        return switch (answer) {
            case Answer.Done(Kept where) -> Response.json(where == Kept.ON_DISK ? 200 : 202, shown(
                    door.status()));
            case Answer.Refused(List<Problem> problems) ->
                Response.refused(422, "That is not possible", personal(problems));
            case Answer.Busy() -> Response.refused(503, "The thermostat is busy", "ask again")
                    .with("Retry-After", "1");
        };
    }

    private List<Problem> personal(List<Problem> problems) {
        return new PersonalUnits(door.status().plan().preferences().unit()).of(problems);
    }

    private Response orRefused(Decoded<Response> decoded) {
        return switch (decoded) {
            case Decoded.Ok<Response>(Response response) -> response;
            case Decoded.Malformed<Response>(List<Problem> problems) ->
                Response.refused(400, "The request is malformed", personal(problems));
        };
    }

    private static Response rows(List<HistoryRow> rows) {
        List<Doc> list = rows.stream().<Doc>map(row -> {
            SortedMap<String, Doc> values = new TreeMap<>();
            row.values().forEach((name, value) -> values.put(name, Doc.num(value)));
            return stamped(row.ts(), row.trusted()).with("values", new Doc.Obj(values));
        }).toList();
        return Response.json(Doc.Obj.of("rows", new Doc.Arr(list)));
    }

    private static Response eventRows(List<EventRow> rows) {
        List<Doc> list = rows.stream()
                .<Doc>map(row -> stamped(row.ts(), row.trusted()).with("kind", Doc.text(row.kind()))
                        .with("text", Doc.text(row.text())))
                .toList();
        return Response.json(Doc.Obj.of("events", new Doc.Arr(list)));
    }

    private static Doc.Obj stamped(Instant at, boolean trusted) {
        return Doc.Obj.of("at", Doc.text(at.toString()), "clock",
                Doc.text(trusted ? "ok" : "unknown"));
    }
}
