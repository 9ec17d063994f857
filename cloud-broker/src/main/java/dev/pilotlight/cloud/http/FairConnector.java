package dev.pilotlight.cloud.http;

import dev.pilotlight.cloud.access.Source;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Connections shared out by where they come from: who sends no whole request in time is closed,
 * however many single bytes came, and of one source only so many stay; the oldest without a request
 * goes for a newer one. Any thread.
 */
final class FairConnector extends ServerConnector implements HttpConfiguration.Customizer {
    /** From the first byte, or from the last answer, to the end of a request's headers. */
    static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Connections of one source, of which those without a request may be closed. */
    static final int MOST_OF_ONE = 64;
    /** Of one source when all of them have a request under way, such as streams. */
    private static final int MOST_AT_WORK = 256;
    private static final int MOST = 2_048;
    private static final long SWEEP_MILLIS = 500;

    private final Map<SocketAddress, Guest> guests = new ConcurrentHashMap<>();

    private record Guest(EndPoint connection, Source source, AtomicInteger requests,
            AtomicLong quietSince) {
        boolean isIdle() {
            return requests.get() == 0;
        }

        Duration quiet() {
            return isIdle()
                    ? Duration.ofNanos(System.nanoTime() - quietSince.get())
                    : Duration.ZERO;
        }

        void answered() {
            quietSince.set(System.nanoTime());
            requests.decrementAndGet();
        }

        void leave() {
            connection.close();
        }
    }

    FairConnector(Server server, ConnectionFactory... factories) {
        super(server, factories);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        sweepLater();
    }

    private void sweepLater() {
        if (isRunning() || isStarting()) {
            getScheduler().schedule(this::sweep, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void sweep() {
        guests.values().stream().filter(guest -> guest.quiet().compareTo(PATIENCE) > 0)
                .forEach(Guest::leave);
        sweepLater();
    }

    @Override
    protected void onEndPointOpened(EndPoint opened) {
        super.onEndPointOpened(opened);
        if (opened.getRemoteSocketAddress() instanceof InetSocketAddress from) {
            Guest guest = new Guest(opened, Source.of(from.getAddress().getAddress()),
                    new AtomicInteger(), new AtomicLong(System.nanoTime()));
            guests.put(from, guest);
            makeRoom(guest);
        }
    }

    private void makeRoom(Guest newest) {
        long same = sharing(newest).count();
        if (same > MOST_OF_ONE || guests.size() > MOST) {
            Stream<Guest> candidates = same > MOST_OF_ONE
                    ? sharing(newest)
                    : guests.values().stream();
            oldest(candidates.filter(guest -> !guest.connection().equals(newest.connection())))
                    .or(() -> same > MOST_AT_WORK || guests.size() > MOST
                            ? Optional.of(newest)
                            : Optional.empty())
                    .ifPresent(Guest::leave);
        }
    }

    private Stream<Guest> sharing(Guest one) {
        return guests.values().stream().filter(guest -> guest.source().equals(one.source()));
    }

    private static Optional<Guest> oldest(Stream<Guest> among) {
        return among.filter(Guest::isIdle).max(Comparator.comparing(Guest::quiet));
    }

    @Override
    protected void onEndPointClosed(EndPoint closed) {
        super.onEndPointClosed(closed);
        guests.values().removeIf(guest -> guest.connection().equals(closed));
    }

    /** A request's headers are whole: its connection is at work until it is answered. */
    @Override
    public Request customize(Request request, HttpFields.Mutable headers) {
        Guest guest = guests.get(request.getConnectionMetaData().getRemoteSocketAddress());
        if (guest != null) {
            guest.requests().incrementAndGet();
            Request.addCompletionListener(request, _ -> guest.answered());
        }
        return request;
    }
}
