package dev.pilotlight.faults.client;

import dev.pilotlight.faults.process.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * One request of HTTP/1.1 on a connection of its own, from an address of one's choice, which the
 * JDK's client does not let one choose for each request.
 */
public final class PlainHttp {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private PlainHttp() {}

    private static int limitMillis() {
        return (int) Patience.stretched(LIMIT).toMillis();
    }

    /**
     * What came back.
     *
     * @param head the status line and all headers
     * @param after from before the connection was made until the answer was whole
     */
    public record Reply(int status, String head, Duration after) {
        /** The name and value of the first cookie that is set. */
        public Optional<String> cookie() {
            return head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(
                    "set-cookie:")).map(line -> line.substring(11).split(";", 2)[0].strip())
                    .findFirst();
        }
    }

    /**
     * Asks.
     *
     * @param headers each with its end of line
     * @throws IOException when there is no whole answer
     */
    public static Reply ask(InetSocketAddress door, InetAddress from, String method, String path,
            String headers, String body) throws IOException {
        long began = System.nanoTime();
        byte[] request = (method + " " + path + " HTTP/1.1\r\nHost: " + door.getHostString() + ":"
                + door.getPort() + "\r\nConnection: close\r\n" + headers + "Content-Length: "
                + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.setSoTimeout(limitMillis());
            socket.connect(door, limitMillis());
            socket.getOutputStream().write(request);
            String whole = new String(socket.getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8);
            String head = whole.split("\r\n\r\n", 2)[0];
            String[] words = head.split(" ", 3);
            if (words.length < 3 || !words[0].startsWith("HTTP/1")) {
                throw new IOException("was closed without an answer");
            }
            return new Reply(Integer.parseInt(words[1]), head, Duration.ofNanos(System.nanoTime()
                    - began));
        }
    }
}
