package dev.pilotlight.faults.proxy;

import java.io.IOException;
import java.net.Socket;
import java.util.function.Consumer;

/** The two sockets of one proxied connection. Any thread; closing twice does no harm. */
final class Pair {

    private final Socket client;
    private final Socket server;
    private final Consumer<Pair> onEnd;
    private volatile boolean holed;

    Pair(Socket client, Socket server, Consumer<Pair> onEnd) {
        this.client = client;
        this.server = server;
        this.onEnd = onEnd;
    }

    void markHoled() {
        holed = true;
    }

    boolean isHoled() {
        return holed;
    }

    /** One direction came to its end; a black hole does not pass the news on. */
    void end(Valve valve) {
        if (valve.isSwallowing()) {
            holed = true;
        } else {
            reset();
        }
    }

    void reset() {
        abort(client);
        abort(server);
        onEnd.accept(this);
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // Not open any more, or never was.
        }
        try {
            socket.close();
        } catch (IOException e) {
            // Closed is what we want it to be.
        }
    }
}
