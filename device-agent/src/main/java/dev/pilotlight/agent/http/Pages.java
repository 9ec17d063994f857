package dev.pilotlight.agent.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The files of the page, which whoever comes by may see: there is nothing of the house in them. */
enum Pages {
    INDEX("index.html", "text/html; charset=utf-8"), APP("app.js", Pages.SCRIPT), BASE("base.js",
            Pages.SCRIPT), DIAL("dial.js", Pages.SCRIPT), BARS("bars.js",
                    Pages.SCRIPT), WEEK("week.js", Pages.SCRIPT), VACATION("vacation.js",
                            Pages.SCRIPT), SETTINGS("settings.js", Pages.SCRIPT), FACTS("facts.js",
                                    Pages.SCRIPT), CHART("chart.js", Pages.SCRIPT), STYLE("app.css",
                                            "text/css; charset=utf-8"), ICON("icon.svg",
                                                    "image/svg+xml"), API("openapi.json",
                                                            "application/json"), CONFIGURATION(
                                                                    "configuration.js",
                                                                    Pages.SCRIPT);

    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, String> HEADERS = Map.of("Cache-Control", "no-cache");

    private final String file;
    private final String type;

    Pages(String file, String type) {
        this.file = file;
        this.type = type;
    }

    /** The file at that path. */
    static Optional<Pages> of(String path) {
        if (path.equals("/")) {
            return Optional.of(INDEX);
        }
        for (Pages page : values()) {
            if (page != INDEX && path.equals("/" + page.file)) {
                return Optional.of(page);
            }
        }
        return Optional.empty();
    }

    Response response() {
        try (InputStream in = Pages.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + file);
            }
            return new Response(200, type, new String(in.readAllBytes(), StandardCharsets.UTF_8),
                    HEADERS);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
