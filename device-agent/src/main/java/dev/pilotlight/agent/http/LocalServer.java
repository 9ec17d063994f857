package dev.pilotlight.agent.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pilotlight.agent.port.ConfigDoor;
import dev.pilotlight.agent.port.LocalDoor;
import dev.pilotlight.config.Hardware;
import dev.pilotlight.config.PageSettings;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page and the API on the LAN. Each request has a virtual thread; bodies are bounded before
 * they are read; what goes wrong with one request ends with it.
 */
public final class LocalServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);
    /** A signed configuration fits, with a little around it. */
    private static final int MAX_BODY = 20_480;
    private static final String SENSORS = "/api/v1/sensors/";
    static {
        // Without it every answer waits for a delayed ACK; the others end requests that are sent
        // too
        // slowly and connections on which nothing is said.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "5");
        System.setProperty("sun.net.httpserver.idleInterval", "5");
        System.setProperty("sun.net.httpserver.idleTimerScheduleMillis", "1000");
        System.setProperty("jdk.httpserver.maxConnections", "256");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Gate gate;
    private final Api api;
    private final ConfigApi configurations;
    private final EventStream stream;
    private final LocalDoor door;
    private final Pulse pulse = new Pulse(System::nanoTime);
    private Optional<CommandDoor> commands = Optional.empty();

    /** What the page is about. */
    public record Doors(LocalDoor room, ConfigDoor configurations) {}

    /** Binds at once, so that a port that is taken is known before the agent goes on. */
    public LocalServer(PageSettings settings, Hardware hardware, Doors doors, Pin pin)
            throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()),
                64);
        this.gate = new Gate(pin, System::nanoTime);
        this.door = doors.room();
        this.api = new Api(door, hardware);
        this.configurations = new ConfigApi(doors.configurations());
        this.stream = new EventStream(door, api::shown);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    public void start() {
        server.start();
    }

    /** Opens the command line's own door in that directory, if it can have one. */
    public void openCommandDoor(Path data) {
        commands = CommandDoor.open(data, this::command);
    }

    /** What the command line may do: all that who is logged in may, and let a newcomer in. */
    private Response command(Request request) {
        if (request.path().equals("/pair")) {
            return method(request, "POST", () -> {
                gate.pair();
                return Response.json(Doc.Obj.of("seconds", Doc.num(Gate.PAIRING.toSeconds())));
            });
        }
        return closed(request);
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Stops listening and drops what is under way. */
    @Override
    public void close() {
        commands.ifPresent(CommandDoor::close);
        stream.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            Optional<Response> response = respondSafely(exchange);
            if (response.isPresent()) {
                send(exchange, response.get());
            }
        } catch (IOException left) {
            LOG.debug("client left: {}", left.getMessage());
        }
    }

    private Optional<Response> respondSafely(HttpExchange exchange) throws IOException {
        try {
            return respond(exchange);
        } catch (RuntimeException bug) {
            LOG.error("request {} failed", exchange.getRequestURI(), bug);
            return Optional.of(Response.refused(500, "The thermostat could not do that",
                    "this is a bug, see its log; control goes on"));
        }
    }

    /** The answer, or empty when it was streamed. */
    private Optional<Response> respond(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            return Optional.of(Response.refused(413, "The request is too large",
                    "has more than " + MAX_BODY + " bytes, want fewer"));
        }
        Request request = new Request(exchange, body);
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
        if (live) {
            return stream.serve(exchange)
                    ? Optional.empty()
                    : Optional.of(Response.refused(503, "Too many pages are open",
                            "want at most " + EventStream.MOST));
        }
        return Optional.of(closed(request));
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

    private static void send(HttpExchange exchange, Response response) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", response.type());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        if (exchange.getRequestURI().getPath().startsWith("/api/")) {
            headers.set("Cache-Control", "no-store");
        }
        headers.set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        response.headers().forEach(headers::set);
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
