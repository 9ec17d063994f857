package dev.pilotlight.agent.http;

import dev.pilotlight.agent.port.LocalDoor;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Who may ask for what, and which part answers. Any thread. */
final class Router {
    private static final String SENSORS = "/api/v1/sensors/";

    private final Gate gate;
    private final Api api;
    private final ConfigApi configurations;
    private final LocalDoor door;
    private final Pulse pulse = new Pulse(System::nanoTime);

    Router(LocalServer.Doors doors, Api api, Gate gate) {
        this.gate = gate;
        this.door = doors.room();
        this.api = api;
        this.configurations = new ConfigApi(doors.configurations());
    }

    /** What the command line may do: all that who is logged in may, and let a newcomer in. */
    Response command(Request request) {
        if (request.path().equals("/pair")) {
            return method(request, "POST", () -> {
                gate.pair();
                return Response.json(Doc.Obj.of("seconds", Doc.num(Gate.PAIRING.toSeconds())));
            });
        }
        return closed(request);
    }

    /** The answer, or empty where the stream of events is to be served. */
    Optional<Response> respond(Request request) {
        if (!request.path().startsWith("/api/") && !request.path().equals("/metrics")) {
            return Optional.of(open(request));
        }
        if (request.path().equals("/api/v1/session") && !request.isForeign()) {
            return Optional.of(request.method().equals("GET")
                    ? Response.json(Doc.Obj.of("open", Doc.bool(gate.isOpen(request))))
                    : method(request, "POST", () -> session(request)));
        }
        if (request.isForeign()) {
            return Optional.of(Response.refused(403, "Another site's page asked",
                    "Origin is another one, want this thermostat's own page"));
        }
        Optional<Gate.Verdict> refusal = gate.refusal(request);
        if (refusal.isPresent()) {
            return Optional.of(unauthorised(refusal.get()));
        }
        boolean live = request.path().equals("/api/v1/events") && request.method().equals("GET")
                && !request.query().containsKey("list");
        return live ? Optional.empty() : Optional.of(closed(request));
    }

    private Response open(Request request) {
        if (request.path().equals("/healthz")) {
            return pulse.answer(door.status().health().beat().ticks());
        }
        return Pages.of(request.path()).map(page -> method(request, "GET", page::response))
                .orElseGet(() -> notFound(request));
    }

    private Response closed(Request request) {
        return switch (request.path()) {
            case "/api/v1/state" -> method(request, "GET", api::state);
            case "/api/v1/control" -> request.method().equals("GET")
                    ? api.state()
                    : method(request, "PUT", () -> api.control(request));
            case "/api/v1/schedule" -> request.method().equals("GET")
                    ? api.schedule()
                    : method(request, "PUT", () -> api.putSchedule(request));
            case "/api/v1/configuration" -> request.method().equals("GET")
                    ? configurations.show()
                    : method(request, "PUT", () -> configurations.wish(request));
            case "/api/v1/history" -> method(request, "GET", () -> api.history(request));
            case "/api/v1/events" -> method(request, "GET", () -> api.events(request));
            case "/metrics" -> method(request, "GET", api::metrics);
            case String path -> path.startsWith(SENSORS)
                    ? method(request, "PUT", () -> api.sensor(request, path.substring(SENSORS
                            .length())))
                    : notFound(request);
        };
    }

    private Response session(Request request) {
        if (!request.isJson()) {
            return Response.refused(415, "The PIN has to come as JSON",
                    "want Content-Type: application/json");
        }
        return switch (Forms.pin(request.body())) {
            case Decoded.Ok<String>(String pin) -> admitted(gate.offer(pin, request.client()));
            case Decoded.Malformed<String>(List<Problem> problems) ->
                Response.refused(400, "The request is malformed", problems);
        };
    }

    private static Response admitted(Gate.Verdict verdict) {
        return switch (verdict) {
            case Gate.Verdict.Open(String session) -> Response
                    .json(Doc.Obj.of("token", Doc.text(session)))
                    .with("Set-Cookie", Gate.COOKIE + "=" + session
                            + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
                            + Duration.ofDays(90).toSeconds());
            case Gate.Verdict.Wrong wrong -> unauthorised(wrong);
            case Gate.Verdict.Shut shut -> unauthorised(shut);
        };
    }

    private static Response unauthorised(Gate.Verdict verdict) {
        return switch (verdict) {
            case Gate.Verdict.Shut(Duration left) -> Response.refused(429, "Too many wrong PINs",
                    "wait " + (left.toSeconds() + 1) + " s before the next one")
                    .with("Retry-After", Long.toString(left.toSeconds() + 1));
            case Gate.Verdict.Wrong _,Gate.Verdict.Open _ -> Response.refused(401,
                    "The PIN is needed",
                    "no PIN or a wrong one, want the six digits that `pilotlight run` prints and the file `pin` in its data directory holds");
        };
    }

    private static Response method(Request request, String wanted, Supplier<Response> answer) {
        return request.method().equals(wanted)
                ? answer.get()
                : Response
                        .refused(405, "That cannot be done here",
                                "is " + request.method() + ", want " + wanted)
                        .with("Allow", wanted);
    }

    private static Response notFound(Request request) {
        return Response.refused(404, "There is nothing here",
                "is " + request.path() + ", see /openapi.json for what there is");
    }
}
