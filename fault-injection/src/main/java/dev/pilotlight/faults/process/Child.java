package dev.pilotlight.faults.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One started process. Its output goes line by line into a log file and can be waited for.
 *
 * <p>
 * Any thread. At most {@value #KEPT_LINES} lines are kept in memory, the first ones, since what is
 * waited for is said at the start; the log file has them all.
 */
public final class Child implements AutoCloseable {

    private static final int KEPT_LINES = 10_000;

    private final String name;
    private final Process process;
    private final long startedNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition spoke = lock.newCondition();
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    private Child(String name, Process process, long startedNanos) {
        this.name = name;
        this.process = process;
        this.startedNanos = startedNanos;
    }

    /**
     * Starts a command.
     *
     * @param log where standard output and error are appended
     * @throws IOException when the program cannot be started
     */
    public static Child start(String name, Path log, List<String> command) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        long now = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        Child child = new Child(name, process, now);
        Family.add(child);
        Thread.ofVirtual().name(name + "-output").start(() -> child.copyTo(log));
        return child;
    }

    /** The operating system's number for it. */
    public long pid() {
        return process.pid();
    }

    /** What it is called in messages. */
    public String name() {
        return name;
    }

    /** {@link System#nanoTime} just before it was started. */
    public long startedNanos() {
        return startedNanos;
    }

    /** Whether it still runs (a frozen one does). */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it at once, as a power cut would end the program: SIGKILL; waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(10));
    }

    /** Stops it from running without its knowledge: SIGSTOP. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it run again: SIGCONT. */
    public void thaw() {
        signal("CONT");
    }

    /** Asks it to end (SIGTERM), then ends it. */
    public void stop(Duration patience) {
        process.destroy();
        if (awaitExit(patience).isEmpty()) {
            kill();
        }
    }

    @Override
    public void close() {
        kill();
        Family.remove(this);
    }

    /** The exit code, if it ends in time; see {@link Patience}. */
    public Optional<Integer> awaitExit(Duration onAQuietMachine) {
        Patience patience = Patience.of(onAQuietMachine);
        try {
            do {
                if (process.waitFor(Math.max(1, patience.leftNanos()), TimeUnit.NANOSECONDS)) {
                    return Optional.of(process.exitValue());
                }
            } while (!patience.isOver());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Everything it said so far, bounded. */
    public List<String> lines() {
        lock.lock();
        try {
            return List.copyOf(lines);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The first match of the pattern in any line, said already or soon.
     *
     * @throws IOException when it ends or the time is over without such a line
     */
    public Matcher awaitLine(Pattern pattern, Duration onAQuietMachine) throws IOException {
        Patience patience = Patience.of(onAQuietMachine);
        lock.lock();
        try {
            int next = 0;
            while (true) {
                for (; next < lines.size(); next++) {
                    Matcher matcher = pattern.matcher(lines.get(next));
                    if (matcher.find()) {
                        return matcher;
                    }
                }
                long left = patience.leftNanos();
                if (ended || left <= 0) {
                    throw new IOException(missing(pattern));
                }
                spoke.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(name + ": interrupted while waiting for " + pattern, e);
        } finally {
            lock.unlock();
        }
    }

    private String missing(Pattern pattern) {
        List<String> tail = lines.subList(Math.max(0, lines.size() - 12), lines.size());
        return name + (ended ? " ended" : " went on") + " without saying \"" + pattern
                + "\"; its last lines:\n  " + String.join("\n  ", tail);
    }

    private void copyTo(Path log) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
                Writer writer = Files.newBufferedWriter(log, StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                writer.write(line + "\n");
                writer.flush();
                keep(line);
            }
        } catch (IOException e) {
            // A killed process closes its pipe in the middle of a line.
            keep("(output ended: " + e.getMessage() + ")");
        } finally {
            end();
        }
    }

    private void keep(String line) {
        lock.lock();
        try {
            if (lines.size() < KEPT_LINES) {
                lines.add(line);
            }
            spoke.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            ended = true;
            spoke.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void signal(String signal) {
        try {
            // The JDK has no SIGSTOP; every shell has "kill" in itself, a system may lack the
            // program.
            Process kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid())
                    .inheritIO().start();
            kill.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run \"sh\": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
