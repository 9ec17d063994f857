package dev.pilotlight.cloud.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The dashboard's few files, from the class path, each by its exact name. */
final class WebFiles {
    private static final Map<String, String> TYPES = Map.of("index.html",
            "text/html; charset=utf-8", "app.css", "text/css; charset=utf-8", "app.js",
            "text/javascript; charset=utf-8", "chart.js", "text/javascript; charset=utf-8",
            "rollouts.js", "text/javascript; charset=utf-8", "sign.js",
            "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml",
            "openapi.json", "application/json");
    /** Nothing from elsewhere, nothing inline, no frame around it. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    private WebFiles() {}

    static void addTo(RoutesConfig routes) {
        routes.get("/", context -> serve(context, "index.html"));
        TYPES.keySet().forEach(name -> routes.get("/" + name, context -> serve(context, name)));
    }

    private static void serve(Context context, String name) {
        try (InputStream file = WebFiles.class.getResourceAsStream("web/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            context.contentType(TYPES.getOrDefault(name, "application/octet-stream"))
                    .header("Content-Security-Policy", POLICY)
                    .header("Cache-Control", "no-cache").result(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
