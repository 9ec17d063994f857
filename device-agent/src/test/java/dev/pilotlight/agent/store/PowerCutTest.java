package dev.pilotlight.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.Targets;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cuts the power of a file system while a journal writes to it. Only what was acknowledged before
 * the cut counts. Five cuts; two hundred with {@code mvn -P deep verify}.
 */
class PowerCutTest {
    private static final int CUTS = Boolean.getBoolean("pilotlight.deep") ? 200 : 5;
    private static final long ROWS_BEFORE_A_CUT = 20;

    @TempDir
    Path directory;

    private final SplittableRandom chance = new SplittableRandom(20_170_228);

    /** A journal in a process of its own. */
    private static final class Child {
        private final Process process;
        private final AtomicLong kept = new AtomicLong();
        private volatile String lastWords = "";

        Child(Path file, long from, Map<String, String> environment) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"),
                    "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty(
                            "java.class.path"),
                    JournalChild.class.getName(), file.toString(),
                    Long.toString(from)).redirectErrorStream(true);
            builder.environment().putAll(environment);
            this.process = builder.start();
            kept.set(from - 1);
            Thread.ofPlatform().daemon().start(this::read);
        }

        private void read() {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("kept ")) {
                        kept.set(Long.parseLong(line.substring(5)));
                    } else {
                        lastWords = line;
                    }
                }
            } catch (IOException killed) {
                // Its last line may be torn.
            }
        }

        void awaitKept(long seq) throws InterruptedException {
            for (int look = 0; kept.get() < seq; look++) {
                assertThat(look).as("row %d is not kept; it said: %s", seq, lastWords).isLessThan(
                        6_000);
                assertThat(process.isAlive()).isTrue();
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    /** The newest row of the file; 0 when there is a hole in it or it is no database any more. */
    private static long newest(Path file) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "SELECT max(seq), count(*) FROM record WHERE stream = 1")) {
            found.next();
            boolean whole = found.getLong(2) == found.getLong(1);
            return whole ? found.getLong(1) : 0;
        } catch (SQLException ruined) {
            return 0;
        }
    }

    /** How many acknowledged rows were lost in one cut. */
    private long lostInOneCut(LoopDisk disk, long before, Map<String, String> environment)
            throws Throwable {
        Path file = disk.folder().resolve("pilotlight.db");
        Child child = new Child(file, before + 1, environment);
        long kept;
        try {
            child.awaitKept(before + ROWS_BEFORE_A_CUT + chance.nextInt(60));
            kept = child.kept.get();
            disk.cut();
        } finally {
            child.kill();
        }
        disk.restore();
        return Math.max(0, kept - (Files.exists(file) ? newest(file) : 0));
    }

    @Test
    @Tag("S03")
    void noPowerCutLosesARowThatWasAcknowledgedAndWithoutSyncsTheSameCutsDo() throws Throwable {
        needsLoopDisk();
        if (!Skips.isThere("cc")) {
            Skips.because("POWER CUTS ARE NOT TESTED: there is no C compiler for the control"
                    + " (Debian: apt-get install gcc libc6-dev)");
        }
        long lost = lostInManyCuts();
        long control = lostWithoutSyncs();
        Targets.write("30-power-cuts", ("| power cuts (ext4 shutdown on a loop mount): %d | 0"
                + " acknowledged lost; with syncs disabled the same test must lose some | %d lost; without"
                + " syncs %d |").formatted(CUTS, lost, control));
        assertThat(lost).isZero();
        assertThat(control).as("the same cuts with fsync taken away; else this proves nothing")
                .isPositive();
    }

    private long lostInManyCuts() throws Throwable {
        long lost = 0;
        try (LoopDisk disk = new LoopDisk(directory)) {
            Path file = disk.folder().resolve("pilotlight.db");
            for (int cut = 0; cut < CUTS; cut++) {
                lost += lostInOneCut(disk, Files.exists(file) ? newest(file) : 0, Map.of());
            }
        }
        System.out.printf("power cuts: %d, acknowledged rows lost: %d%n", CUTS, lost);
        return lost;
    }

    private long lostWithoutSyncs() throws Throwable {
        Path library = withoutSyncs();
        long lost = 0;
        for (int cut = 0; cut < 3 && lost == 0; cut++) {
            try (LoopDisk disk = new LoopDisk(Files.createDirectories(directory.resolve("c"
                    + cut)))) {
                lost = lostInOneCut(disk, 0, Map.of("LD_PRELOAD", library.toString()));
            }
        }
        System.out.printf("power cuts without syncs: acknowledged rows lost: %d%n", lost);
        return lost;
    }

    private static void needsLoopDisk() {
        String obstacle = LoopDisk.obstacle();
        if (!obstacle.isEmpty()) {
            Skips.because("POWER CUTS ARE NOT TESTED: " + obstacle);
        }
    }

    /** A library that makes every sync do nothing. */
    private Path withoutSyncs() throws IOException, InterruptedException {
        Path source = directory.resolve("nosync.c");
        Path library = directory.resolve("nosync.so");
        Files.writeString(source, """
                int fsync(int f) { return 0; }
                int fdatasync(int f) { return 0; }
                """);
        Process compiler = new ProcessBuilder("cc", "-shared", "-fPIC", "-o", library.toString(),
                source.toString()).inheritIO().start();
        assertThat(compiler.waitFor()).as("cc, with the headers of libc6-dev").isZero();
        return library;
    }
}
