package dev.pilotlight.agent.system;

import dev.pilotlight.agent.core.ClockTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How far the machine's wall clock can be believed. The rule: a clock that the kernel calls
 * synchronised is trusted, unless it jumped since; one that was, in this run, drifts; else a board
 * without a battery clock (it has a device tree, and no /dev/rtc0), and any clock before this
 * program was written, is unknown; every other clock drifts, since its host or battery set it.
 */
final class ClockJudge {
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

    private final BooleanSupplier kernel;
    private final Path root;
    private boolean wasTrusted;
    private Optional<FileTime> seen = Optional.empty();
    private Optional<FileTime> disproved = Optional.empty();

    ClockJudge(BooleanSupplier kernel, Path root) {
        this.kernel = kernel;
        this.root = root;
    }

    /** Before the kernel was asked, which takes a moment: what the files alone say. */
    static ClockTrust atFirstSight(Instant wall, Path root) {
        return new ClockJudge(() -> false, root).judge(wall, false);
    }

    /** Whether a clock that showed the one at uptime zero was set, and did not only drift. */
    static boolean isStep(Instant before, Instant after) {
        return Duration.between(before, after).abs().compareTo(STEP) > 0;
    }

    /**
     * Between two looks: a clock that was just set is not trusted before somebody vouches for it.
     */
    static ClockTrust now(ClockTrust judged, boolean stepped, Instant wall) {
        if (wall.isBefore(WRITTEN)) {
            return ClockTrust.UNKNOWN;
        }
        return stepped && judged == ClockTrust.TRUSTED ? ClockTrust.DRIFTING : judged;
    }

    /** After a step only a time service's next word counts, and not the one before it. */
    ClockTrust judge(Instant wall, boolean stepped) {
        if (wall.isBefore(WRITTEN)) {
            return ClockTrust.UNKNOWN;
        }
        Optional<FileTime> word = lastWord();
        disproved = stepped ? seen : disproved;
        seen = word;
        if (kernel.getAsBoolean() || (word.isPresent() && !word.equals(disproved))) {
            wasTrusted = true;
            return ClockTrust.TRUSTED;
        }
        boolean board = Files.exists(root.resolve("proc/device-tree/model"));
        boolean battery = Files.exists(root.resolve("dev/rtc0"));
        return board && !battery && !wasTrusted ? ClockTrust.UNKNOWN : ClockTrust.DRIFTING;
    }

    /** systemd-timesyncd touches it whenever it sets the clock. */
    private Optional<FileTime> lastWord() {
        try {
            return Optional.of(Files.getLastModifiedTime(root.resolve(
                    "run/systemd/timesync/synchronized")));
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
