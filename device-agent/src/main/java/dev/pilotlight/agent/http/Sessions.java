package dev.pilotlight.agent.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session a login, by its name; kept in a file, so that it survives a restart of the agent. It
 * ends with a logout, after {@link #LASTS}, with a new PIN, or when {@link #MOST} others were used
 * since. Guarded by its gate.
 */
final class Sessions {
    static final Duration LASTS = Duration.ofDays(90);
    static final int MOST = 64;
    private static final String FILE = "sessions";
    private static final Pattern LINE = Pattern.compile("([\\w-]{22}) (\\d{1,12})");
    private static final int NAME_BYTES = 16;
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final Optional<Path> file;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> open = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    /** Those of that directory; of this run only, where there is none. */
    Sessions(Optional<Path> directory, InstantSource clock) {
        this.file = directory.map(data -> data.resolve(FILE));
        this.clock = clock;
        file.filter(Files::isRegularFile).ifPresent(this::read);
    }

    String begin() {
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        open.put(name, clock.instant().plus(LASTS));
        write();
        return name;
    }

    boolean isOpen(String name) {
        Instant end = open.get(name);
        return end != null && clock.instant().isBefore(end);
    }

    void end(String name) {
        if (open.remove(name) != null) {
            write();
        }
    }

    void endAll() {
        open.clear();
        write();
    }

    private void read(Path from) {
        try {
            Files.readString(from).lines().limit(MOST).map(LINE::matcher).filter(
                    line -> line.matches()).forEach(
                            line -> open.put(line.group(1), Instant
                                    .ofEpochSecond(Long.parseLong(line.group(2)))));
        } catch (IOException unreadable) {
            LOG.warn("sessions are not read, log in again: {}", unreadable.getMessage());
        }
    }

    private void write() {
        String lines = open.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()
                .getEpochSecond()).collect(Collectors.joining("\n"));
        try {
            if (file.isPresent()) {
                PinFile.write(file.get(), lines);
            }
        } catch (IOException full) {
            LOG.warn("sessions hold for this run only: {}", full.getMessage());
        }
    }
}
