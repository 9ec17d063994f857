package dev.pilotlight.agent.port;

import dev.pilotlight.agent.equipment.Outputs;

/**
 * The relays. Driven by the loop's thread alone, at least once a tick: an adapter whose driver has
 * fallen silent opens them by itself.
 */
public interface RelayBank extends AutoCloseable {
    /** Asks for these outputs and returns at once. */
    void drive(Outputs outputs);

    /** What the relays last reported that they do; all open before the first report. */
    Outputs readBack();

    /**
     * What keeps a relay from doing as it is told, with pin and holder; empty when nothing does.
     */
    default String trouble() {
        return "";
    }

    /** Opens every relay. */
    @Override
    void close();
}
