package dev.pilotlight.cloud.port;

/** What the service says of its own health to programs that watch it. Any thread. */
public interface Telltale {
    /** All meters, in Prometheus's text form. */
    String tell();
}
