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
    /** Browsers keep a token that long: when its session is over, it tells that they were here. */
    private static final Duration KNOWN = Duration.ofDays(400);
    private static final String SENSORS = "/api/v1/sensors/";

    private final Gate gate;
    private final Api api;
    private final ConfigApi configurations;
    private final LocalDoor door;
    private final Runnable ended;
    private final HostNames names = HostNames.ofThisMachine();
    private final Pulse pulse = new Pulse(System::nanoTime);

    /**
     * Routes to these.
     *
     * @param ended is told when a session ended
     */
    Router(LocalServer.Doors doors, Api api, Gate gate, Runnable ended) {
        this.gate = gate;
        this.ended = ended;
        this.door = doors.room();
        this.api = api;
        this.configurations = new ConfigApi(doors.configurations());
    }

    /** The answer, or empty where the stream of events is to be served. */
    Optional<Response> respond(Request request) {
        Optional<String> foreign = request.header("Host").filter(host -> !names.isOwn(host));
        if (foreign.isPresent()) {
            return Optional.of(Response.refused(421, "Asked by a name of the internet",
                    "Host is " + foreign.get() + ", want an address, " + names.machine()
                            + " or a name of the house such as " + names.machine() + ".local"));
        }
        if (!request.path().startsWith("/api/") && !request.path().equals("/metrics")) {
            return Optional.of(open(request));
        }
        if (request.path().equals("/api/v1/session") && !request.isForeign()) {
            return Optional.of(request.method().equals("GET")
                    ? Response.json(Doc.Obj.of("open", Doc.bool(gate.isOpen(request))))
                    : session(request));
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

    /** All that who is let in may ask for. */
    Response closed(Request request) {
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
        return request.method().equals("DELETE")
                ? logout(request)
                : method(request, "POST", () -> login(request));
    }

    private Response logout(Request request) {
        gate.logout(request);
        ended.run();
        return Response.json(Doc.Obj.of("open", Doc.bool(false)));
    }

    private Response login(Request request) {
        if (!request.isJson()) {
            return Response.refused(415, "The PIN has to come as JSON",
                    "want Content-Type: application/json");
        }
        return switch (Forms.pin(request.body())) {
            case Decoded.Ok<String>(String pin) -> admitted(gate.login(pin, request));
            case Decoded.Malformed<String>(List<Problem> problems) ->
                Response.refused(400, "The request is malformed", problems);
        };
    }

    private static Response admitted(Gate.Verdict verdict) {
        return switch (verdict) {
            case Gate.Verdict.Open(String token) -> Response
                    .json(Doc.Obj.of("token", Doc.text(token)))
                    .with("Set-Cookie", Gate.COOKIE + "=" + token
                            + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
                            + KNOWN.toSeconds());
            case Gate.Verdict.Wrong wrong -> unauthorised(wrong);
            case Gate.Verdict.Later later -> unauthorised(later);
        };
    }

    private static Response unauthorised(Gate.Verdict verdict) {
        return switch (verdict) {
            case Gate.Verdict.Later(Duration left) -> Response.refused(429,
                    "Too many wrong PINs", "it is looked at in " + (left.toSeconds() + 1)
                            + " s, if it comes again then; `pilotlight pair` or a button at the thermostat lets one newcomer in at once")
                    .with("Retry-After", Long.toString(left.toSeconds() + 1));
            case Gate.Verdict.Wrong _,Gate.Verdict.Open _ -> Response.refused(401,
                    "The PIN is needed",
                    "no PIN or a wrong one, want the six digits that `sudo pilotlight pair` says on the machine");
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
