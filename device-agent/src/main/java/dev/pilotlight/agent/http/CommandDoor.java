package dev.pilotlight.agent.http;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command line's own door: a Unix socket in the data directory, so that nothing on the network
 * keeps a person at the machine from the thermostat (law L3), and no PIN is guessed here: who may
 * open the file may do it all. One JSON object {@code {"method","path","body"}} in, one
 * {@code {"status","body"}} out. At most {@value #MOST} at once, 5 s for each.
 */
final class CommandDoor implements AutoCloseable {
    /** Its name in the data directory. */
    static final String FILE = "agent.sock";
    static final int MOST_BYTES = 65_536;
    private static final Logger LOG = LoggerFactory.getLogger(CommandDoor.class);
    private static final int MOST = 16;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final ServerSocketChannel server;
    private final Path file;
    private final Function<Request, Response> answers;
    private final Semaphore places = new Semaphore(MOST);

    private CommandDoor(ServerSocketChannel server, Path file,
            Function<Request, Response> answers) {
        this.server = server;
        this.file = file;
        this.answers = answers;
    }

    /** Opens it; empty where that cannot be, and then the page serves the command line too. */
    static Optional<CommandDoor> open(Path data, Function<Request, Response> answers) {
        Path file = data.resolve(FILE);
        try {
            Files.deleteIfExists(file);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(file), MOST);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
            CommandDoor door = new CommandDoor(server, file, answers);
            Thread.ofPlatform().daemon().name("command-door").start(door::accept);
            return Optional.of(door);
        } catch (IOException | RuntimeException unusable) {
            LOG.warn("the command line uses the page: {}: {}", file, unusable.getMessage());
            return Optional.empty();
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                if (places.tryAcquire()) {
                    Thread.ofVirtual().start(() -> serve(channel));
                } else {
                    channel.close();
                }
            } catch (IOException closed) {
                LOG.debug("the command door: {}", closed.getMessage());
            }
        }
    }

    private void serve(SocketChannel channel) {
        Thread limit = Thread.ofVirtual().start(() -> endAfterLimit(channel));
        try (channel) {
            byte[] asked = Channels.newInputStream(channel).readNBytes(MOST_BYTES);
            ByteBuffer answer = ByteBuffer.wrap(Codec.write(answer(asked)));
            while (answer.hasRemaining()) {
                channel.write(answer);
            }
        } catch (IOException left) {
            LOG.debug("the command line left: {}", left.getMessage());
        } finally {
            limit.interrupt();
            places.release();
        }
    }

    private static void endAfterLimit(SocketChannel channel) {
        try {
            Thread.sleep(LIMIT);
            channel.close();
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        } catch (IOException closed) {
            LOG.debug("was closed already: {}", closed.getMessage());
        }
    }

    private Doc.Obj answer(byte[] asked) {
        Optional<Doc.Obj> doc = Codec.parseObject(asked).toOptional();
        Response response = doc.map(this::response).orElseGet(() -> Response.refused(400,
                "The request is malformed", "is not JSON"));
        return Doc.Obj.of("status", Doc.num(response.status()), "body", Doc.text(response
                .body()));
    }

    private Response response(Doc.Obj asked) {
        try {
            URI path = URI.create(asked.string("path").orElse("/"));
            byte[] body = asked.get("body").map(Codec::write).orElse(new byte[0]);
            return answers.apply(new Request(asked.string("method").orElse("GET"), path,
                    name -> name
                            .equals("Content-Type")
                                    ? Optional.of("application/json")
                                    : Optional.empty(),
                    InetAddress.getLoopbackAddress(), body));
        } catch (RuntimeException bug) {
            LOG.error("a command failed", bug);
            return Response.refused(500, "The thermostat could not do that", "see its log");
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(file);
        } catch (IOException left) {
            LOG.debug("the command door's file stays: {}", left.getMessage());
        }
    }
}
