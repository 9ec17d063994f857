package dev.pilotlight.cloud;

import dev.pilotlight.cloud.access.Operator;
import dev.pilotlight.cloud.system.Ports;
import dev.pilotlight.cloud.system.RealTime;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The whole service in this process, on loopback, with a data directory of its own. */
final class RunningCloud {
    private static final class Shared {
        static final RunningCloud CLOUD = start(Optional.empty(), 1000);
    }

    final Office office;
    final Wiring wiring;
    final int mqttPort;
    final int httpsPort;
    final String token;
    final HttpClient http;

    private RunningCloud(Office office, Wiring wiring, int mqttPort, int httpsPort)
            throws GeneralSecurityException, IOException {
        this.office = office;
        this.wiring = wiring;
        this.mqttPort = mqttPort;
        this.httpsPort = httpsPort;
        this.token = office.registry().addOperator(new Operator("ada"),
                office.realTime().instant(), office.realTime().instant().plusSeconds(86_400));
        this.http = client(trusting(office.identity().trusted(), office.identity().password()));
    }

    /** One service for all tests that need no other; every test uses devices of its own. */
    static RunningCloud shared() {
        return Shared.CLOUD;
    }

    /** A service of a test's own, which stops it. */
    static RunningCloud start(Optional<InetSocketAddress> development, int connectsPerSecond) {
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "cloud-");
            Office office = Office.open(directory);
            office.certify(office.hosts());
            int mqtt = freePort();
            int https = freePort();
            Wiring wiring = Wiring.start(new Wiring.Options("home", "127.0.0.1", mqtt, https,
                    development, connectsPerSecond, Duration.ofDays(1)),
                    office, new RealTime());
            return new RunningCloud(office, wiring, mqtt, https);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void stop() throws Exception {
        wiring.stop();
        office.close();
    }

    static HttpClient client(TrustManagerFactory trust) throws GeneralSecurityException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    static TrustManagerFactory trusting(Path store, String password)
            throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(store.toFile(), password.toCharArray());
        TrustManagerFactory factory = TrustManagerFactory
                .getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory;
    }

    TrustManagerFactory trust() throws GeneralSecurityException, IOException {
        return trusting(office.identity().trusted(), office.identity().password());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A port offset at which both of the service's ports are free. */
    static int freeOffset() throws IOException {
        int offset = freePort() % 50_000;
        while (isTaken(8883 + offset) || isTaken(8443 + offset)) {
            offset = freePort() % 50_000;
        }
        return offset;
    }

    private static boolean isTaken(int port) {
        try {
            Ports.refuseTaken("127.0.0.1", port);
            return false;
        } catch (IOException taken) {
            return true;
        }
    }

    URI uri(String path) {
        return URI.create("https://localhost:" + httpsPort + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token);
    }

    HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    /**
     * The answer as soon as it is as wanted; after a minute, on however busy a machine, as it is
     * then.
     */
    String await(String path, Predicate<String> wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        String seen = text(path);
        while (!wanted.test(seen) && System.nanoTime() < end) {
            Thread.sleep(20);
            seen = text(path);
        }
        return seen;
    }

    private String text(String path) throws IOException, InterruptedException {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    HttpResponse<byte[]> put(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)).build());
    }

    HttpResponse<byte[]> post(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)).build());
    }

    static Doc.Obj json(HttpResponse<byte[]> response) {
        return json(response.body());
    }

    static Doc.Obj json(byte[] bytes) {
        return switch (Codec.parseObject(bytes)) {
            case Decoded.Ok<Doc.Obj>(Doc.Obj object) -> object;
            case Decoded.Malformed<Doc.Obj> wrong ->
                throw new AssertionError(wrong.problems().toString());
        };
    }

    /** Follows a path of keys through a document; the text of what is there. */
    static String at(Doc.Obj doc, String... path) {
        Doc.Obj here = doc;
        for (int i = 0; i < path.length - 1; i++) {
            String key = path[i];
            here = here.object(key)
                    .orElseThrow(() -> new AssertionError("no " + key + " in " + Codec.text(doc)));
        }
        return here.get(path[path.length - 1]).map(Codec::text).orElse("missing");
    }

    /** A device that has enrolled over EST with a token of its own. */
    TestDevice enrolled(String thing) {
        return TestDevice.enrol(this, new DeviceId(thing));
    }
}
