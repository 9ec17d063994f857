package dev.pilotlight.agent.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a client asked for; its body is already read and within bounds. One thread. */
final class Request {
    private final String method;
    private final URI uri;
    private final Function<String, Optional<String>> headers;
    private final InetAddress client;
    private final byte[] body;

    Request(HttpExchange exchange, InetAddress client, byte[] body) {
        this(exchange.getRequestMethod(), exchange.getRequestURI(), name -> Optional.ofNullable(
                exchange.getRequestHeaders().getFirst(name)), client, body);
    }

    Request(String method, URI uri, Function<String, Optional<String>> headers,
            InetAddress client, byte[] body) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.client = client;
        this.body = body.clone();
    }

    String method() {
        return method;
    }

    String path() {
        return uri.getPath();
    }

    Map<String, String> query() {
        return query(uri.getRawQuery());
    }

    /** Where it came from. */
    InetAddress client() {
        return client;
    }

    /**
     * Whether a body is declared as JSON. A foreign web page cannot send that without asking first,
     * and it is not allowed (Fetch standard, "CORS-safelisted request-header").
     */
    boolean isJson() {
        return header("Content-Type").filter(type -> type.startsWith("application/json"))
                .isPresent();
    }

    /** Whether a page of another origin sent it; a browser says so itself. */
    boolean isForeign() {
        return header("Origin").filter(origin -> header("Host").map(host -> !origin.equals(
                "http://" + host)).orElse(true)).isPresent();
    }

    byte[] body() {
        return body.clone();
    }

    /** The first value of a header. */
    Optional<String> header(String name) {
        return headers.apply(name);
    }

    /** The value of one of the request's cookies. */
    Optional<String> cookie(String name) {
        for (String pair : header("Cookie").orElse("").split(";", 32)) {
            String[] parts = pair.strip().split("=", 2);
            if (parts.length == 2 && parts[0].equals(name)) {
                return Optional.of(parts[1]);
            }
        }
        return Optional.empty();
    }

    /** The parts of a query string; malformed escapes are left as they stand. */
    static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", 32)) {
            String[] parts = pair.split("=", 2);
            query.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
