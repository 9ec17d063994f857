package dev.pilotlight.cloud;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.io.IOException;
import java.io.InputStream;
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
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * A running service, asked as an operator through its API: also from another machine, and so that
 * who asks is known.
 */
final class Remote {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Option(names = "--server", paramLabel = "URL", defaultValue = "https://localhost:8443", description = "The service (default: ${DEFAULT-VALUE}).")
    URI server = URI.create("https://localhost:8443");

    @Nullable
    @Option(names = "--token-file", paramLabel = "FILE", description = "Your token, see: user add; without it the variable PILOTLIGHT_TOKEN.")
    Path token;

    @Nullable
    @Option(names = "--ca", paramLabel = "FILE", description = "The service's authority, PEM; without it the one in --data.")
    Path authority;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "pilotlight-cloud-data", description = "The service's data directory, for its authority (default: ${DEFAULT-VALUE}).")
    Path data = Path.of("pilotlight-cloud-data");

    Doc.Obj get(String path) throws IOException {
        return send(request(path).GET());
    }

    Doc.Obj post(String path, Doc.Obj body) throws IOException {
        return send(request(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Codec.write(body))));
    }

    Doc.Obj put(String path, Doc.Obj body) throws IOException {
        return send(request(path).header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(Codec.write(body))));
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(LIMIT).header("Authorization",
                "Bearer " + token());
    }

    private String token() throws IOException {
        return token == null
                ? Optional.ofNullable(System.getenv("PILOTLIGHT_TOKEN"))
                        .orElseThrow(() -> new IOException(
                                "nobody knows who you are, want --token-file"))
                : Files.readString(token, StandardCharsets.UTF_8).strip();
    }

    private Doc.Obj send(HttpRequest.Builder request) throws IOException {
        try (HttpClient http = HttpClient.newBuilder().sslContext(tls()).connectTimeout(LIMIT)
                .build()) {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            Doc.Obj body = Codec.parseObject(answer.body()).toOptional().orElse(Doc.Obj.EMPTY);
            if (answer.statusCode() >= 300) {
                throw new IOException(problems(answer.statusCode(), body));
            }
            return body;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    private static String problems(int status, Doc.Obj body) {
        if (body.get("problems").orElse(Doc.Null.VALUE) instanceof Doc.Arr(var items)) {
            return String.join("\n", items.stream().filter(Doc.Obj.class::isInstance)
                    .map(Doc.Obj.class::cast).map(one -> (one.string("path").orElse("") + " "
                            + one.string("sentence").orElse("")).strip())
                    .toList());
        }
        return "the service answers " + status;
    }

    private SSLContext tls() throws IOException {
        try {
            TrustManagerFactory trust = TrustManagerFactory
                    .getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IOException("the authority cannot be used: " + unusable.getMessage(),
                    unusable);
        }
    }

    private KeyStore trusted() throws GeneralSecurityException, IOException {
        if (authority == null) {
            try (Office office = Office.existing(data)) {
                return KeyStore.getInstance(office.identity().trusted().toFile(),
                        office.identity().password().toCharArray());
            }
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(authority)) {
            store.setCertificateEntry("authority",
                    CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        return store;
    }
}
