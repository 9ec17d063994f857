package dev.pilotlight.agent;

import dev.pilotlight.agent.enrol.EnrolException;
import dev.pilotlight.agent.enrol.Enrolment;
import dev.pilotlight.agent.enrol.Token;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gets the device its identity, with a one-time token. */
@Command(name = "enrol", description = "Gets this device its identity, with a one-time token of the"
        + " cloud. A running agent picks it up by itself.")
final class EnrolCommand implements Callable<Integer> {
    private static final int HTTPS = 8443;
    private static final int MQTT = 8883;
    private static final int LAST_PORT = 65_535;
    private static final int MOST_TOKEN = 4_096;

    @Mixin
    private Places places = new Places();

    @Option(names = "--cloud", required = true, paramLabel = "URL", description = "For instance https://cloud.example:8443")
    private String cloud = "";

    @Option(names = "--token", paramLabel = "TOKEN", description = "What `pilotlight-cloud device add` printed. Whoever lists processes sees it: --token-file keeps it secret.")
    private String token = "";

    @Option(names = "--token-file", paramLabel = "FILE", description = "A file that holds the token, or - for standard input.")
    private String tokenFile = "";

    @Option(names = "--again", description = "Replace the identity that is there.")
    private boolean again;

    @Override
    public Integer call() throws InterruptedException {
        FirmwareConfig config = Configuration.installed(places.config());
        Token parsed = token(config);
        Path directory = places.data().resolve("identity");
        if (!again && Files.exists(directory.resolve("cert.pem"))) {
            throw new Refusal(Refusal.INPUT, directory
                    + ": is enrolled already; --again replaces its identity");
        }
        try {
            new Enrolment(address(), parsed).into(directory);
        } catch (EnrolException refused) {
            throw new Refusal(Refusal.WORLD, String.valueOf(refused.getMessage()));
        }
        System.out.println("enrolled as " + parsed.thing());
        if (config.connections().link().brokers().isEmpty()) {
            System.out.println("next: name the cloud's broker in " + places.config()
                    + ", such as link: {brokers: \"" + broker(address())
                    + "\"}, and start the agent again");
        }
        return 0;
    }

    private Token token(FirmwareConfig config) {
        Token parsed = switch (Token.parse(written())) {
            case Decoded.Ok<Token>(Token good) -> good;
            case Decoded.Malformed<Token>(List<Problem> problems) ->
                throw Refusal.of("enrol", problems);
        };
        if (!parsed.thing().equals(config.thing())) {
            throw new Refusal(Refusal.INPUT, "enrol: --token is for %s, want one for %s (thing in"
                    .formatted(parsed.thing(), config.thing()) + " the configuration)");
        }
        return parsed;
    }

    /** The token as it was typed, or as a file or standard input holds it. */
    private String written() {
        if (token.isEmpty() == tokenFile.isEmpty()) {
            throw new Refusal(Refusal.INPUT,
                    "enrol: want one of --token TOKEN and --token-file FILE (- for standard input)");
        }
        if (!token.isEmpty()) {
            return token;
        }
        try (InputStream in = tokenFile.equals("-")
                ? System.in
                : Files.newInputStream(Path.of(tokenFile))) {
            return new String(in.readNBytes(MOST_TOKEN), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new Refusal(Refusal.INPUT, "enrol: --token-file " + tokenFile
                    + " cannot be read");
        }
    }

    /** A cloud whose ports are moved moves both by as much. */
    private static String broker(URI cloud) {
        int moved = cloud.getPort() < 0 ? 0 : cloud.getPort() - HTTPS;
        return cloud.getHost() + ":"
                + (moved < 0 || MQTT + moved > LAST_PORT ? MQTT : MQTT + moved);
    }

    private URI address() {
        try {
            URI address = new URI(cloud);
            if ("https".equals(address.getScheme()) && address.getHost() != null) {
                return address;
            }
        } catch (java.net.URISyntaxException malformed) {
            // Said below.
        }
        throw new Refusal(Refusal.INPUT, "enrol: --cloud is " + cloud
                + ", want an address such as https://cloud.example:8443");
    }
}
