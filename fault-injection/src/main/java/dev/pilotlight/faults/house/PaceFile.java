package dev.pilotlight.faults.house;

import dev.pilotlight.units.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The one clock of a demonstration, and the file through which other processes follow it.
 *
 * <p>
 * Any thread. The file is replaced in one piece, so that nobody reads half a line.
 */
public final class PaceFile implements ShownTime {

    private final Path file;
    private final InstantSource real;
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
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, pace.line() + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
