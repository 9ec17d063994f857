package dev.pilotlight.cloud;

import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes what operators sign with: keys, rings, configurations. */
final class Papers {
    private Papers() {}

    /** What the file says, or a sentence on all that is wrong with it. */
    static <T> T read(Path file, Function<byte[], Decoded<T>> reader) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return or(reader.apply(in.readNBytes(Limits.MESSAGE_BYTES + 1)), file.toString());
        } catch (NoSuchFileException missing) {
            throw new IOException(file + " does not exist, want a file to read", missing);
        } catch (AccessDeniedException closed) {
            throw new IOException(file + " may not be read by you", closed);
        }
    }

    /** The value, or all that is wrong with {@code what}. */
    static <T> T or(Decoded<T> decoded, String what) throws IOException {
        return switch (decoded) {
            case Decoded.Ok<T>(T value) -> value;
            case Decoded.Malformed<T>(List<Problem> problems) -> throw new IOException(what + ": "
                    + problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        };
    }

    /** Writes a new file that its owner alone can read; an old one stays as it is. */
    static void writeSecret(Path file, byte[] bytes) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------")));
        Files.write(file, bytes, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }

    /** Writes a file whole or not at all. */
    static void write(Path file, byte[] bytes) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(draft, bytes, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** The first line of the file; without a file, what is typed unseen. */
    static char[] passphrase(@Nullable Path file) throws IOException {
        if (file != null) {
            return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("")
                    .toCharArray();
        }
        return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal)
                .map(console -> console.readPassword("passphrase: "))
                .orElseThrow(() -> new IOException(
                        "nobody can type a passphrase here, want --passphrase-file"));
    }
}
