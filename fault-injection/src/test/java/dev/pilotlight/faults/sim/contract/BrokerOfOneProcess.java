package dev.pilotlight.faults.sim.contract;

import dev.pilotlight.cloud.access.TopicPolicy;
import dev.pilotlight.cloud.broker.BrokerFiles;
import dev.pilotlight.cloud.broker.EmbeddedBroker;
import dev.pilotlight.cloud.enrol.EstDesk;
import dev.pilotlight.cloud.enrol.Identity;
import dev.pilotlight.cloud.port.Audit;
import dev.pilotlight.cloud.port.DeviceLink;
import dev.pilotlight.cloud.port.Enrolment;
import dev.pilotlight.cloud.port.Intake;
import dev.pilotlight.cloud.port.TimeSource;
import dev.pilotlight.cloud.store.Database;
import dev.pilotlight.cloud.store.SqliteRegistry;
import dev.pilotlight.faults.process.Ports;
import dev.pilotlight.units.DeviceId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** The cloud's own broker, registry and authority, in this process and with any intake. */
final class BrokerOfOneProcess implements AutoCloseable {
    private static final int PLENTY = 1_000;

    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final Database database;
    private final EmbeddedBroker broker;
    private final EstDesk enrolment;
    private final int port;

    BrokerOfOneProcess(Path folder, Intake intake) throws IOException, GeneralSecurityException {
        this.port = Ports.any();
        this.database = Database.open(folder.resolve("cloud.db"));
        SqliteRegistry registry = new SqliteRegistry(database);
        Identity identity = Identity.open(folder.resolve("identity"), Instant.now());
        identity.certify(List.of("localhost"), Instant.now());
        this.enrolment = new EstDesk(identity, registry, new Silent(), Clock.systemUTC());
        this.broker = new EmbeddedBroker(new BrokerFiles("127.0.0.1", port, folder.resolve(
                "broker"), identity.serverKeys(), identity.trusted(), identity.password(),
                Optional.empty()), new TopicPolicy(LinkContract.TENANT), registry, readers,
                new RealTime(), PLENTY);
        broker.start(intake, (_, _, _) -> {});
    }

    int port() {
        return port;
    }

    DeviceLink back() {
        return broker;
    }

    /** Leaves an identity of that device in the directory, as {@code pilotlight enrol} does. */
    void enrol(DeviceId device, Path directory) throws IOException, GeneralSecurityException,
            OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        byte[] request = new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN="
                + device.value()), keys.getPublic()).build(new JcaContentSignerBuilder(
                        "SHA256withECDSA").build(keys.getPrivate()))
                .getEncoded();
        Enrolment.Answer answer = enrolment.enrol(device, secret(enrolment.token(device)),
                request);
        if (!(answer instanceof Enrolment.Answer.Certified certified)) {
            throw new IOException("the authority said " + answer);
        }
        List<? extends Certificate> made = List.copyOf(CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(certified.pkcs7())));
        Files.createDirectories(directory);
        write(directory.resolve("key.pem"), "PRIVATE KEY", keys.getPrivate().getEncoded());
        write(directory.resolve("cert.pem"), "CERTIFICATE", made.get(0).getEncoded());
        write(directory.resolve("ca.pem"), "CERTIFICATE", made.get(1).getEncoded());
    }

    private static void write(Path file, String kind, byte[] der) throws IOException {
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64,
                new byte[]{'\n'}).encodeToString(der) + "\n-----END " + kind + "-----\n");
    }

    @Override
    public void close() {
        broker.stop();
        database.close();
        readers.close();
    }

    private static final class Silent implements Audit {
        @Override
        public void note(String who, String action, String subject, String detail) {
            // Nobody asks.
        }

        @Override
        public List<Act> latest(String subject, int max) {
            return List.of();
        }
    }

    private static final class RealTime implements TimeSource {
        @Override
        public Instant wall() {
            return Instant.now();
        }

        @Override
        public Duration uptime() {
            return Duration.ofNanos(System.nanoTime());
        }
    }

    /** The token is the thing's name, a point, the secret, a point, the authority's digest. */
    private static String secret(String token) {
        int from = token.indexOf('.') + 1;
        return token.substring(from, token.indexOf('.', from));
    }
}
