package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Requests that would have no effect are told so. */
class AskedTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();

    private static void refused(HttpResponse<byte[]> answer, int status, String sentence) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(body).isEqualTo(status);
        assertThat(body).contains(sentence);
    }

    @Test
    void aMistypedParameterIsNotLetBe() throws Exception {
        CLOUD.enrolled("asked");
        refused(CLOUD.get("/api/v1/devices/asked/telemetry?form=1"), 400,
                "parameter form is not known here, want from, max, to");
        refused(CLOUD.get("/api/v1/devices?name=a"), 400, "want none");
        refused(CLOUD.get("/api/v1/audit?subject=a&subject=b"), 400, "want it once");
        refused(CLOUD.get("/api/v1/devices/asked/telemetry?from=2000&to=1000"), 400,
                "which is after to");
    }

    @Test
    void aWrongMethodIsToldWhichWouldBeRight() throws Exception {
        refused(CLOUD.send(CLOUD.request("/api/v1/devices/asked").method("PUT",
                BodyPublishers.ofString("{}")).build()), 405, "GET");
        refused(CLOUD.get("/api/v1/nowhere"), 404, "no such page");
    }
}
