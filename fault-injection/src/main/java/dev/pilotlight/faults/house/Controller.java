package dev.pilotlight.faults.house;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The connection of one controller: a virtual thread reads its lines, the house's thread writes.
 *
 * <p>
 * A controller that does not read is cut off by the house after {@link HouseServer#SILENCE}; until
 * then the few lines for it fit into the socket's buffers.
 */
final class Controller {

    private final Socket socket;
    private final HouseServer house;
    private volatile long lastDriveNanos = System.nanoTime();

    Controller(Socket socket, HouseServer house) {
        this.socket = socket;
        this.house = house;
    }

    void listen() {
        Thread.ofVirtual().name("house-controller").start(this::readAll);
    }

    /** Real time since its last control decision. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastDriveNanos);
    }

    void say(String line) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The reading thread sees the end of the connection and says so.
            close();
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed is what we want it to be.
        }
    }

    private void readAll() {
        String why = "it closed the connection";
        try {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n') {
                    line.append((char) next);
                }
                if (next == '\n' || line.length() > HouseLine.LONGEST) {
                    hear(HouseLine.parse(line.toString().stripTrailing()));
                    line.setLength(0);
                }
            }
        } catch (IOException e) {
            why = "its connection broke: " + e.getMessage();
        }
        house.ended(this, why);
    }

    private void hear(HouseLine line) {
        if (line instanceof HouseLine.Drive) {
            lastDriveNanos = System.nanoTime();
        }
        house.hear(this, line);
    }
}
