package dev.pilotlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.port.ConfigDoor.Answer;
import dev.pilotlight.agent.port.ConfigDoor.Wish;
import dev.pilotlight.agent.port.Watchdog;
import dev.pilotlight.agent.slots.TrustFile;
import dev.pilotlight.agent.system.SystemTime;
import dev.pilotlight.agent.trial.TrialEffect.Outcome;
import dev.pilotlight.agent.trial.TrialMemory;
import dev.pilotlight.agent.trial.TrialRules;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.signing.RingStatement;
import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.signing.SigningKey;
import dev.pilotlight.signing.Statement;
import dev.pilotlight.signing.Target;
import dev.pilotlight.signing.Validity;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real agent with a simulated house and the way of a configuration through it (law L7). */
@Timeout(60)
class TenureTest {
    private static final TrialRules QUICK = new TrialRules(Duration.ofMillis(600),
            Duration.ofMillis(600), Duration.ofSeconds(20), 3);
    private static final String CONFIG = """
            schema: 1
            thing: hall
            hardware: {driver: house}
            control: {tick: 50ms}
            limits: {ceiling: 30}
            page: {host: 127.0.0.1, port: 0}
            """;

    @TempDir
    Path directory;

    private final SigningKey ann = SigningKey.make(new SecureRandom());
    private final SigningKey bob = SigningKey.make(new SecureRandom());
    private Path file = Path.of("");

    @BeforeEach
    void installed() throws Exception {
        file = directory.resolve("agent.yaml");
        Files.writeString(file, CONFIG);
        new TrustFile(ring(ann), Set.of(), false).write(directory);
    }

    private static KeyRing ring(SigningKey... keys) {
        KeyRing ring = KeyRing.EMPTY;
        for (SigningKey key : keys) {
            ring = ring.with(key.trusted("key " + ring.keys().size()));
        }
        return ring;
    }

    private static Validity today() {
        return new Validity(Instant.now().minusSeconds(60), Instant.now().plusSeconds(86_400));
    }

    private static String sign(SigningKey by, long version, String yaml) {
        return text(by.sign(new Statement("home", new Target.Thing(new DeviceId("hall")), version,
                today(), Codec.yaml(yaml.getBytes(StandardCharsets.UTF_8)).toOptional()
                        .orElseThrow())));
    }

    private static String sign(SigningKey by, long version, KeyRing ring) {
        return text(by.sign(new RingStatement("home", new Target.Thing(new DeviceId("hall")),
                version, today(), ring)));
    }

    private static String text(SignedConfig signed) {
        return new String(signed.bytes(), StandardCharsets.UTF_8);
    }

    private Tenure tenure() {
        return new Tenure(file, directory, new SystemTime(), QUICK);
    }

    private Wiring wiring(Tenure tenure, FirmwareConfig config) throws InterruptedException {
        Wiring wiring = new Wiring(config, tenure.door(), new Wiring.Place(directory,
                new SystemTime()), Watchdog.NONE, _ -> {});
        wiring.awaitControlling();
        return wiring;
    }

