package dev.pilotlight.agent.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pilotlight.agent.port.ConfigDoor;
import dev.pilotlight.agent.port.LocalDoor;
import dev.pilotlight.config.Hardware;
import dev.pilotlight.config.PageSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    private static final int BACKLOG = 64;
    static {
        // Without it every answer waits for a delayed ACK; the others end requests that are sent
        // too slowly and connections on which nothing is said. The listener bounds connections.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "5");
        System.setProperty("sun.net.httpserver.idleInterval", "5");
        System.setProperty("sun.net.httpserver.idleTimerScheduleMillis", "1000");
        System.setProperty("jdk.httpserver.maxConnections",
                Integer.toString(2 * ConnectionQuota.MOST));
    }

    private final LanListener listener;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final EventStream stream;
    private final Gate gate;
    private final Router router;
    private Optional<CommandDoor> commands = Optional.empty();

    /** What the page is about. */
    public record Doors(LocalDoor room, ConfigDoor configurations) {}

    /**
     * Who is let in.
     *
     * @param data where sessions are kept, if anything can be
     */
    public record Access(Pin pin, Optional<Path> data, InstantSource clock) {}

    /** Binds at once, so that a port that is taken is known before the agent goes on. */
    public LocalServer(PageSettings settings, Hardware hardware, Doors doors, Access access)
            throws IOException {
        this.listener = new LanListener(new InetSocketAddress(settings.host(), settings.port()));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                BACKLOG);
        Api api = new Api(doors.room(), hardware);
        this.stream = new EventStream(doors.room(), api::shown);
        this.gate = new Gate(access.pin(), new Sessions(access.data(), access.clock()),
                System::nanoTime, access.clock());
        this.router = new Router(doors, api, gate, stream::wake);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    public void start() {
        server.start();
        listener.start(server.getAddress().getPort());
    }

    /** Opens the command line's own door in that directory, if it can have one. */
    public void openCommandDoor(Path data) {
        Keeper keeper = new Keeper(gate, router, data, stream::wake);
        commands = CommandDoor.open(data, keeper::respond);
    }

    /** Somebody is at the thermostat: one newcomer is let in, whoever guesses meanwhile. */
    public void pair() {
        gate.pair();
    }

    /** The port that it listens on. */
    public int port() {
        return listener.port();
    }

    /** Stops listening and drops what is under way. */
    @Override
    public void close() {
        commands.ifPresent(CommandDoor::close);
        listener.close();
        stream.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            Optional<InetAddress> client = listener.client(exchange.getRemoteAddress());
            if (client.isPresent()) {
                answer(exchange, client.get());
            }
        } catch (IOException left) {
            LOG.debug("client left: {}", left.getMessage());
        }
    }

    private void answer(HttpExchange exchange, InetAddress client) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            send(exchange, Response.refused(413, "The request is too large",
                    "has more than " + MAX_BODY + " bytes, want fewer"));
            return;
        }
        Request request = new Request(exchange, client, body);
        Optional<Response> response = respondSafely(request);
        if (response.isPresent()) {
            send(exchange, response.get());
        } else if (!stream.serve(exchange, () -> gate.mayStay(request))) {
            send(exchange, Response.refused(503, "Too many pages are open",
                    "want at most " + EventStream.MOST));
        }
    }

    private Optional<Response> respondSafely(Request request) {
        try {
            return router.respond(request);
        } catch (RuntimeException bug) {
            LOG.error("request {} failed", request.path(), bug);
            return Optional.of(Response.refused(500, "The thermostat could not do that",
                    "this is a bug, see its log; control goes on"));
        }
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", response.type());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        headers.set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        response.headers().forEach(headers::set);
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
