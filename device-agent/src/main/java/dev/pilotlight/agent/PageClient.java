package dev.pilotlight.agent;

import dev.pilotlight.agent.http.Pin;
import dev.pilotlight.agent.http.PinFile;
import dev.pilotlight.config.PageSettings;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.io.IOException;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks the agent that runs on this data directory, through the page's own interface. */
final class PageClient {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final int MOST_ANSWER = 1 << 20;

    private final PageSettings page;
    private final Path data;

    PageClient(PageSettings page, Path data) {
        this.page = page;
        this.data = data;
    }

    Doc.Obj get(String path) throws InterruptedException {
        Optional<Doc.Obj> atDoor = atDoor("GET", path, Optional.empty());
        return atDoor.isPresent() ? atDoor.get() : ask(request(path).GET());
    }

    Doc.Obj put(String path, Doc.Obj body) throws InterruptedException {
        Optional<Doc.Obj> atDoor = atDoor("PUT", path, Optional.of(body));
        return atDoor.isPresent()
                ? atDoor.get()
                : ask(request(path).header("Content-Type", "application/json").PUT(
                        HttpRequest.BodyPublishers.ofByteArray(Codec.write(body))));
    }

    /** Lets one newcomer in; only at the machine itself. */
    Doc.Obj pair() {
        return atDoor("POST", "/pair", Optional.empty()).orElseThrow(() -> new Refusal(
                Refusal.WORLD, "no agent answers at " + data.resolve("agent.sock")
                        + "; does it run, and may you open that file?"));
    }

    /** Has another PIN made; empty when no agent runs. */
    Optional<Doc.Obj> newPin() {
        return atDoor("POST", "/pin", Optional.empty());
    }

    /**
     * By the command line's own door in the data directory, which nobody on the network can crowd;
     * empty where there is none, and then the page is asked.
     */
    private Optional<Doc.Obj> atDoor(String method, String path, Optional<Doc.Obj> body) {
        Doc.Obj asked = Doc.Obj.of("method", Doc.text(method), "path", Doc.text(path));
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(data.resolve(
                "agent.sock")))) {
            ByteBuffer out = ByteBuffer.wrap(Codec.write(body.map(one -> asked.with("body", one))
                    .orElse(asked)));
            while (out.hasRemaining()) {
                channel.write(out);
            }
            channel.shutdownOutput();
            return answered(Channels.newInputStream(channel).readNBytes(MOST_ANSWER));
        } catch (IOException | IllegalArgumentException noDoor) {
            return Optional.empty();
        }
    }

    private static Optional<Doc.Obj> answered(byte[] bytes) {
        Optional<Doc.Obj> answer = Codec.parseObject(bytes).toOptional();
        Optional<Doc.Obj> body = answer.flatMap(one -> one.string("body")).flatMap(
                text -> Codec.parseObject(text.getBytes(StandardCharsets.UTF_8)).toOptional());
        int status = answer.flatMap(one -> one.number("status")).map(Number::intValue).orElse(0);
        if (status >= 300) {
            throw new Refusal(Refusal.INPUT, problem(status, body.orElse(Doc.Obj.EMPTY)));
        }
        return body;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path)).timeout(LIMIT)
                .header("Authorization", "Bearer " + pin().commandToken(Instant.now()))
                .header("X-Pilotlight-By", "command line");
    }

    private URI address(String path) {
        try {
            return URI.create("http://" + host() + ":" + page.port() + path);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(Refusal.INPUT, "page.host is " + page.host()
                    + ", want an address or a name");
        }
    }

    /** Where it is reached from here: an address of all interfaces is none of one. */
    private String host() {
        return switch (page.host()) {
            case "0.0.0.0", "::", "[::]", "" -> "127.0.0.1";
            case String host -> host.contains(":") && !host.startsWith("[")
                    ? "[" + host + "]"
                    : host;
        };
    }

    /** A token and not the PIN: wrong PINs that others try do not shut out this command. */
    private Pin pin() {
        try {
            return PinFile.read(data);
        } catch (IOException missing) {
            throw new Refusal(Refusal.WORLD, data.resolve("pin")
                    + ": cannot be read; is --data the agent's, and may you read it?");
        }
    }

    private Doc.Obj ask(HttpRequest.Builder request) throws InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers
                    .ofByteArray());
            Doc.Obj body = Codec.parseObject(answer.body()).toOptional().orElse(Doc.Obj.EMPTY);
            if (answer.statusCode() >= 300) {
                throw new Refusal(Refusal.INPUT, problem(answer.statusCode(), body));
            }
            return body;
        } catch (IOException unreachable) {
            throw new Refusal(Refusal.WORLD, "no agent answers at http://" + host() + ":" + page
                    .port() + "/; does it run?");
        }
    }

    private static String problem(int status, Doc.Obj body) {
        return body.string("detail").or(() -> body.string("title"))
                .orElse("the agent answers " + status);
    }
}
