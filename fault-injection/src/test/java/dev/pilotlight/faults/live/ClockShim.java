package dev.pilotlight.faults.live;

import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.skip.Skips;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A wall clock of its own for one process, as the kernel's clock would look to it after somebody
 * set it: what asks for the time is replaced in that process by {@code clockshim.c}.
 */
final class ClockShim {
    private static final Duration COMPILED = Duration.ofSeconds(60);

    private final Path library;
    private final Path ahead;

    /** Makes it; without a compiler the test is skipped loudly. */
    ClockShim(Path folder) throws IOException {
        Path program = Skips.compiler();
        this.library = folder.resolve("clockshim.so");
        this.ahead = folder.resolve("ahead");
        step(Duration.ZERO);
        Path source = folder.resolve("clockshim.c");
        try (InputStream text = Objects.requireNonNull(ClockShim.class.getResourceAsStream(
                "clockshim.c"))) {
            Files.copy(text, source);
        }
        try (Child compiler = Child.start("cc", folder.resolve("cc.log"), List.of(program
                .toString(), "-O2", "-fPIC", "-shared", "-o", library.toString(),
                source
                        .toString()))) {
            if (compiler.awaitExit(COMPILED).orElse(-1) != 0) {
                throw new IOException("cc failed: " + compiler.lines());
            }
        }
    }

    /** What a command has to begin with. */
    List<String> prefix() {
        return List.of("env", "LD_PRELOAD=" + library, "CLOCK_SHIM=" + ahead);
    }

    /** From now on its wall clock is off by so much. */
    void step(Duration by) throws IOException {
        ByteBuffer seconds = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder())
                .putLong(by.toSeconds()).flip();
        try (FileChannel file = FileChannel.open(ahead, StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            file.write(seconds, 0);
        }
    }
}