    private static Answer ask(Tenure tenure, Wish wish) throws Exception {
        return tenure.door().ask(wish).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static void await(Tenure tenure, long version, Outcome outcome) {
        while (tenure.door().view().memory().of(version).map(TrialMemory.Told::outcome)
                .filter(outcome::equals).isEmpty()) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private String config(int ceiling) {
        return CONFIG.replace("30", Integer.toString(ceiling));
    }

    @Test
    void aSignedConfigurationIsTriedAndKeptWithoutACloud() throws Exception {
        try (Tenure tenure = tenure()) {
            try (Wiring first = wiring(tenure, tenure.boot())) {
                tenure.begin(first);
                assertThat(ask(tenure, new Wish.Apply("command line", 0, sign(ann, 1,
                        config(28))))).isEqualTo(new Answer.Done());
                FirmwareConfig tried = tenure.next();
                assertThat(tried.limits().ceiling().decimal()).isEqualByComparingTo("28");
            }
            try (Wiring second = wiring(tenure, Configuration.inForce(places()))) {
                tenure.begin(second);
                await(tenure, 1, Outcome.KEPT);
            }
        }
        try (Tenure after = tenure()) {
            assertThat(after.boot().limits().ceiling().decimal()).isEqualByComparingTo("28");
            assertThat(after.door().view().memory().of(1)).contains(
                    new TrialMemory.Told(Outcome.KEPT, ""));
        }
    }

    @Test
    void keysAreRotatedFromAfarAndHoldAfterAPowerCut() throws Exception {
        KeyRing bobs = ring(ann, bob).revoke(ann.key().id(), "laptop stolen");
        try (Tenure tenure = tenure(); Wiring wiring = wiring(tenure, tenure.boot())) {
            tenure.begin(wiring);
            assertThat(ask(tenure, new Wish.Trust("the cloud", sign(bob, 1, ring(bob)))))
                    .asString().contains("unknown-key");
            assertThat(ask(tenure, new Wish.Trust("the cloud", sign(ann, 1, ring(ann, bob)))))
                    .isEqualTo(new Answer.Done());
            String last = sign(bob, 2, bobs);
            assertThat(ask(tenure, new Wish.Trust("a stick", last))).isEqualTo(
                    new Answer.Done());
            assertThat(ask(tenure, new Wish.Trust("the cloud", last)))
                    .as("the same once more").isEqualTo(new Answer.Done());
        }
        try (Tenure after = tenure(); Wiring wiring = wiring(after, after.boot())) {
            after.begin(wiring);
            assertThat(TrustFile.read(directory).toOptional().orElseThrow().ring())
                    .isEqualTo(bobs);
            assertThat(ask(after, new Wish.Apply("cloud", 1, sign(ann, 1, config(28)))))
                    .asString().contains("revoked: laptop stolen");
            assertThat(ask(after, new Wish.Trust("the cloud", sign(bob, 1, ring(bob)))))
                    .asString().contains("replayed: is version 1, want a newer one than 2");
            assertThat(ask(after, new Wish.Apply("cloud", 1, sign(bob, 1, config(28)))))
                    .isEqualTo(new Answer.Done());
            assertThat(after.next().limits().ceiling().decimal()).isEqualByComparingTo("28");
        }
    }

    @Test
    void aStickWithNewKeysAndWhatTheySignedIsReadInThatOrder() throws Exception {
        Path stick = Files.createDirectory(directory.resolve("stick"));
        Files.writeString(stick.resolve("a.json"), sign(bob, 4, config(28)));
        Files.writeString(stick.resolve("b.json"), sign(ann, 1, ring(ann, bob)));
        Files.writeString(stick.resolve("c.json"), sign(ann, 3, config(29)));
        Files.writeString(stick.resolve("holiday.json"), "{}");
        assertThat(names(stick)).containsExactly("b.json", "a.json", "c.json");
        new TrustFile(ring(ann), Set.of(), false, new TrustFile.Last(1, "")).write(directory);
        assertThat(names(stick)).containsExactly("a.json", "c.json");
    }

    private List<String> names(Path stick) {
        return new Stick(stick).meant(places()).stream().flatMap(List::stream).map(
                one -> one.getFileName().toString()).toList();
    }

    private Places places() {
        Places places = new Places();
        new picocli.CommandLine(picocli.CommandLine.Model.CommandSpec.create().addMixin("places",
                picocli.CommandLine.Model.CommandSpec.forAnnotatedObject(places)))
                .parseArgs("--config", file.toString(), "--data", directory.toString());
        return places;
    }

    @Test
    void whatStrangersSignOrWhatGoesBeyondTheDevicesBoundsNeverRuns() throws Exception {
        try (Tenure tenure = tenure(); Wiring wiring = wiring(tenure, tenure.boot())) {
            tenure.begin(wiring);
            assertThat(ask(tenure, new Wish.Apply("cloud", 1, sign(bob, 1,
                    config(28))))).asString().contains("want one of this device's ring");
            assertThat(ask(tenure, new Wish.Apply("cloud", 2, sign(ann, 2, config(33)))))
                    .asString().contains("limits.ceiling", "33, want at most 30");
            assertThat(tenure.door().view().memory().state().inForce().version()).isZero();
            assertThat(tenure.door().view().memory().of(2)).map(TrialMemory.Told::outcome)
                    .isEqualTo(Optional.of(Outcome.REFUSED));
        }
    }

    @Test
    void aConfigurationThatDoesNotEvenBeginIsLeftAfterAFewStarts() throws Exception {
        new TrustFile(ring(ann), Set.of(), true).write(directory);
        try (Tenure tenure = tenure()) {
            try (Wiring first = wiring(tenure, tenure.boot())) {
                tenure.begin(first);
                String broken = config(30).replace("{driver: house}",
                        "{driver: house, house: {model: no-such-house}}");
                assertThat(ask(tenure, new Wish.Apply("command line", 0, sign(ann, 1,
                        broken)))).isEqualTo(new Answer.Done());
                tenure.next();
            }
            int starts = 0;
            while (tenure.isOnTrial()) {
                starts++;
                tenure.boot();
            }
            assertThat(starts).isEqualTo(3);
            assertThat(tenure.door().view().memory().of(1).orElseThrow().why())
                    .contains("started 3 times");
        }
    }

    @Test
    void aPersonRefusesAnOfferAndGoesBackOneVersion() throws Exception {
        try (Tenure tenure = tenure()) {
            try (Wiring first = wiring(tenure, tenure.boot())) {
                tenure.begin(first);
                ask(tenure, new Wish.Apply("command line", 0, sign(ann, 1, config(28))));
                tenure.next();
            }
            try (Wiring second = wiring(tenure, Configuration.inForce(places()))) {
                tenure.begin(second);
                await(tenure, 1, Outcome.KEPT);
                assertThat(ask(tenure, new Wish.Decline("the page"))).asString()
                        .contains("nothing is offered");
                assertThat(ask(tenure, new Wish.Back("the page"))).isEqualTo(new Answer.Done());
                assertThat(tenure.next().limits().ceiling().decimal())
                        .isEqualByComparingTo("30");
            }
            assertThat(tenure.door().view().memory().of(1).orElseThrow().why())
                    .isEqualTo("sent back by the page");
        }
    }
}
