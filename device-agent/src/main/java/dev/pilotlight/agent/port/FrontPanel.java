package dev.pilotlight.agent.port;

/** What people touch and see at the thermostat itself. */
public interface FrontPanel extends AutoCloseable {
    /** Begins to listen and to show, on threads of its own. */
    void start(LocalDoor door);

    @Override
    void close();

    /** There is none. */
    FrontPanel NONE = new FrontPanel() {
        @Override
        public void start(LocalDoor door) {
            // There is nothing to touch.
        }

        @Override
        public void close() {
            // There is nothing to let go of.
        }
    };
}
