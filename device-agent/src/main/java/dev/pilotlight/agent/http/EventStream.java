package dev.pilotlight.agent.http;

import com.sun.net.httpserver.HttpExchange;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.port.LocalDoor;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Server-sent events (WHATWG HTML, section 9.2): the newest status whenever it changed, at most
 * four a second, and a sign of life between them, so that a page knows when it is not told any
 * more. A slow client skips statuses; it never holds up the loop. At most {@link #MOST} at once.
 */
final class EventStream {
    static final int MOST = 16;
    private static final Duration LEAST_GAP = Duration.ofMillis(250);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);

    private final LocalDoor door;
    private final Function<Status, Doc> shown;
    private final Semaphore places = new Semaphore(MOST);
    private final Set<Semaphore> clients = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    EventStream(LocalDoor door, Function<Status, Doc> shown) {
        this.door = door;
        this.shown = shown;
    }

    void close() {
        closed = true;
        wake();
    }

    /** Has every client looked at again: who may not stay leaves. */
    void wake() {
        clients.forEach(Semaphore::release);
    }

    /** Serves one client until it leaves or may not stay; false when there is no place. */
    boolean serve(HttpExchange exchange, BooleanSupplier mayStay) throws IOException {
        if (!places.tryAcquire()) {
            return false;
        }
        Semaphore news = new Semaphore(1);
        try (AutoCloseable _ = door.watch(news::release); OutputStream out = begin(exchange)) {
            clients.add(news);
            send(news, out, mayStay);
        } catch (IOException left) {
            throw left;
        } catch (Exception other) {
            throw new IOException(other);
        } finally {
            clients.remove(news);
            places.release();
        }
        return true;
    }

    private static OutputStream begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private void send(Semaphore news, OutputStream out, BooleanSupplier mayStay)
            throws IOException, InterruptedException {
        while (true) {
            boolean changed = news.tryAcquire(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
            news.drainPermits();
            if (closed || !mayStay.getAsBoolean()) {
                return;
            }
            String text = changed
                    ? "event: state\ndata: " + Codec.text(shown.apply(door.status())) + "\n\n"
                    : "event: alive\ndata: {}\n\n";
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            Thread.sleep(LEAST_GAP);
        }
    }
}
