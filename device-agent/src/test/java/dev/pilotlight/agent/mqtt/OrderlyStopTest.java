package dev.pilotlight.agent.mqtt;

import static dev.pilotlight.agent.mqtt.LinkBench.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.config.LinkSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An agent that is stopped in order is told as disconnected, and never as lost. */
class OrderlyStopTest {
    private static final int STOPS = Boolean.getBoolean("pilotlight.deep") ? 100 : 15;
    private static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");

    @RegisterExtension
    final LinkBench bench = new LinkBench();

    @Test
    void everyOrderlyStopOverTlsSaysDisconnectAfterItsLastWord() throws Exception {
        FakeCloud cloud = bench.cloud();
        for (int stop = 1; stop <= STOPS; stop++) {
            PahoUplink link = bench.link(cloud);
            await(() -> link.report().up());
            link.close();
            int wanted = stop;
            await(() -> cloud.goodbyes() == wanted);
        }
        assertThat(cloud.taken()).filteredOn(one -> one.payload().contains("disconnected"))
                .hasSize(STOPS);
        System.out.printf("orderly stops over TLS: %d, each with DISCONNECT%n", STOPS);
    }

    /** The cloud still showed it as ready, for ever: neither word nor will had come. */
    @Test
    void whoseLastWordIsNotAcknowledgedAsksForItsWill() throws Exception {
        FakeCloud cloud = bench.cloud();
        cloud.leaveUnanswered(one -> one.payload().contains("disconnected"));
        PahoUplink link = bench.link(cloud);
        await(() -> link.report().up());
        link.close();
        await(() -> cloud.wantedWills() == 1);
        assertThat(cloud.goodbyes()).isZero();
    }

    @Test
    void mosquittoTellsEveryOrderlyStopAsDisconnectedAndNoneAsLost() throws Exception {
        if (!Files.isExecutable(MOSQUITTO)) {
            System.out.println("SKIPPED LOUDLY: orderly stops at Mosquitto: no " + MOSQUITTO);
        }
        Assumptions.assumeTrue(Files.isExecutable(MOSQUITTO), "no Mosquitto");
        int port = mosquitto();
        List<String> states = watched(port);
        for (int stop = 1; stop <= STOPS; stop++) {
            PahoUplink link = bench.link(new LinkSettings(List.of(new LinkSettings.Broker(
                    "localhost", port)), LinkBench.QUICK, 1_000, Optional.of(
                            new LinkSettings.OwnBroker(LinkSettings.Security.OFF, "", ""))),
                    bench
                            .identity());
            await(() -> link.report().up() && !states.isEmpty() && states.getLast().contains(
                    "ready"));
            link.close();
            await(() -> !states.getLast().contains("ready"));
        }
        TimeUnit.SECONDS.sleep(1);
        assertThat(states).filteredOn(one -> one.contains("disconnected")).hasSize(STOPS);
        assertThat(states).noneMatch(one -> one.contains("lost"));
        System.out.printf("orderly stops at Mosquitto: %d disconnected, 0 lost%n", STOPS);
    }

    private int mosquitto() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(bench.identity().resolve("mosquitto.conf"), "listener "
                + port + " 127.0.0.1\nallow_anonymous true\nset_tcp_nodelay true\n");
        Process process = new ProcessBuilder(MOSQUITTO.toString(), "-c", config.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        bench.closes(() -> process.destroyForcibly().waitFor());
        await(() -> answers(port));
        return port;
    }

    private static boolean answers(int port) {
        try (java.net.Socket socket = new java.net.Socket(InetAddress.getLoopbackAddress(),
                port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Every word about the device, in order. */
    private List<String> watched(int port) throws Exception {
        List<String> states = new CopyOnWriteArrayList<>();
        MqttAsyncClient client = new MqttAsyncClient("tcp://localhost:" + port, "watcher",
                new MemoryPersistence());
        client.connect().waitForCompletion(5_000);
        client.setCallback(new Listener(states));
        client.subscribe("dt/pilotlight/home/hall/state", 1).waitForCompletion(5_000);
        bench.closes(() -> client.disconnectForcibly(0, 1_000, false));
        return states;
    }

    private record Listener(List<String> states) implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            states.add(new String(message.getPayload(), StandardCharsets.UTF_8));
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException problem) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String uri) {}

        @Override
        public void authPacketArrived(int reason, MqttProperties properties) {}
    }
}
