package dev.pilotlight.agent.enrol;

import java.io.IOException;
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
import java.util.Base64;

/** The identity's directory: nobody but its owner may look into it. */
final class IdentityFiles {
    /** More than key and certificates need. */
    private static final int PROBE_BYTES = 16_384;

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
        put("cert.pem", pem("CERTIFICATE", certificate.getEncoded()));
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
