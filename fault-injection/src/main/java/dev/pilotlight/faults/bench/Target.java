package dev.pilotlight.faults.bench;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import javax.net.ssl.SSLContext;

/** A broker in a process of its own, with an identity for every device. One thread. */
interface Target extends AutoCloseable {
    String name();

    int mqttPort();

    /** What its process has used. */
    Usage usage() throws IOException;

    /** What is alive in its heap after a collection; empty where it has none that can be asked. */
    OptionalLong liveBytes() throws IOException;

    /** What each device connects with, in the devices' order. */
    List<SSLContext> identities();

    @Override
    void close();
}
