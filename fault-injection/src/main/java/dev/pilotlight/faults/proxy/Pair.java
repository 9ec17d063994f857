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
    void end(Toxic toxic) {
        if (toxic instanceof Toxic.Swallow) {
            holed = true;
        } else if (toxic instanceof Toxic.LimitData) {
            close();
        } else {
            reset();
        }
    }

    /** Ends both sides politely (TCP FIN). */
    void close() {
        quietly(client);
        quietly(server);
        onEnd.accept(this);
    }

    /** Ends both sides at once (TCP RST). */
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
        quietly(socket);
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed is what we want it to be.
        }
    }
}
