package dev.pilotlight.agent.port;

/** What people touch and see at the thermostat itself. */
public interface FrontPanel extends AutoCloseable {
    /**
     * Begins to listen and to show, on threads of its own.
     *
     * @param pressed is told of each press of a button: somebody is here
     */
    void start(LocalDoor door, Runnable pressed);

    @Override
    void close();

    /** There is none. */
    FrontPanel NONE = new FrontPanel() {
        @Override
        public void start(LocalDoor door, Runnable pressed) {
            // There is nothing to touch.
        }

        @Override
        public void close() {
            // There is nothing to let go of.
        }
    };
}
