package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.client.MqttThing;
import dev.pilotlight.faults.skip.Skips;
import dev.pilotlight.faults.stranger.BrokerChaos;
import dev.pilotlight.faults.stranger.BrokerReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pilotlight-faults chaos --broker}, against a real Mosquitto. */
@Order(4)
class BrokerChaosIT {
    @TempDir
    Path folder;

    @BeforeAll
    static void needsItsTools() {
        Skips.mosquitto();
    }

    @Test
    void aGoodBrokerDeliversWhatItAcknowledgedThroughEveryFault() throws IOException {
        OwnCa authority = new OwnCa();
        try (Mosquitto broker = new Mosquitto(folder, authority);
                BrokerChaos chaos = new BrokerChaos(new BrokerChaos.Plan(gate(broker, authority),
                        Duration.ofSeconds(20), 6, 20170228))) {
            BrokerReport report = chaos.play(System.out::println);
            System.out.println(report.table());
            assertThat(report.isGood()).as(report.table()).isTrue();
        }
    }

    private static MqttThing.Gate gate(Mosquitto broker, OwnCa authority) {
        return new MqttThing.Gate("localhost", broker.passwordPort(), Optional.of(authority
                .trust().context()), Optional.of(new MqttThing.Login("hall", "secret")));
    }
}
