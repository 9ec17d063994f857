package dev.pilotlight.faults.house;

import dev.pilotlight.units.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * The one clock of a demonstration, and the files through which other processes follow it, each its
 * own, so that their clocks may be set wrong.
 *
 * <p>
 * Any thread. The file is replaced in one piece, so that nobody reads half a line.
 */
public final class PaceFile implements ShownTime {

    private final Path file;
    private final InstantSource real;
    private final Map<Path, Duration> followers = new HashMap<>();
    private volatile Pace pace;

    /**
     * Writes the file.
     *
     * @param shown what the clock shows now
     * @param speed simulated seconds in a real one
     * @throws IOException when the file cannot be written
     */
    public PaceFile(Path file, InstantSource real, Instant shown, double speed)
            throws IOException {
        this.file = file;
        this.real = real;
        this.pace = new Pace(real.instant(), shown, speed);
        write();
    }

    /** Where other processes read it. */
    public Path file() {
        return file;
    }

    /** Another file, that shows the same until its readers are misled. */
    public synchronized Path beside(String name) throws IOException {
        Path another = file.resolveSibling(name);
        mislead(another, Duration.ZERO);
        return another;
    }

    /**
     * From now on that file shows so much more than this clock, or less: who follows it sees its
     * wall clock step, and no more or less time pass.
     */
    public synchronized void mislead(Path follower, Duration by) throws IOException {
        followers.put(follower, by);
        write(follower, by);
    }

    @Override
    public Instant now() {
        return pace.at(real.instant());
    }

    @Override
    public double speed() {
        return pace.speed();
    }

    /** Goes on from the instant it shows now at another speed. */
    public synchronized void turn(double speed) throws IOException {
        pace = pace.turned(real.instant(), speed);
        write();
    }

    private void write() throws IOException {
        write(file, Duration.ZERO);
        for (Map.Entry<Path, Duration> follower : followers.entrySet()) {
            write(follower.getKey(), follower.getValue());
        }
    }

    private void write(Path where, Duration ahead) throws IOException {
        Path next = where.resolveSibling(where.getFileName() + ".next");
        Pace shown = new Pace(pace.real(), pace.shown().plus(ahead), pace.speed());
        Files.writeString(next, shown.line() + "\n");
        Files.move(next, where, StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
