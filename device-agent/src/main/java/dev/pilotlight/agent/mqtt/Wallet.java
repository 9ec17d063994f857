package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.identity.Identity;
import dev.pilotlight.units.DeviceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The device's identities, in two slots: the directory itself, and {@code next} in it, where a
 * renewal leaves a new one. A new one is used for the next connection; if that succeeds it is
 * marked {@code proved} and used from then on, if it is refused it is marked {@code refused} and
 * the old one goes on. Link's thread.
 */
final class Wallet {
    private static final Logger LOG = LoggerFactory.getLogger(Wallet.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final String CERTIFICATE = "cert.pem";

    private final Path directory;
    private final Path next;
    private final DeviceId thing;
    private Optional<Identity> loaded = Optional.empty();
    private Path loadedFrom;
    private FileTime loadedAt = FileTime.fromMillis(0);
    private Duration nextLook = Duration.ZERO;

    Wallet(Path directory, DeviceId thing) {
        this.directory = directory;
        this.next = directory.resolve("next");
        this.thing = thing;
        this.loadedFrom = directory;
    }

    /** The identity to use now; read again only when its file is another. */
    Optional<Identity> identity(Duration now) throws IOException, GeneralSecurityException {
        if (loaded.isEmpty() && now.compareTo(nextLook) < 0) {
            return loaded;
        }
        nextLook = now.plus(LOOK_AGAIN);
        Path slot = slot();
        if (!Files.exists(slot.resolve(CERTIFICATE))) {
            loaded = Optional.empty();
            return loaded;
        }
        FileTime changed = Files.getLastModifiedTime(slot.resolve(CERTIFICATE));
        if (loaded.isEmpty() || !slot.equals(loadedFrom) || !changed.equals(loadedAt)) {
            loaded = Optional.empty();
            loaded = Optional.of(ours(Identity.load(slot)));
            loadedFrom = slot;
            loadedAt = changed;
        }
        return loaded;
    }

    private Identity ours(Identity found) throws GeneralSecurityException {
        if (!found.commonName().equals(thing.value())) {
            throw new GeneralSecurityException("it is of " + found.commonName()
                    + ", the configuration is of " + thing);
        }
        return found;
    }

    private Path slot() {
        return Files.exists(next.resolve(CERTIFICATE)) && !Files.exists(next.resolve("refused"))
                ? next
                : directory;
    }

    /** Whether there is a renewed identity that was never used. */
    boolean hasCandidate() {
        return slot().equals(next) && !Files.exists(next.resolve("proved"));
    }

    /** The identity that {@link #identity} gave has made a connection. */
    void proved() {
        if (loadedFrom.equals(next) && hasCandidate()) {
            mark("proved", "a connection was made with it\n");
            LOG.info("the renewed identity is in use");
        }
    }

    /**
     * No connection came of the identity that {@link #identity} gave; whether that was a renewed
     * one, which gives way to the old one.
     */
    boolean disproved(String why) {
        boolean candidate = loadedFrom.equals(next) && hasCandidate();
        if (candidate) {
            mark("refused", why + "\n");
            LOG.warn("the renewed identity is not taken: {}", why);
        }
        loaded = Optional.empty();
        return candidate;
    }

    private void mark(String name, String text) {
        try {
            Files.write(next.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException full) {
            // It will be tried, and marked, at the next connection.
            LOG.warn("{} cannot be marked {}: {}", next, name, full.getMessage());
        }
    }
}
