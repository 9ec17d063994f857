package dev.pilotlight.faults.house;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One house behind a TCP port: a controller says {@code drive heat=1 cool=0} and is told
 * {@code reading room 19438}, {@code reading outdoor -2500} and {@code relays heat=1 cool=0}.
 *
 * <p>
 * A thread of its own moves simulated time on; the relays open when the controller's connection
 * ends or it says nothing for {@link #SILENCE}, as the kernel releases an output line with the
 * process that held it. Any thread may call the public methods.
 */
public final class HouseServer implements Closeable {

    /** How long, in real time, a controller may say nothing before the relays open. */
    public static final Duration SILENCE = Duration.ofSeconds(5);

    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration LONGEST_ADVANCE = Duration.ofSeconds(30);

    private final ServerSocket door;
    private final Room room;
    private final ShownTime time;
    private final HouseWatcher watcher;
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread clockwork;
    private Instant reached;
    private Instant nextReading;
    private Relays relays = Relays.OPEN;
    private SensorFault sensor = SensorFault.NONE;
    private @Nullable Controller controller;
    private volatile boolean closed;

    /**
     * Listens and lives at once.
     *
     * @param port on loopback, 0 for any free one
     * @throws IOException when the port is taken
     */
    public HouseServer(int port, Room room, ShownTime time, HouseWatcher watcher)
            throws IOException {
        this.room = room;
        this.time = time;
        this.watcher = watcher;
        this.reached = time.now();
        this.nextReading = reached;
        this.door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        this.clockwork = Thread.ofPlatform().daemon().name("house").start(this::live);
        Thread.ofVirtual().name("house-door").start(this::acceptAll);
    }

    /** The port it listens on. */
    public int port() {
        return door.getLocalPort();
    }

    /** Breaks or mends the thermometer. */
    public void sensor(SensorFault fault) {
        locked(() -> sensor = fault);
    }

    /** What is wrong with the thermometer. */
    public SensorFault sensor() {
        lock.lock();
        try {
            return sensor;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        door.close();
        clockwork.interrupt();
        locked(() -> lose("the house was closed"));
    }

    private void live() {
        while (!closed) {
            locked(this::step);
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private void step() {
        Controller current = controller;
        if (current != null && current.silence().compareTo(SILENCE) > 0) {
            lose("no control decision for " + SILENCE.toSeconds() + " s");
        }
        Instant now = time.now();
        while (reached.isBefore(now)) {
            Duration left = Duration.between(reached, now);
            Duration piece = left.compareTo(LONGEST_ADVANCE) > 0 ? LONGEST_ADVANCE : left;
            room.advance(reached, piece, relays);
            reached = reached.plus(piece);
        }
        watcher.state(room.roomC(), room.outdoorC(), relays);
        if (!now.isBefore(nextReading)) {
            nextReading = now.plus(room.thermometerPeriod());
            measure();
        }
    }

    private void measure() {
        Controller current = controller;
        if (current == null) {
            return;
        }
        switch (sensor) {
            case NONE -> {
                int milliC = room.thermometerMilliC();
                current.say("reading room " + milliC);
                watcher.reading(milliC);
            }
            case FAILED -> current.say("failed room the sensor does not answer");
            case SILENT -> {
                // A dead sensor says nothing.
            }
        }
        current.say("reading outdoor " + Math.round(room.outdoorC() * 1000));
    }

    private void acceptAll() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                socket.setTcpNoDelay(true);
                locked(() -> welcome(new Controller(socket, this)));
            } catch (IOException e) {
                if (closed) {
                    return;
                }
            }
        }
    }

    private void welcome(Controller next) {
        if (controller != null) {
            lose("another controller came");
        }
        controller = next;
        watcher.connected();
        next.listen();
    }

    /** A line of the controller's; called by its thread. */
    void hear(Controller from, HouseLine line) {
        locked(() -> {
            if (from == controller) {
                answer(from, line);
            }
        });
    }

    /** The controller's connection ended; called by its thread. */
    void ended(Controller from, String why) {
        locked(() -> {
            if (from == controller) {
                lose(why);
            }
        });
    }

    private void answer(Controller from, HouseLine line) {
        switch (line) {
            case HouseLine.Hello _ -> nextReading = reached;
            case HouseLine.Drive(Relays asked) -> {
                watcher.drive(asked);
                move(asked);
                from.say("relays heat=" + bit(relays.heat()) + " cool=" + bit(relays.cool()));
            }
            case HouseLine.Unknown(String text) -> lose("unknown line \"" + text + "\"");
        }
    }

    private static int bit(boolean closedContact) {
        return closedContact ? 1 : 0;
    }

    private void lose(String why) {
        Controller current = controller;
        if (current != null) {
            controller = null;
            current.close();
            watcher.gone(why);
        }
        move(Relays.OPEN);
    }

    private void move(Relays next) {
        if (!next.equals(relays)) {
            relays = next;
            watcher.moved(next);
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
