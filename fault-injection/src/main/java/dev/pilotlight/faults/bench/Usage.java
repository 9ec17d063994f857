package dev.pilotlight.faults.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has used, as Linux tells it (proc(5)).
 *
 * @param cpu user and system time of all its threads
 * @param residentBytes of memory at this moment
 */
public record Usage(Duration cpu, long residentBytes) {
    /** Clock ticks a second on every Linux that Java runs on. */
    private static final int TICKS = 100;
    private static final int PAGE = 4096;
    /** Fields of /proc/PID/stat after the command's name: utime and stime. */
    private static final int UTIME = 11;
    private static final int STIME = 12;

    /** Of this process. */
    public static Usage own() throws IOException {
        return of(ProcessHandle.current().pid());
    }

    /** Of that process. */
    public static Usage of(long pid) throws IOException {
        Path proc = Path.of("/proc", Long.toString(pid));
        String stat = Files.readString(proc.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]);
        String[] pages = Files.readString(proc.resolve("statm")).split(" ", -1);
        return new Usage(Duration.ofMillis(ticks * 1000 / TICKS),
                Long.parseLong(pages[1]) * PAGE);
    }

    /** What was used since then. */
    public Duration cpuSince(Usage before) {
        return cpu.minus(before.cpu);
    }
}
