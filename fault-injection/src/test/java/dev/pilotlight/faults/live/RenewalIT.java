package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.enrol.Renewal;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.demo.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A certificate that is renewed with the old one, against the running cloud, in two slots. */
@ExtendWith(RealWorld.class)
@Order(6)
class RenewalIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A device's certificate is for a year; it is renewed when two thirds are over. */
    private static final Duration YOUNG = Duration.ofDays(200);
    private static final Duration OLD = Duration.ofDays(300);

    private final World world;

    RenewalIT(World world) {
        this.world = world;
    }

    @Test
    void theNewCertificateIsUsedOnceItMadeAConnectionAndTheOldOneIsKept() throws Exception {
        Path identity = world.programs().agentData().resolve("identity");
        byte[] old = Files.readAllBytes(identity.resolve("cert.pem"));
        Renewal renewal = new Renewal(identity);
        assertThat(renewal.look(Instant.now().plus(YOUNG))).isEqualTo(Renewal.Outcome.NOT_DUE);
        assertThat(renewal.look(Instant.now().plus(OLD))).isEqualTo(Renewal.Outcome.RENEWED);
        Path next = identity.resolve("next");
        assertThat(Waiting.until(PATIENCE, () -> Files.exists(next.resolve("proved")))).as(
                "the running agent made a connection with it").isTrue();
        assertThat(Waiting.until(PATIENCE, () -> world.programs().agentApi().state().path("link")
                .path("state").asText().equals("online"))).isTrue();
        assertThat(Files.readAllBytes(identity.resolve("cert.pem"))).isEqualTo(old);
        assertThat(Files.readAllBytes(next.resolve("cert.pem"))).isNotEqualTo(old);
        assertThat(Files.readString(next.resolve("key.pem"))).isNotEqualTo(Files.readString(
                identity.resolve("key.pem")));
        assertThat(renewal.look(Instant.now().plus(YOUNG))).isEqualTo(Renewal.Outcome.NOT_DUE);
    }
}
