package dev.pilotlight.agent.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Lines;
import dev.pilotlight.agent.port.Lines.Credentials;
import dev.pilotlight.agent.port.Payload;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.agent.uplink.LinkSetup;
import dev.pilotlight.config.LinkSettings;
import dev.pilotlight.units.DeviceId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker's last word about a certificate is easily lost with its connection. */
class ExpiredCertificateTest {
    private static final TimeSource TWO_DAYS_ON = () -> new Moment(Instant.now().plus(Duration
            .ofDays(2)), Duration.ofSeconds(10), ClockTrust.TRUSTED);

    @TempDir
    Path identity;

    @Test
    @Tag("S26")
    @Tag("F10")
    void anExpiredCertificateIsNamedAlsoWhenTheConnectionMerelyBreaks() throws Exception {
        TestPki pki = new TestPki();
        pki.identity(identity, "hall");
        try (FakeCloud cloud = new FakeCloud(pki.server("localhost"))) {
            cloud.is(FakeCloud.Mood.HANGS_UP);
            Failure why = refusal(cloud);
            assertThat(why.kind()).isEqualTo(Failure.Kind.CERTIFICATE);
            assertThat(why.text()).startsWith("certificate expired on ");
        }
    }

    private Failure refusal(FakeCloud cloud) {
        LinkSettings.Broker broker = new LinkSettings.Broker("localhost", cloud.port());
        PahoLines lines = new PahoLines(new LinkSetup(new DeviceId("hall"), "home",
                new LinkSettings(List.of(broker), LinkSettings.Patience.DEFAULTS, 100, Optional
                        .empty()),
                TWO_DAYS_ON, TWO_DAYS_ON), identity);
        assertThat(lines.credentials()).isInstanceOf(Credentials.Usable.class);
        Ear ear = new Ear();
        lines.open(new Lines.Call(broker, List.of(), new Line.Message("t", Payload.of(
                new byte[0]), false)), ear);
        assertThat(ear.failures).hasSize(1);
        return ear.failures.getFirst();
    }

    private static final class Ear implements Lines.Caller {
        private final List<Failure> failures = new ArrayList<>();

        @Override
        public void opened(Line line, Optional<Duration> spread) {
            line.discard();
        }

        @Override
        public void failed(Failure why) {
            failures.add(why);
        }

        @Override
        public void acknowledged(long id, int reason) {
            throw new AssertionError("nothing was sent");
        }

        @Override
        public void arrived(Line.Message message, int messageId) {
            throw new AssertionError("nothing was subscribed to");
        }

        @Override
        public void broken(Failure why, Optional<Duration> spread) {
            // Told of a connection that never came about.
        }
    }
}
