package dev.pilotlight.faults.demo;

import dev.pilotlight.faults.process.Ports;
import java.io.IOException;

/**
 * Where everything listens, all on loopback; the usual ports if they are free, else all of them
 * moved by the same offset.
 *
 * @param offset added to every usual port
 */
public record Addresses(int offset) {

    private static final int PAGE = 8080;
    private static final int HTTPS = 8443;
    private static final int MQTT = 8883;
    private static final int LINK = 9883;
    private static final int SECOND_LINK = 9884;
    private static final int HOUSE = 7080;

    /** Looks for free ports. */
    public static Addresses free() throws IOException {
        return new Addresses(Ports.freeOffset(PAGE, HTTPS, MQTT, LINK, SECOND_LINK, HOUSE));
    }

    /** The agent's page. */
    public int page() {
        return PAGE + offset;
    }

    /** The cloud's dashboard and API. */
    public int https() {
        return HTTPS + offset;
    }

    /** The cloud's broker. */
    public int mqtt() {
        return MQTT + offset;
    }

    /** The agent's way to the broker, with the faults in it. */
    public int link() {
        return LINK + offset;
    }

    /** The other house's way to the broker. */
    public int secondLink() {
        return SECOND_LINK + offset;
    }

    /** The house of the agent. */
    public int house() {
        return HOUSE + offset;
    }

    /** The agent's page as a person types it. */
    public String pageAddress() {
        return "http://127.0.0.1:" + page();
    }

    /** The cloud's dashboard as a person types it. */
    public String dashboardAddress() {
        return "https://localhost:" + https();
    }
}
