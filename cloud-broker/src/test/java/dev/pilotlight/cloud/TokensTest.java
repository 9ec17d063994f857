package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.access.Operator;
import dev.pilotlight.cloud.access.Scope;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What operators' tokens open, and for how long. */
class TokensTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();

    private static HttpResponse<byte[]> ask(String token, String method, String path, String body)
            throws Exception {
        return CLOUD.send(HttpRequest.newBuilder(CLOUD.uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)).build());
    }

    private static String token(Scope scope, Instant expires) {
        return CLOUD.office.registry().addOperator(new Operator("t-" + scope.word(), scope),
                Instant.now(), expires);
    }

    private static String token(Scope scope) {
        return token(scope, Instant.now().plusSeconds(600));
    }

    @Test
    void prometheusNeedsNoTokenThatOpensHouses() throws Exception {
        String metrics = token(Scope.METRICS);
        assertThat(ask(metrics, "GET", "/metrics", "").statusCode()).isEqualTo(200);
        HttpResponse<byte[]> refused = ask(metrics, "GET", "/api/v1/devices", "");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8))
                .contains("the token is for metrics, want one for read");
    }

    @Test
    void whoReadsSetsNothingAndWhoOperatesRegistersNothing() throws Exception {
        CLOUD.enrolled("scoped");
        String control = "/api/v1/devices/scoped/control";
        String lease = "{\"lease\":{\"target\":21,\"minutes\":5}}";
        assertThat(ask(token(Scope.READ), "GET", "/api/v1/devices/scoped", "").statusCode())
                .isEqualTo(200);
        assertThat(ask(token(Scope.READ), "PUT", control, lease).statusCode()).isEqualTo(403);
        assertThat(ask(token(Scope.OPERATE), "PUT", control, lease).statusCode())
                .isNotEqualTo(403);
        for (String path : new String[]{"/api/v1/devices/scoped", "/api/v1/devices/scoped/data"}) {
            assertThat(ask(token(Scope.OPERATE), "DELETE", path, "").statusCode()).as(path)
                    .isEqualTo(403);
        }
        assertThat(ask(token(Scope.OPERATE), "POST", "/api/v1/devices", "{\"thing\":\"x\"}")
                .statusCode()).isEqualTo(403);
        assertThat(ask(token(Scope.ADMIN), "DELETE", "/api/v1/devices/scoped/data", "")
                .statusCode()).isEqualTo(204);
    }

    @Test
    void aTokenEndsAndItsSessionWithIt() throws Exception {
        Instant soon = Instant.now().plusSeconds(5);
        String token = token(Scope.ADMIN, soon);
        String secret = CLOUD.office.registry().openSession(token, Instant.now(),
                Instant.now().plusSeconds(1000));
        assertThat(CLOUD.office.registry().session(secret, soon.minusSeconds(1))).isPresent();
        assertThat(CLOUD.office.registry().session(secret, soon)).isEmpty();
        assertThat(CLOUD.office.registry().operator(token, soon.minusSeconds(1))).isPresent();
        assertThat(CLOUD.office.registry().operator(token, soon)).isEmpty();
    }

    @Test
    void wrongTokensAreToldInTheAudit() throws Exception {
        assertThat(ask("guessed", "GET", "/api/v1/devices", "").statusCode()).isEqualTo(401);
        assertThat(new String(CLOUD.get("/api/v1/audit").body(), StandardCharsets.UTF_8))
                .contains("wrong-token");
    }
}
