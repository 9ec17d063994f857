package dev.pilotlight.agent.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before the JDK's server, which has no bound by address: it takes every connection at once,
 * lets in as many as {@link ConnectionQuota} says, waits for the head of a first request (bounded
 * in bytes and time), and hands on only then. The server behind listens on loopback; it knows whom
 * it serves by the local port of the connection, which no other program can have.
 */
final class LanListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LanListener.class);
    private static final int BACKLOG = 512;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(50);

    private final ServerSocket server;
    private final ConnectionQuota<ForwardedConnection> quota = new ConnectionQuota<>();
    private final Map<Integer, InetAddress> clients = new ConcurrentHashMap<>();
    private final Thread taking;
    private final Thread looking;
    private volatile int behind;

    /** Binds at once. */
    LanListener(InetSocketAddress address) throws IOException {
        this.server = new ServerSocket(address.getPort(), BACKLOG, bindable(address));
        this.taking = Thread.ofPlatform().daemon().name("page-listener").unstarted(this::take);
        this.looking = Thread.ofVirtual().name("page-looker").unstarted(this::look);
    }

    private static InetAddress bindable(InetSocketAddress address) throws IOException {
        if (address.isUnresolved()) {
            throw new IOException("there is no host " + address.getHostString());
        }
        return address.getAddress();
    }

    /** Begins to hand connections on to the server at that port. */
    void start(int portBehind) {
        behind = portBehind;
        taking.start();
        looking.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Who really is at the other end of a connection that the server behind has. */
    Optional<InetAddress> client(InetSocketAddress atServer) {
        return Optional.ofNullable(clients.get(atServer.getPort()));
    }

    @Override
    public void close() {
        looking.interrupt();
        try {
            server.close();
        } catch (IOException closed) {
            LOG.debug("the page's listener: {}", closed.getMessage());
        }
        quota.all().forEach(ForwardedConnection::close);
    }

    private void take() {
        while (!server.isClosed()) {
            try {
                admit(server.accept());
            } catch (IOException | RuntimeException failed) {
                LOG.debug("the page's listener: {}", failed.getMessage());
                pause(AFTER_A_FAILURE);
            }
        }
    }

    private void admit(Socket socket) throws IOException {
        ForwardedConnection connection = new ForwardedConnection(socket);
        ConnectionQuota.Admission<ForwardedConnection> admission = quota.admit(connection,
                GuessSource.single(socket.getInetAddress()), System.nanoTime());
        admission.displaced().ifPresent(ForwardedConnection::close);
        if (admission.isAdmitted()) {
            Thread.ofVirtual().start(() -> serve(connection));
        } else {
            socket.close();
        }
    }

    private void serve(ForwardedConnection connection) {
        try (connection) {
            byte[] head = connection.head();
            quota.asked(connection);
            connection.forward(head, behind, clients);
        } catch (IOException left) {
            LOG.debug("a client left: {}", left.getMessage());
        } finally {
            quota.left(connection);
        }
    }

    /** Ends who says nothing, and who takes nothing. */
    private void look() {
        while (!server.isClosed()) {
            pause(LOOK);
            long now = System.nanoTime();
            quota.overdue(now).forEach(ForwardedConnection::close);
            quota.all().stream().filter(one -> one.isStuck(now)).forEach(
                    ForwardedConnection::close);
        }
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
