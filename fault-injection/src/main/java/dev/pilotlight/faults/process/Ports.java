package dev.pilotlight.faults.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds ports of loopback that nobody listens on. */
public final class Ports {

    private static final int TRIES = 50;
    private static final Map<Integer, FileLock> KEPT = new HashMap<>();

    private Ports() {}

    /** Any free port, chosen by the system. */
    public static int any() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * The smallest of the offsets 0, 100, 200, ... at which every one of the ports is free, kept
     * from other processes of this project until this one ends: a cloud that is dead for a while
     * still owns its ports.
     *
     * @throws IOException when there is none below 5000
     */
    public static int freeOffset(int... ports) throws IOException {
        return IntStream.range(0, TRIES).map(i -> i * 100)
                .filter(offset -> IntStream.of(ports).allMatch(port -> isFree(port + offset)))
                .filter(Ports::isKept).findFirst()
                .orElseThrow(() -> new IOException("no free ports near " + ports[0]));
    }

    /** Whether that offset is this process's; its lock goes with the process. */
    private static synchronized boolean isKept(int offset) {
        if (!KEPT.containsKey(offset)) {
            lock(offset).ifPresent(lock -> KEPT.put(offset, lock));
        }
        return KEPT.containsKey(offset);
    }

    private static Optional<FileLock> lock(int offset) {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "pilotlight-ports-" + offset);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return Optional.ofNullable(lock);
        } catch (IOException anothersFile) {
            return Optional.empty();
        }
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
