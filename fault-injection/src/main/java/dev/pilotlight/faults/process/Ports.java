package dev.pilotlight.faults.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Finds ports of loopback that nobody listens on. */
public final class Ports {

    private static final int TRIES = 50;

    private Ports() {}

    /** Any free port, chosen by the system. */
    public static int any() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * The smallest of the offsets 0, 100, 200, ... at which every one of the ports is free.
     *
     * @throws IOException when there is none below 5000
     */
    public static int freeOffset(int... ports) throws IOException {
        return IntStream.range(0, TRIES).map(i -> i * 100)
                .filter(offset -> IntStream.of(ports).allMatch(port -> isFree(port + offset)))
                .findFirst()
                .orElseThrow(() -> new IOException("no free ports near " + ports[0]));
    }

    private static boolean isFree(int port) {
        // The wildcard address, since a listener there would take loopback's port as well.
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
