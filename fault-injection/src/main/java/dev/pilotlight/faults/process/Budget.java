package dev.pilotlight.faults.process;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A share of one core and so much memory for one program: two control groups of the kernel (version
 * 1), gone with this object once the program has ended. Root only. One thread.
 */
public final class Budget implements Closeable {
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");
    private static final int PERIOD_MICROS = 100_000;

    private final Path cpu = folder("cpu");
    private final Path memory = folder("memory");

    /**
     * Makes it; nobody is held to it yet.
     *
     * @param percent of one core, 1 to 100
     * @param bytes of memory, page cache included; beyond it the kernel kills the program
     */
    public Budget(int percent, long bytes) throws IOException {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("is " + percent + " %, want 1 to 100");
        }
        Files.createDirectories(cpu);
        Files.createDirectories(memory);
        write(cpu, "cpu.cfs_period_us", PERIOD_MICROS);
        write(cpu, "cpu.cfs_quota_us", (long) PERIOD_MICROS * percent / 100);
        write(memory, "memory.limit_in_bytes", bytes);
    }

    private static Path folder(String kind) {
        return GROUPS.resolve(kind).resolve("pilotlight-" + ProcessHandle.current().pid());
    }

    /** Why there can be none on this machine; empty when there can. */
    public static Optional<String> obstacle() {
        return List.of("cpu", "memory").stream().map(GROUPS::resolve).filter(group -> !Files
                .isWritable(group.resolve("cgroup.procs"))).findFirst().map(group -> group
                        + " cannot be used (want root and control groups of version 1)");
    }

    /** Holds that process to it, and all that it starts. */
    public void hold(long pid) throws IOException {
        write(cpu, "cgroup.procs", pid);
        write(memory, "cgroup.procs", pid);
    }

    /** How often it was made to wait for its share. */
    public long throttled() throws IOException {
        return Files.readAllLines(cpu.resolve("cpu.stat")).stream().filter(line -> line.startsWith(
                "nr_throttled ")).mapToLong(line -> Long.parseLong(line.substring(13))).sum();
    }

    /** The most memory that it had at a time, in bytes. */
    public long mostMemory() throws IOException {
        return Long.parseLong(Files.readString(memory.resolve("memory.max_usage_in_bytes"))
                .strip());
    }

    private static void write(Path group, String file, long number) throws IOException {
        Files.writeString(group.resolve(file), Long.toString(number));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(cpu);
        Files.deleteIfExists(memory);
    }
}
