package dev.pilotlight.agent.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.port.Lines.Credentials;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.agent.uplink.LinkSetup;
import dev.pilotlight.config.LinkSettings;
import dev.pilotlight.units.DeviceId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A board without a battery wakes up in 1970, where no certificate is good yet. */
class ClockBeforeCertificateTest {
    @TempDir
    Path identity;

    private Instant wall = Instant.EPOCH;

    @Test
    void itMakesNoTlsConnectionsInVainAndSaysWhatItWaitsFor() throws Exception {
        new TestPki().identity(identity, "hall");
        PahoLines lines = lines();
        assertThat(lines.credentials()).isInstanceOfSatisfying(Credentials.Broken.class,
                broken -> {
                    assertThat(broken.why().text()).startsWith("the clock says 1970-01-01")
                            .endsWith("waiting until the clock is set");
                    assertThat(broken.why().kind().isSlow()).isFalse();
                });
        wall = Instant.now();
        assertThat(lines.credentials()).isInstanceOf(Credentials.Usable.class);
    }

    private PahoLines lines() {
        TimeSource time = () -> new Moment(wall, Duration.ofSeconds(10), ClockTrust.UNKNOWN);
        LinkSettings link = new LinkSettings(List.of(new LinkSettings.Broker("localhost", 1)),
                LinkSettings.Patience.DEFAULTS, 100, Optional.empty());
        return new PahoLines(new LinkSetup(new DeviceId("hall"), "home", link, time, time),
                identity);
    }
}
