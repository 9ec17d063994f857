package dev.pilotlight.agent.port;

/** Somebody who restarts this process when the loop falls silent. */
public interface Watchdog {
    /** The first control decision was made. */
    void ready();

    /** The loop is alive; called once a tick, returns at once. */
    void alive();

    /** Nobody watches. */
    Watchdog NONE = new Watchdog() {
        @Override
        public void ready() {
            // Nobody waits for it.
        }

        @Override
        public void alive() {
            // Nobody watches.
        }
    };
}
