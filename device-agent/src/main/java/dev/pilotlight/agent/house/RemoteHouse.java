package dev.pilotlight.agent.house;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.agent.port.RelayBank;
import dev.pilotlight.agent.port.Thermometer;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.units.Temperature;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A house that another process computes, over lines of ASCII on a TCP connection: {@code hello 1}
 * and {@code drive heat=1 cool=0} go out, {@code reading room 19438}, {@code failed room why} and
 * {@code relays heat=1 cool=0} come in. The house opens its relays when the connection ends, as a
 * kernel does with a GPIO line whose owner died.
 *
 * <p>
 * Two threads of its own: one connects and reads, one writes; {@link #drive} only leaves the newest
 * outputs for the writer.
 */
public final class RemoteHouse implements RelayBank, Thermometer {
    private static final int CONNECT_MILLIS = 2_000;
    private static final long RETRY_NANOS = 200_000_000L;
    private static final Pattern READING = Pattern.compile("reading ([\\w-]{1,16}) (-?\\d{1,6})");
    private static final Pattern FAILED = Pattern.compile("failed ([\\w-]{1,16}) (.{1,200})");
    private static final Pattern RELAYS = Pattern.compile("relays heat=([01]) cool=([01])");

    private final String host;
    private final int port;
    private final TimeSource time;
    /** One place: a newer order replaces one that was not sent yet. */
    private final BlockingQueue<Outputs> orders = new ArrayBlockingQueue<>(1);
    private volatile Outputs relays = Outputs.OPEN;
    private volatile Outputs ordered = Outputs.OPEN;
    private volatile @Nullable Socket connection;
    private volatile boolean closed;

    public RemoteHouse(String host, int port, TimeSource time) {
        this.host = host;
        this.port = port;
        this.time = time;
    }

    @Override
    public void start(Consumer<Sample> sink) {
        Thread.ofPlatform().name("house-in").daemon().start(() -> stayConnected(sink));
        Thread.ofPlatform().name("house-out").daemon().start(this::writeOrders);
    }

    @Override
    public void drive(Outputs outputs) {
        ordered = outputs;
        while (!orders.offer(outputs)) {
            orders.poll();
        }
    }

    @Override
    public Outputs readBack() {
        Outputs told = relays;
        return connection == null || differs(told) ? told : ordered;
    }

    /** Its lines speak of heat and cool alone; of all else the order has to be believed. */
    private boolean differs(Outputs told) {
        Outputs asked = ordered;
        return told.heat() != asked.heat() || told.cool() != asked.cool();
    }

    @Override
    public void close() {
        closed = true;
        drop(connection);
    }

    private void stayConnected(Consumer<Sample> sink) {
        while (!closed) {
            try (Socket socket = new Socket()) {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
                send(socket, "hello 1");
                connection = socket;
                read(socket, sink);
            } catch (IOException gone) {
                sink.accept(new Sample.Failed("room",
                        "the house does not answer: " + gone.getMessage(), time.now().uptime()));
            }
            connection = null;
            relays = Outputs.OPEN;
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    private void read(Socket socket, Consumer<Sample> sink) throws IOException {
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            take(line, sink);
        }
        throw new IOException("it closed the connection");
    }

    private void take(String line, Consumer<Sample> sink) {
        Matcher reading = READING.matcher(line);
        Matcher failed = FAILED.matcher(line);
        Matcher switched = RELAYS.matcher(line);
        if (reading.matches()) {
            sink.accept(measured(reading.group(1), Integer.parseInt(reading.group(2))));
        } else if (failed.matches()) {
            sink.accept(new Sample.Failed(failed.group(1), failed.group(2), time.now().uptime()));
        } else if (switched.matches()) {
            relays = outputs(switched.group(1).equals("1"), switched.group(2).equals("1"));
        }
    }

    private Sample measured(String sensor, int milliC) {
        try {
            return new Sample.Measured(sensor, Temperature.ofMilliC(milliC), time.now().uptime());
        } catch (IllegalArgumentException absurd) {
            return new Sample.Failed(sensor, "reads " + milliC / 1000.0 + " °C",
                    time.now().uptime());
        }
    }

    /** A house that claims both is not believed; the supervisor sees a mismatch. */
    private static Outputs outputs(boolean heat, boolean cool) {
        return heat && cool ? Outputs.OPEN : new Outputs(heat, cool);
    }

    private void writeOrders() {
        while (!closed) {
            try {
                Outputs order = orders.poll(1, TimeUnit.SECONDS);
                Socket socket = connection;
                if (order != null && socket != null) {
                    send(socket, "drive heat=" + (order.heat() ? 1 : 0) + " cool="
                            + (order.cool() ? 1 : 0));
                }
            } catch (IOException gone) {
                drop(connection);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private static void send(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void drop(@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException alreadyGone) {
            // Nothing is left to close.
        }
    }
}
