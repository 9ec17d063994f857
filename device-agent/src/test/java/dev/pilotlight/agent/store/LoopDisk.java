package dev.pilotlight.agent.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An ext4 file system in a file, of which the power can be cut: the kernel forgets all that was not
 * flushed, as a card does that loses power between two writes. Needs root and a loop device.
 */
public final class LoopDisk implements AutoCloseable {
    /**
     * ext4's EXT4_IOC_SHUTDOWN, with EXT4_GOING_FLAGS_NOLOGFLUSH: not even its journal is flushed.
     */
    private static final long SHUTDOWN = 0x8004587DL;
    private static final int WITHOUT_FLUSH = 2;
    private static final long COMMAND_SECONDS = 30;
    private static final int RELEASE_LOOKS = 3_000;
    private static final long RELEASE_NANOS = 20_000_000;

    private final Path image;
    private final Path mount;

    /** Makes and mounts one. */
    public LoopDisk(Path directory) throws IOException {
        this.image = directory.resolve("card.img");
        this.mount = Files.createDirectories(directory.resolve("card"));
        command("truncate", "-s", "48M", image.toString());
        command("mkfs.ext4", "-q", "-F", image.toString());
        mount();
    }

    /** Why there can be none here; empty when there can. */
    public static String obstacle() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return "only root can mount";
        }
        if (!Skips.isThere("mkfs.ext4")) {
            return "mkfs.ext4 is missing (Debian: apt-get install e2fsprogs)";
        }
        return Files.exists(Path.of("/dev/loop-control")) ? "" : "there are no loop devices";
    }

    private void mount() throws IOException {
        command("mount", "-o", "loop,noatime", image.toString(), mount.toString());
    }

    /** Where it is mounted. */
    public Path folder() {
        return mount;
    }

    /** Takes the power away; what is open fails from now on. */
    @SuppressWarnings("restricted") // the JDK knows no ioctl
    void cut() throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle open = linker.downcallHandle(linker.defaultLookup().find("open").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT));
        MethodHandle ioctl = linker.downcallHandle(linker.defaultLookup().find("ioctl")
                .orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
                Linker.Option.firstVariadicArg(2));
        MethodHandle close = linker.downcallHandle(linker.defaultLookup().find("close")
                .orElseThrow(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int directory = (int) open.invokeExact(arena.allocateFrom(mount.toString()), 0);
            MemorySegment flags = arena.allocateFrom(ValueLayout.JAVA_INT, WITHOUT_FLUSH);
            int failed = (int) ioctl.invokeExact(directory, SHUTDOWN, flags);
            int ignored = (int) close.invokeExact(directory);
            if (failed != 0 || ignored != 0) {
                throw new IOException("the power could not be cut");
            }
        }
    }

    /** What a kernel does with a card on which it found an error: read-only from this moment. */
    public void breaks() throws IOException {
        command("mount", "-o", "remount,abort", mount.toString());
    }

    /** Gives the power back: the file system replays its journal. */
    void restore() throws IOException {
        command("umount", mount.toString());
        awaitReleased();
        mount();
    }

    /**
     * A mount namespace that somebody made meanwhile holds a copy of the mount, and with it the
     * file system that had its power cut: mounted again it would still be dead.
     */
    private void awaitReleased() throws IOException {
        for (int look = 0; !command("losetup", "-j", image.toString()).isBlank(); look++) {
            if (look == RELEASE_LOOKS) {
                throw new IOException(
                        image + " is still mounted in another namespace of this machine");
            }
            LockSupport.parkNanos(RELEASE_NANOS);
        }
    }

    @Override
    public void close() throws IOException {
        command("umount", mount.toString());
        Files.delete(image);
    }

    private static String command(String... words) throws IOException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        try {
            if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", List.of(words)) + " failed: " + new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8));
            }
            return new String(process.getInputStream().readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }
}
