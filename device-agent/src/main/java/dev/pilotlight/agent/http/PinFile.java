package dev.pilotlight.agent.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The PIN and the session key in the data directory, readable by their owner alone; made when they
 * are missing or damaged.
 */
public final class PinFile {
    private static final Pattern DIGITS = Pattern.compile("\\d{6}");
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    private PinFile() {}

    /** Reads both from {@code dataDirectory}, or makes them there. */
    public static Pin open(Path dataDirectory) throws IOException {
        Pin fresh = forThisRun();
        return new Pin(kept(dataDirectory.resolve("pin"), DIGITS, fresh.digits()),
                kept(dataDirectory.resolve("session.key"), KEY, fresh.sessionKey()));
    }

    /** Another PIN and another key, in the place of those that are there. */
    static Pin renew(Path dataDirectory) throws IOException {
        Pin fresh = forThisRun();
        write(dataDirectory.resolve("session.key"), fresh.sessionKey());
        write(dataDirectory.resolve("pin"), fresh.digits());
        return fresh;
    }

    /** Reads both, as whoever may read the data directory; makes nothing. */
    public static Pin read(Path dataDirectory) throws IOException {
        return new Pin(Files.readString(dataDirectory.resolve("pin")).strip(),
                Files.readString(dataDirectory.resolve("session.key")).strip());
    }

    /** A PIN for an agent whose disk cannot keep one: it changes with every start. */
    public static Pin forThisRun() {
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[32];
        random.nextBytes(key);
        return new Pin(String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000)),
                HexFormat.of().formatHex(key));
    }

    private static String kept(Path file, Pattern form, String fresh) throws IOException {
        String content = Files.exists(file) ? Files.readString(file).strip() : "";
        if (form.matcher(content).matches()) {
            return content;
        }
        write(file, fresh);
        return fresh;
    }

    static void write(Path file, String content) throws IOException {
        Path written = Files.createTempFile(file.toAbsolutePath().getParent(), ".fresh", "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(written, content + "\n");
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
