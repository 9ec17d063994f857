package dev.pilotlight.config;

/** Where the page and the API on the LAN listen. */
public record PageSettings(String host, int port) {
    public static final PageSettings DEFAULTS = new PageSettings("0.0.0.0", 8080);
}
