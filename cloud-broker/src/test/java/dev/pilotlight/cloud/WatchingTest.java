package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What programs that watch the service are told. */
class WatchingTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void metricsCountMessagesAndConnections() throws Exception {
        TestDevice device = CLOUD.enrolled("watched-1");
        try (Link link = device.connect()) {
            link.publish(device.telemetry(), "{\"boot\":\"aa\",\"points\":[{\"seq\":1,\"ts\":1,"
                    + "\"clk\":\"ok\",\"values\":{\"room\":1}}]}");
            link.publish(device.telemetry(), "nonsense");

            assertThat(text(CLOUD.get("/metrics"))).contains(
                    "pilotlight_message_seconds_count{outcome=\"stored\"}",
                    "pilotlight_message_seconds_count{outcome=\"malformed\"}",
                    "pilotlight_message_seconds_bucket", "pilotlight_connections_turned_away_total",
                    "pilotlight_store_waiting", "pilotlight_devices_registered",
                    "jvm_memory_used_bytes").containsPattern("pilotlight_connections [1-9]");
        }
    }

    @Test
    void metricsWantAToken() throws Exception {
        assertThat(CLOUD.send(HttpRequest.newBuilder(CLOUD.uri("/metrics")).build())
                .statusCode()).isEqualTo(401);
    }

    @Test
    void everyPathOfTheApisDescriptionIsThere() throws Exception {
        var description = RunningCloud.json(
                CLOUD.send(HttpRequest.newBuilder(CLOUD.uri("/openapi.json")).build()));
        for (var path : description.object("paths").orElseThrow().fields().entrySet()) {
            String real = path.getKey().replace("{thing}", "none-such").replace("{name}", "control")
                    .replace("{id}", "r0")
                    .replace("{entry}", "x").replace("{shadow}", "control")
                    .replace("{property}", "mode");
            for (String method : ((dev.pilotlight.twin.Doc.Obj) path.getValue()).without(
                    "parameters").fields().keySet()) {
                if (path.getKey().endsWith("/stream") || path.getKey().endsWith("/session")) {
                    continue;
                }
                HttpResponse<byte[]> answer = CLOUD.send(CLOUD.request(real)
                        .header("Content-Type", "application/json")
                        .method(method.toUpperCase(java.util.Locale.ROOT), method.equals("get")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString("{}"))
                        .build());
                assertThat(answer.statusCode()).as(method + " " + real).isNotEqualTo(405);
                assertThat(text(answer)).as(method + " " + real)
                        .doesNotContain("no such page or method");
            }
        }
    }
}
