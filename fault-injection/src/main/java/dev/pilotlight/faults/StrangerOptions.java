package dev.pilotlight.faults;

import dev.pilotlight.faults.client.MqttThing;
import dev.pilotlight.faults.client.Trust;
import dev.pilotlight.faults.stranger.BrokerChaos;
import dev.pilotlight.faults.stranger.BrokerReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which broker, and how to be let in. */
final class StrangerOptions {

    @Option(names = "--broker", paramLabel = "HOST:PORT", required = true, description = "Any MQTT 5 broker; topics below pilotlight-chaos/ are used.")
    private String broker = "";

    @Option(names = "--ca", paramLabel = "PEM", description = "TLS, with a server certificate of this authority.")
    private @Nullable Path authority;

    @Option(names = "--user", paramLabel = "NAME", description = "For a broker that asks.")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "Its first line is the password.")
    private @Nullable Path passwordFile;

    int play(Duration span, int senders, long seed) throws IOException {
        BrokerChaos.Plan plan = new BrokerChaos.Plan(gate(), span, senders, seed);
        try (BrokerChaos chaos = new BrokerChaos(plan)) {
            BrokerReport report = chaos.play(System.out::println);
            System.out.println(report.table());
            return report.isGood() ? 0 : Main.LAW_BROKEN;
        }
    }

    private MqttThing.Gate gate() throws IOException {
        int colon = broker.lastIndexOf(':');
        if (colon < 1 || !broker.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IOException("--broker is \"" + broker + "\", want HOST:PORT");
        }
        return new MqttThing.Gate(broker.substring(0, colon), Integer.parseInt(broker.substring(
                colon + 1)), tls(), login());
    }

    private Optional<SSLContext> tls() throws IOException {
        Path file = authority;
        return file == null
                ? Optional.empty()
                : Optional.of(Trust.authority(Files.readString(file)).context());
    }

    private Optional<MqttThing.Login> login() throws IOException {
        String name = user;
        if (name == null) {
            return Optional.empty();
        }
        Path file = passwordFile;
        String password = file == null ? "" : Files.readAllLines(file).getFirst();
        return Optional.of(new MqttThing.Login(name, password));
    }
}
