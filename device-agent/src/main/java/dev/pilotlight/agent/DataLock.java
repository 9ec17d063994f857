package dev.pilotlight.agent;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One agent a data directory: two would fight over the relays. The kernel frees it at any end. A
 * disk that cannot hold a lock (full, read-only) does not stop the agent: there is control without
 * a disk, and the journal says what is wrong with it.
 */
final class DataLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DataLock.class);

    /** What is in it is the household's own business. */
    private static final FileAttribute<?> OWNER_ALONE = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Optional<FileChannel> channel;

    private DataLock(Optional<FileChannel> channel) {
        this.channel = channel;
    }

    static DataLock take(Path data) {
        try {
            Files.createDirectories(data, OWNER_ALONE);
            FileChannel channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new Refusal(Refusal.WORLD, data + ": another agent runs on this directory");
            }
            return new DataLock(Optional.of(channel));
        } catch (IOException unusable) {
            LOG.warn("{} cannot be locked, control goes on without: {}", data, unusable
                    .toString());
            return new DataLock(Optional.empty());
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            if (channel.isPresent()) {
                channel.get().close();
            }
        } catch (IOException alreadyGone) {
            LOG.debug("the lock is free already: {}", alreadyGone.getMessage());
        }
    }
}
