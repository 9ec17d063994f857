package dev.pilotlight.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in: the PIN, sessions, guesses, and the health that anybody may ask for. */
class FrontDoorTest extends LanTest {
    @Test
    void thePageOpensButTellsNothingWithoutThePin() throws Exception {
        assertThat(get("/", "").body()).contains("Enter the PIN");
        HttpResponse<String> state = get("/api/v1/state", "");
        assertThat(state.statusCode()).isEqualTo(401);
        assertThat(state.body()).contains("six digits").doesNotContain("19.4");
        assertThat(get("/metrics", "").statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionOutlivesARestartAndAForeignOneIsRefused() throws Exception {
        String token = login();
        restart();
        assertThat(get("/api/v1/state", "Bearer " + token).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/state", "Bearer " + token + "x").statusCode()).isEqualTo(401);
    }

    @Test
    void afterFiveWrongPinsEvenTheRightOneMustWait() throws Exception {
        for (int i = 0; i < Gate.FREE_GUESSES; i++) {
            assertThat(send("POST", "/api/v1/session", "{\"pin\":\"000000\"}", "").statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> shut = send("POST", "/api/v1/session", "{\"pin\":\"482913\"}", "");
        assertThat(shut.statusCode()).isEqualTo(429);
        assertThat(shut.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void theCommandLineWorksWhileItsOwnAddressIsShutOut() throws Exception {
        for (int i = 0; i <= Gate.FREE_GUESSES; i++) {
            send("POST", "/api/v1/session", "{\"pin\":\"000000\"}", "");
        }
        assertThat(get("/api/v1/state", basic("482913")).statusCode()).isEqualTo(429);
        assertThat(get("/api/v1/state", command()).statusCode()).isEqualTo(200);
    }

    @Test
    void aForeignWebPageCannotGuessThePinForItsVisitor() throws Exception {
        HttpRequest noCors = HttpRequest.newBuilder(uri("/api/v1/session"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"pin\":\"000000\"}")).build();
        for (int i = 0; i < 10; i++) {
            assertThat(client.send(noCors, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(415);
        }
        assertThat(get("/api/v1/state", basic("482913")).statusCode()).isEqualTo(200);
    }

    @Test
    void thePinIsKeptReadableByItsOwnerAlone(@TempDir Path data) throws Exception {
        Pin first = PinFile.open(data);
        assertThat(PinFile.open(data)).isEqualTo(first);
        assertThat(first.toString()).doesNotContain(first.digits());
        assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("pin"))))
                .isEqualTo("rw-------");
        Files.writeString(data.resolve("pin"), "nonsense");
        assertThat(PinFile.open(data).digits()).matches("\\d{6}");
    }

    @Test
    void aLoopThatStandsStillIsNotHealthy() {
        long[] nanos = {0};
        Pulse pulse = new Pulse(() -> nanos[0]);
        assertThat(pulse.answer(7).status()).isEqualTo(200);
        nanos[0] = Duration.ofSeconds(61).toNanos();
        assertThat(pulse.answer(7).status()).isEqualTo(503);
        assertThat(pulse.answer(8).status()).isEqualTo(200);
    }

    @Test
    void eachLoginIsASessionOfItsOwnAndALogoutEndsThatOneAlone() throws Exception {
        String phone = login();
        String tablet = login();
        assertThat(phone).isNotEqualTo(tablet);
        assertThat(send("DELETE", "/api/v1/session", "", "Bearer " + phone).statusCode())
                .isEqualTo(200);
        assertThat(get("/api/v1/state", "Bearer " + phone).statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/state", "Bearer " + tablet).statusCode()).isEqualTo(200);
    }

    @Test
    void aNameOfTheInternetThatPointsIntoTheHouseIsRefused() {
        HostNames names = new HostNames("heating.example.org");
        assertThat(List.of("192.168.1.7:8080", "[fe80::1%eth0]:8080", "[::1]", "localhost:8080",
                "heating", "heating.local", "heating.fritz.box:80", "HEATING.example.org"))
                .allMatch(names::isOwn);
        assertThat(List.of("evil.example", "192.168.1.7.evil.example", "local.evil.example:8080",
                "heating.example.org.evil.example")).noneMatch(names::isOwn);
    }

    @Test
    void whoAsksByANameOfTheInternetIsToldByWhichNameToAsk() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server().port())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes()).asString(
                    StandardCharsets.US_ASCII).startsWith("HTTP/1.1 421").contains(
                            "Host is evil.example, want an address");
        }
    }

    @Test
    void thePageAsksWhetherItIsOpenWithoutBeingRefused() throws Exception {
        assertThat(get("/api/v1/session", "").body()).isEqualTo("{\"open\":false}");
        assertThat(get("/api/v1/session", command()).body()).isEqualTo(
                "{\"open\":true}");
    }
}
