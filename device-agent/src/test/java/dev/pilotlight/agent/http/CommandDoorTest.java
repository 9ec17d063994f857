package dev.pilotlight.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.wire.Codec;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line's own door, which the network cannot crowd. */
class CommandDoorTest extends LanTest {
    @TempDir
    Path data;

    private String asks(String request) throws Exception {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(data.resolve(
                CommandDoor.FILE)))) {
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
            channel.shutdownOutput();
            return new String(Channels.newInputStream(channel).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    @Test
    void theCommandLineIsServedWhileSilentConnectionsCrowdThePage() throws Exception {
        server().openCommandDoor(data);
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 640; i++) {
                Socket socket = new Socket();
                socket.connect(new InetSocketAddress(java.net.InetAddress
                        .getLoopbackAddress(), server().port()), 200);
                silent.add(socket);
            }
        } catch (java.io.IOException full) {
            System.out.println("the page takes no more after " + silent.size() + " connections");
        }
        String said = asks("{\"method\":\"GET\",\"path\":\"/api/v1/state\"}");
        assertThat(Codec.parseObject(said.getBytes(StandardCharsets.UTF_8)).toOptional()
                .orElseThrow().number("status").orElseThrow().intValue()).isEqualTo(200);
        assertThat(said).contains("19.4");
        for (Socket socket : silent) {
            socket.close();
        }
    }

    @Test
    void onlyTheAgentsUserAndGroupMayOpenItAndItIsGoneAtTheEnd() throws Exception {
        server().openCommandDoor(data);
        Path file = data.resolve(CommandDoor.FILE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo(
                "rw-rw----");
        stop();
        assertThat(file).doesNotExist();
    }

    @Test
    void nonsenseAtTheDoorIsAnswered() throws Exception {
        server().openCommandDoor(data);
        assertThat(asks("warm")).contains("\"status\":400");
        assertThat(asks("{\"path\":\"/none\"}")).contains("\"status\":404");
        assertThat(asks("{\"method\":\"POST\",\"path\":\"/pair\"}")).contains(
                "\"status\":200");
    }

    @Test
    void anotherPinEndsEverySessionAndStreamAndForgetsEveryBrowser() throws Exception {
        server().openCommandDoor(data);
        String phone = "Bearer " + login();
        var stream = client.send(java.net.http.HttpRequest.newBuilder(uri("/api/v1/events"))
                .header("Authorization", phone).build(),
                java.net.http.HttpResponse.BodyHandlers.ofInputStream());
        assertThat(asks("{\"method\":\"POST\",\"path\":\"/pin\"}")).contains("\"status\":200");
        assertThat(stream.body().readAllBytes()).as("the stream ends").isNotNull();
        assertThat(get("/api/v1/state", phone).statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/state", basic(PIN.digits())).statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/state", basic(PinFile.read(data).digits())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPageOfAnotherSiteIsRefusedAndNothingIsKeptInACache() throws Exception {
        var foreign = java.net.http.HttpRequest.newBuilder(uri("/api/v1/state")).header("Origin",
                "http://evil.example").header("Authorization", command()).build();
        assertThat(client.send(foreign, java.net.http.HttpResponse.BodyHandlers.ofString())
                .statusCode()).isEqualTo(403);
        assertThat(get("/api/v1/state", command()).headers().firstValue(
                "Cache-Control")).contains("no-store");
    }
}
