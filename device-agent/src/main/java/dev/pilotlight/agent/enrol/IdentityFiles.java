package dev.pilotlight.agent.enrol;

import dev.pilotlight.agent.identity.Identity;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The identity's directory: nobody but its owner may look into it. */
final class IdentityFiles {
    /** More than key and certificates need. */
    private static final int PROBE_BYTES = 16_384;

    static final String CERTIFICATE = "cert.pem";
    private static final String CLOUD = "cloud";

    private final Path directory;

    IdentityFiles(Path directory) {
        this.directory = directory;
    }

    /** Finds out whether it can be written, before a token is spent on it. */
    void prepare() throws IOException {
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwx------")));
        put("probe", "x".repeat(PROBE_BYTES));
        Files.delete(directory.resolve("probe"));
    }

    /** Writes all of it; the certificate comes last, since its being there says that all is. */
    void write(PrivateKey key, X509Certificate certificate, X509Certificate ca)
            throws IOException, GeneralSecurityException {
        put("key.pem", pem("PRIVATE KEY", key.getEncoded()));
        put("ca.pem", pem("CERTIFICATE", ca.getEncoded()));
        put(CERTIFICATE, pem("CERTIFICATE", certificate.getEncoded()));
    }

    /** Where the certificate came from, and a new one will. */
    void writeCloud(URI cloud) throws IOException {
        put(CLOUD, cloud + "\n");
    }

    /** Where the certificate came from, if that is known. */
    Optional<URI> cloud() throws IOException {
        Path file = directory.resolve(CLOUD);
        return Files.exists(file)
                ? Optional.of(URI.create(Files.readString(file).strip()))
                : Optional.empty();
    }

    /** The second slot. */
    IdentityFiles next() {
        return new IdentityFiles(directory.resolve("next"));
    }

    boolean has(String name) {
        return Files.exists(directory.resolve(name));
    }

    /** How long a file of that name has been there. */
    Instant since(String name) throws IOException {
        return Files.getLastModifiedTime(directory.resolve(name)).toInstant();
    }

    /** The second slot becomes the first: copied whole before it is emptied. */
    void fold() throws IOException {
        IdentityFiles next = next();
        for (String name : List.of("key.pem", "ca.pem", CERTIFICATE)) {
            put(name, Files.readString(next.directory.resolve(name)));
        }
        forgetNext();
    }

    /**
     * Empties the second slot; the certificate goes first, since its being there says that all is.
     */
    void forgetNext() throws IOException {
        for (String name : List.of(CERTIFICATE, "key.pem", "ca.pem", "proved", "refused")) {
            Files.deleteIfExists(directory.resolve("next").resolve(name));
        }
    }

    /** What is there, to be used. */
    Identity identity() throws IOException, GeneralSecurityException {
        return Identity.load(directory);
    }

    private static String pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    /** On disk under its name, or not at all. */
    private void put(String name, String text) throws IOException {
        Path draft = directory.resolve(name + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions
                .fromString("rw-------")));
        Files.writeString(draft, text, StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
