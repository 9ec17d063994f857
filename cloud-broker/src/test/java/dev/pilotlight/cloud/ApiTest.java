package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApiTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();
    private static final String DEVICE = "/api/v1/devices/api-1";

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static void assertProblem(HttpResponse<byte[]> response, int status, String said) {
        assertThat(response.statusCode()).as(text(response)).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(text(response)).contains(said).doesNotContain("Exception", "at dev.", "\\tat");
    }

    static Stream<Arguments> badEdits() {
        String soon = Instant.now().plusSeconds(3600).toString();
        String past = Instant.now().minusSeconds(60).toString();
        String far = Instant.now().plusSeconds(8 * 24 * 3600).toString();
        return Stream.of(
                Arguments.of("{\"lease\":{\"target\":99,\"until\":\"" + soon + "\"}}",
                        "lease.target is 99, want 5 to 35"),
                Arguments.of("{\"lease\":{\"target\":4.9,\"until\":\"" + soon + "\"}}",
                        "is 4.9, want 5 to 35"),
                Arguments.of("{\"lease\":{\"target\":22}}", "lease.until is missing"),
                Arguments.of("{\"lease\":{\"target\":22,\"until\":\"" + past + "\"}}",
                        "want after now"),
                Arguments.of("{\"lease\":{\"target\":22,\"until\":\"" + far + "\"}}",
                        "at most 7 days"),
                Arguments.of("{\"lease\":{\"target\":22,\"until\":\"tomorrow\"}}",
                        "lease.until is"),
                Arguments.of("{\"lease\":{\"target\":\"22\",\"until\":\"" + soon + "\"}}",
                        "lease.target is"),
                Arguments.of("{\"lease\":{\"target\":NaN,\"until\":\"" + soon + "\"}}",
                        "is not JSON"),
                Arguments.of("{\"lease\":{\"target\":1e999999999,\"until\":\"" + soon + "\"}}",
                        "out of range"),
                Arguments.of("{\"lease\":{\"target\":22,\"until\":\"" + soon + "\",\"x\":1}}",
                        "lease.x is not known here"),
                Arguments.of("{\"hold\":{\"target\":22,\"until\":\"" + past + "\"}}",
                        "hold.until is"),
                Arguments.of("{\"hold\":{\"target\":22,\"until\":\"" + far + "\"}}",
                        "at most 7 days"),
                Arguments.of("{\"mode\":\"warm\"}", "mode is \\\"warm\\\", want off, heat or cool"),
                Arguments.of("{\"target\":22}", "target is no property of control"),
                Arguments.of("{}", "changes nothing"),
                Arguments.of("{\"version\":3}", "changes nothing"),
                Arguments.of("{\"mode\":\"off\",\"version\":-1}", "version is -1"),
                Arguments.of("{\"mode\":\"off\",\"mode\":\"heat\"}", "stands twice"),
                Arguments.of("", "is empty"), Arguments.of("{", "is not JSON"),
                Arguments.of("[]", "is a list, want an object"),
                Arguments.of("{\"mode\":\"off\"} x", "is not JSON"),
                Arguments.of("{\"a\":".repeat(30) + "1" + "}".repeat(30), "is not JSON"));
    }

    @ParameterizedTest
    @MethodSource("badEdits")
    void aBadEditIsRefusedWithItsPathAndWhatIsWanted(String body, String said) throws Exception {
        CLOUD.enrolled("api-1");
        assertProblem(CLOUD.put(DEVICE + "/control", body), 400, said);
    }

    @Test
    void allProblemsAreToldAtOnce() throws Exception {
        CLOUD.enrolled("api-1");
        String said = text(CLOUD.put(DEVICE + "/control",
                "{\"mode\":\"x\",\"lease\":{\"target\":99},\"extra\":1}"));
        assertThat(said).contains("\"path\":\"mode\"", "\"path\":\"lease.target\"",
                "\"path\":\"lease.until\"", "\"path\":\"extra\"");
    }

    @Test
    void anOversizedBodyIsRefusedAndTheServiceLivesOn() throws Exception {
        CLOUD.enrolled("api-1");
        assertProblem(CLOUD.put(DEVICE + "/control", "{\"mode\":\"" + "x".repeat(70_000) + "\"}"),
                413, "longer than 65536 bytes");
        assertThat(CLOUD.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void theContentTypeMustSayJson() throws Exception {
        CLOUD.enrolled("api-1");
        assertProblem(CLOUD.send(CLOUD.request(DEVICE + "/control")
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofString("{\"mode\":\"off\"}")).build()), 415,
                "want application/json");
    }

    @Test
    void withoutAKnownTokenNothingIsTold() throws Exception {
        for (String path : new String[]{"/api/v1/devices", DEVICE, DEVICE + "/telemetry",
                "/api/v1/stream", "/api/v1/session", "/api/v1/nothing"}) {
            assertProblem(CLOUD.send(HttpRequest.newBuilder(CLOUD.uri(path)).build()), 401,
                    "token");
            assertProblem(CLOUD.send(HttpRequest.newBuilder(CLOUD.uri(path))
                    .header("Authorization", "Bearer guess").build()), 401, "token");
        }
    }

    @Test
    void aSessionCookieOpensTheApiAndEnds() throws Exception {
        HttpResponse<byte[]> opened = CLOUD.send(HttpRequest
                .newBuilder(CLOUD.uri("/api/v1/session")).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"token\":\"" + CLOUD.token + "\"}")).build());
        assertThat(opened.statusCode()).isEqualTo(200);
        String set = opened.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(set).contains("HttpOnly", "Secure", "SameSite=Strict", "__Host-");
        String cookie = set.substring(0, set.indexOf(';'));
        HttpRequest list = HttpRequest.newBuilder(CLOUD.uri("/api/v1/devices"))
                .header("Cookie", cookie).build();
        assertThat(CLOUD.send(list).statusCode()).isEqualTo(200);
        assertProblem(CLOUD.send(HttpRequest.newBuilder(CLOUD.uri("/api/v1/devices"))
                .header("Cookie", cookie).header("Sec-Fetch-Site", "cross-site").build()), 403,
                "another site");

        CLOUD.send(HttpRequest.newBuilder(CLOUD.uri("/api/v1/session")).header("Cookie", cookie)
                .DELETE().build());
        assertThat(CLOUD.send(list).statusCode()).isEqualTo(401);
    }

    @Test
    void anUnknownDevicePageOrMethodIsAProblem() throws Exception {
        assertProblem(CLOUD.get("/api/v1/devices/nobody"), 404, "no such device");
        assertProblem(CLOUD.get("/api/v1/devices/no%20body"), 404, "no such device");
        assertProblem(CLOUD.put("/api/v1/devices/nobody/control", "{\"mode\":\"off\"}"), 404,
                "no such device");
        assertProblem(CLOUD.get("/../../etc/passwd"), 400, "malformed");
        assertProblem(CLOUD.get("/etc/passwd"), 404, "no such page");
        assertProblem(CLOUD.post("/api/v1/devices/nobody/control", "{}"), 405,
                "no POST here, want PUT");
    }

    @Test
    void badQueriesSayWhatIsWanted() throws Exception {
        CLOUD.enrolled("api-1");
        assertProblem(CLOUD.get(DEVICE + "/telemetry?from=yesterday"), 400, "from is not");
        assertProblem(CLOUD.get(DEVICE + "/telemetry?from=-1000000000-01-01T00:00:00Z"), 400,
                "want 1970 to 9999");
        assertProblem(CLOUD.get(DEVICE + "/telemetry?to=%2B999999999-12-31T23:59:59Z"), 400,
                "want 1970 to 9999");
        assertProblem(CLOUD.get(DEVICE + "/telemetry?max=0"), 400, "1 to 5000");
        assertProblem(CLOUD.get(DEVICE + "/telemetry?max=9999999999"), 400, "1 to 5000");
        assertProblem(CLOUD.get(DEVICE + "/events?max=x"), 400, "1 to 1000");
        assertProblem(CLOUD.get(DEVICE + "/shadows/nothing"), 404, "no shadow");
    }

    @Test
    void badScheduleEntriesAreRefused() throws Exception {
        CLOUD.enrolled("api-1");
        String good = "{\"days\":\"mon\",\"at\":\"06:30\",\"target\":21}";
        assertProblem(CLOUD.put(DEVICE + "/schedule/zone", good), 400, "entry is");
        assertProblem(CLOUD.put(DEVICE + "/schedule/Big", good), 400, "entry is");
        assertProblem(CLOUD.put(DEVICE + "/schedule/a", good.replace("mon", "monday")), 400,
                "days");
        assertProblem(CLOUD.put(DEVICE + "/schedule/a", good.replace("06:30", "25:00")), 400,
                "at is");
        assertProblem(CLOUD.put(DEVICE + "/schedule/a", good.replace("21", "99")), 400,
                "is 99, want 5 to 35");
    }

    @Test
    void aDeviceIsRegisteredAndItsTokenShownOnce() throws Exception {
        HttpResponse<byte[]> made = CLOUD.post("/api/v1/devices", "{\"thing\":\"api-2\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(RunningCloud.json(made).string("token").orElseThrow())
                .matches("api-2\\.[A-Za-z0-9_-]{32}\\.[A-Za-z0-9_-]{43}");
        assertThat(text(CLOUD.get("/api/v1/devices/api-2"))).doesNotContain("token");
        assertProblem(CLOUD.post("/api/v1/devices", "{\"thing\":\"a/b\"}"), 400,
                "want 1 to 64 letters");
        assertProblem(CLOUD.post("/api/v1/devices", "{}"), 400, "thing is missing");
    }

    @Test
    void theDashboardsFilesForbidScriptsFromElsewhere() throws Exception {
        HttpResponse<byte[]> page = CLOUD.send(HttpRequest.newBuilder(CLOUD.uri("/")).build());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'").doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void newsComesOverTheStream() throws Exception {
        TestDevice device = CLOUD.enrolled("api-3");
        HttpResponse<Stream<String>> stream = CLOUD.http.send(
                CLOUD.request("/api/v1/stream").build(), BodyHandlers.ofLines());
        try (Link link = device.connect(); Stream<String> lines = stream.body()) {
            Iterator<String> reader = lines.iterator();
            assertThat(readUntil(reader, "event: pulse")).isTrue();
            link.publish(device.telemetry(), "{\"boot\":\"aa\",\"points\":[{\"seq\":1,\"ts\":1,"
                    + "\"clk\":\"ok\",\"values\":{\"room\":19.25}}]}");
            assertThat(readUntil(reader, "19.25")).isTrue();
            assertThat(readUntil(reader, "event: device")).isTrue();
        }
    }

    private static boolean readUntil(Iterator<String> lines, String wanted) {
        for (int i = 0; i < 200 && lines.hasNext(); i++) {
            if (lines.next().contains(wanted)) {
                return true;
            }
        }
        return false;
    }
}
