package dev.pilotlight.agent.slots;

import dev.pilotlight.agent.port.Slots;
import dev.pilotlight.agent.trial.MemoryJson;
import dev.pilotlight.agent.trial.Place;
import dev.pilotlight.agent.trial.TrialMemory;
import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files in {@code DATA/configuration}: {@code a.json}, {@code b.json} and {@code trial.json}. Each
 * is written beside its place, synced, renamed into it, and the directory synced: power may go at
 * any byte.
 */
public final class FileSlots implements Slots {
    /** The memory is small; more is none of ours. */
    private static final int MOST_MEMORY = 65_536;
    private static final String MEMORY = "trial.json";
    private static final Logger LOG = LoggerFactory.getLogger(FileSlots.class);

    private final Path directory;

    /** Slots in the agent's data directory; nothing is made before something is written. */
    public FileSlots(Path data) {
        this.directory = data.resolve("configuration");
    }

    @Override
    public TrialMemory recall() {
        Optional<byte[]> bytes = bytes(MEMORY, MOST_MEMORY);
        if (bytes.isEmpty()) {
            return TrialMemory.NEW;
        }
        return switch (Codec.parseObject(bytes.get()).then(MemoryJson::read)) {
            case Decoded.Ok<TrialMemory>(TrialMemory memory) -> memory;
            case Decoded.Malformed<TrialMemory>(var problems) -> {
                LOG.error("{} cannot be read, the installer's file holds: {}",
                        directory.resolve(MEMORY), problems);
                yield TrialMemory.NEW;
            }
        };
    }

    @Override
    public void remember(TrialMemory memory) {
        write(MEMORY, Codec.write(MemoryJson.doc(memory)));
    }

    @Override
    public void store(Place place, String signed) {
        write(name(place), signed.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> read(Place place) {
        return bytes(name(place), SignedConfig.BYTES)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static String name(Place place) {
        if (place == Place.FILE) {
            throw new IllegalArgumentException("is the installer's file, want a slot");
        }
        return place.name().toLowerCase(Locale.ROOT) + ".json";
    }

    private Optional<byte[]> bytes(String name, int most) {
        try (InputStream in = Files.newInputStream(directory.resolve(name))) {
            return Optional.of(in.readNBytes(most));
        } catch (NoSuchFileException nothing) {
            return Optional.empty();
        } catch (IOException unreadable) {
            LOG.error("{} cannot be read: {}", directory.resolve(name), unreadable.toString());
            return Optional.empty();
        }
    }

    private void write(String name, byte[] bytes) {
        Path draft = directory.resolve(name + ".new");
        try {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rwx------")));
            try (FileChannel out = FileChannel.open(draft, StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    out.write(left);
                }
                out.force(true);
            }
            Files.move(draft, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel own = FileChannel.open(directory, StandardOpenOption.READ)) {
                own.force(true);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
