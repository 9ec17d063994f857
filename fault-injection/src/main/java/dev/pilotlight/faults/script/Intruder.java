package dev.pilotlight.faults.script;

import dev.pilotlight.faults.client.Answer;
import dev.pilotlight.faults.client.Enrolment;
import dev.pilotlight.faults.client.MqttThing;
import dev.pilotlight.faults.client.Trust;
import dev.pilotlight.faults.demo.AgentConfig;
import dev.pilotlight.faults.demo.Programs;
import dev.pilotlight.faults.demo.World;
import dev.pilotlight.faults.ledger.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** Tries the doors of L10, each in a way that a stranger on the network or a bad device could. */
final class Intruder {

    private static final String ME = "intruder";
    private static final String VICTIM = AgentConfig.THING;
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Set<PosixFilePermission> OWNER_ALONE = Set
            .of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final World world;
    private final Programs programs;

    Intruder(World world) {
        this.world = world;
        this.programs = world.programs();
    }

    /** Tries them all; each result goes into the ledger. */
    void tryDoors() throws IOException {
        Trust trust = programs.trust();
        String token = programs.cloudApi().newDevice(ME);
        Trust.Identity mine = Enrolment.enrol(world.addresses().dashboardAddress(), token, trust);
        beHonest(trust.context(mine));
        strangers(trust);
        badDevice(trust, mine);
        webDoors();
        attempt("a one-time token used twice", () -> {
            Enrolment.enrol(world.addresses().dashboardAddress(), token, trust);
            return Optional.of("a second certificate");
        });
        files();
    }

    /** A door that nobody can open proves nothing: the honest way must be open. */
    private void beHonest(SSLContext tls) throws IOException {
        try (MqttThing thing = MqttThing.connect(world.addresses().mqtt(), ME, tls, LIMIT,
                (_, _) -> {})) {
            int code = thing.subscribe("$aws/things/" + ME + "/shadow/name/control/update/delta");
            if (MqttThing.isRefusal(code)) {
                throw new IOException("a device may not even use its own topic: " + code);
            }
        }
    }

    private void strangers(Trust trust) {
        connect("MQTT without a certificate", VICTIM, trust.context());
        attempt("MQTT with a foreign authority's certificate for " + VICTIM, () -> {
            SSLContext forged = trust.context(Enrolment.forge(VICTIM));
            return knock(VICTIM, forged);
        });
    }

    private void badDevice(Trust trust, Trust.Identity mine) {
        SSLContext tls = trust.context(mine);
        connect("another device's client id with one's own certificate", VICTIM, tls);
        for (String filter : List.of("#", "$aws/things/" + VICTIM + "/shadow/name/control/#",
                "dt/pilotlight/home/" + VICTIM + "/telemetry")) {
            asDevice("subscribing to " + filter, tls, thing -> thing.subscribe(filter));
        }
        for (String topic : List.of("dt/pilotlight/home/" + VICTIM + "/telemetry",
                "$aws/things/" + VICTIM + "/shadow/name/control/update")) {
            asDevice("publishing to " + topic, tls, thing -> thing.publish(topic, "{}"));
        }
    }

    private void webDoors() {
        web("the dashboard's API without a token", () -> programs.cloudApi()
                .sendAs("", "GET", "/api/v1/devices", ""));
        web("the dashboard's API with a wrong token", () -> programs.cloudApi()
                .sendAs("Bearer nonsense", "GET", "/api/v1/devices", ""));
        web("the page in the house without a PIN", () -> programs.agentApi()
                .sendAs("", "PUT", "/api/v1/control", "{\"target\":30}"));
        // "person:0" can be no PIN, which has six digits.
        web("the page in the house with a wrong PIN", () -> programs.agentApi()
                .sendAs("Basic cGVyc29uOjA=", "PUT", "/api/v1/control", "{\"target\":30}"));
    }

    /** Secrets on the disk: readable by their owner alone. */
    private void files() throws IOException {
        try (Stream<Path> all = Files.walk(programs.agentData())) {
            List<Path> secrets = all.filter(Files::isRegularFile)
                    .filter(file -> file.endsWith("pin")
                            || file.startsWith(programs.agentData().resolve("identity")))
                    .toList();
            for (Path secret : secrets) {
                Set<PosixFilePermission> rights = Files.getPosixFilePermissions(secret);
                write("reading the agent's " + secret.getFileName() + " as another user",
                        OWNER_ALONE.containsAll(rights), rights.toString());
            }
        }
    }

    private void connect(String attempt, String clientId, SSLContext tls) {
        attempt(attempt, () -> knock(clientId, tls));
    }

    private Optional<String> knock(String clientId, SSLContext tls) throws IOException {
        try (MqttThing thing = MqttThing.connect(world.addresses().mqtt(), clientId, tls, LIMIT,
                (_, _) -> {})) {
            return Optional.of("connected: " + thing.isConnected());
        }
    }

    private void asDevice(String attempt, SSLContext tls, DeviceAct act) {
        attempt(attempt, () -> {
            try (MqttThing thing = MqttThing.connect(world.addresses().mqtt(), ME, tls, LIMIT,
                    (_, _) -> {})) {
                int code = act.on(thing);
                if (MqttThing.isRefusal(code)) {
                    throw new IOException("reason code " + code);
                }
                return Optional.of("reason code " + code);
            }
        });
    }

    private void web(String attempt, WebAct act) {
        attempt(attempt, () -> {
            Answer answer = act.send();
            if (answer.status() == 401 || answer.status() == 403) {
                throw new IOException("status " + answer.status());
            }
            return Optional.of("status " + answer.status());
        });
    }

    /** An exception is a shut door. */
    private void attempt(String attempt, Act act) {
        try {
            write(attempt, false, act.perform().orElse("let in"));
        } catch (IOException e) {
            write(attempt, true, String.valueOf(e.getMessage()));
        }
    }

    private void write(String attempt, boolean refused, String answer) {
        world.ledger().write(
                new Fact.Probe(world.timeline().now(), attempt, refused, answer));
    }

    @FunctionalInterface
    private interface Act {
        Optional<String> perform() throws IOException;
    }

    @FunctionalInterface
    private interface DeviceAct {
        int on(MqttThing thing) throws IOException;
    }

    @FunctionalInterface
    private interface WebAct {
        Answer send() throws IOException;
    }
}
