package dev.pilotlight.agent.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a client asked for; its body is already read and within bounds. One thread. */
final class Request {
    private final HttpExchange exchange;
    private final byte[] body;

    Request(HttpExchange exchange, byte[] body) {
        this.exchange = exchange;
        this.body = body.clone();
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    Map<String, String> query() {
        return query(exchange.getRequestURI().getRawQuery());
    }

    /** Where it came from. */
    InetAddress client() {
        return exchange.getRemoteAddress().getAddress();
    }

    /**
     * Whether a body is declared as JSON. A foreign web page cannot send that without asking first,
     * and it is not allowed (Fetch standard, "CORS-safelisted request-header").
     */
    boolean isJson() {
        return header("Content-Type").filter(type -> type.startsWith("application/json"))
                .isPresent();
    }

    byte[] body() {
        return body.clone();
    }

    /** The first value of a header. */
    Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
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
