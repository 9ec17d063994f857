package dev.pilotlight.faults.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.process.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A controller's view of the house, over a real socket. */
@Timeout(600)
class HouseServerTest {
    private static final Duration SEEN = Duration.ofSeconds(20);

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private HouseServer house;

    @BeforeEach
    void open() throws IOException {
        house = new HouseServer(0, new IceBox(), new FastTime(), new Diary());
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    @Test
    void aDriveMovesTheRelaysAndIsAnsweredWithWhatTheyDo() throws Exception {
        isServed();
    }

    private void isServed() throws IOException, InterruptedException {
        try (Client client = new Client()) {
            client.say("hello 1");
            client.say("drive heat=1 cool=0");
            assertThat(client.awaitLine("relays")).isEqualTo("relays heat=1 cool=0");
            assertThat(awaitSeen("moved")).isEqualTo("moved true false");
        }
    }

    @Test
    void readingsComeInThousandthsOfADegree() throws Exception {
        try (Client client = new Client()) {
            client.say("hello 1");
            assertThat(client.awaitLine("reading")).isEqualTo("reading room 19438");
            assertThat(client.awaitLine("reading outdoor")).isEqualTo("reading outdoor -2500");
        }
    }

    @Test
    void theRelaysOpenWhenTheControllersProcessIsGone() throws Exception {
        try (Client client = new Client()) {
            client.say("hello 1");
            client.say("drive heat=1 cool=0");
            awaitSeen("moved");
        }
        assertThat(awaitSeen("moved")).isEqualTo("moved false false");
    }

    @Test
    void theRelaysOpenWhenTheControllerFallsSilent() throws Exception {
        try (Client client = new Client()) {
            client.say("hello 1");
            client.say("drive heat=1 cool=0");
            awaitSeen("moved");
            assertThat(awaitSeen("gone")).contains("no control decision");
            assertThat(awaitSeen("moved")).isEqualTo("moved false false");
        }
    }

    @Test
    void aDeadSensorSaysNothingAndABrokenOneSaysSo() throws Exception {
        try (Client client = new Client()) {
            client.say("hello 1");
            house.sensor(SensorFault.FAILED);
            assertThat(client.awaitLine("failed")).startsWith("failed room ");
            house.sensor(SensorFault.SILENT);
            client.say("drive heat=0 cool=0");
            client.awaitLine("relays");
            client.say("drive heat=0 cool=0");
            assertThat(client.awaitLine("relays")).isEqualTo("relays heat=0 cool=0");
        }
    }

    @Test
    void nonsenseEndsTheConnectionAndTheNextControllerIsServed() throws Exception {
        try (Client client = new Client()) {
            client.say("drive heat=2");
            assertThat(awaitSeen("gone")).contains("drive heat=2");
        }
        try (Client client = new Client()) {
            client.say("x".repeat(100_000));
            awaitSeen("gone");
        }
        isServed();
    }

    private String awaitSeen(String kind) throws InterruptedException {
        while (true) {
            String next = seen.poll(Patience.stretched(SEEN).toMillis(), TimeUnit.MILLISECONDS);
            if (next == null || next.startsWith(kind)) {
                return String.valueOf(next);
            }
        }
    }

    private final class Client implements AutoCloseable {

        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.port());
        private final OutputStream out = socket.getOutputStream();
        private final BufferedReader in = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

        Client() throws IOException {}

        void say(String line) throws IOException {
            out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        }

        String awaitLine(String kind) throws IOException {
            String line = in.readLine();
            while (line != null && !line.startsWith(kind)) {
                line = in.readLine();
            }
            return String.valueOf(line);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private final class Diary implements HouseWatcher {

        @Override
        public void drive(Relays asked) {}

        @Override
        public void moved(Relays now) {
            seen.add("moved " + now.heat() + " " + now.cool());
        }

        @Override
        public void reading(int milliC) {}

        @Override
        public void state(double roomC, double outdoorC, Relays relays) {}

        @Override
        public void connected() {}

        @Override
        public void gone(String why) {
            seen.add("gone " + why);
        }
    }

    /** Always 19.438 degrees. */
    private static final class IceBox implements Room {

        @Override
        public void advance(Instant from, Duration time, Relays relays) {}

        @Override
        public double roomC() {
            return 19.438;
        }

        @Override
        public double outdoorC() {
            return -2.5;
        }

        @Override
        public int thermometerMilliC() {
            return 19_438;
        }

        @Override
        public Duration thermometerPeriod() {
            return Duration.ofSeconds(30);
        }
    }

    /** Sixty times as fast as real time. */
    private static final class FastTime implements ShownTime {

        private final long start = System.nanoTime();

        @Override
        public Instant now() {
            return Instant.EPOCH.plusNanos((System.nanoTime() - start) * 60);
        }

        @Override
        public double speed() {
            return 60;
        }
    }
}
