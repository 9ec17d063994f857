package dev.pilotlight.agent.system;

import dev.pilotlight.agent.core.ClockTrust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * How far the machine's wall clock can be believed. The rule: a clock that the kernel calls
 * synchronised is trusted; one that was, in this run, drifts; else a board without a battery clock
 * (it has a device tree, and no /dev/rtc0), and any clock before this program was written, is
 * unknown; every other clock drifts, since its host or battery set it.
 */
final class ClockJudge {
    private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

    private final BooleanSupplier kernel;
    private final Path root;
    private boolean wasTrusted;

    ClockJudge(BooleanSupplier kernel, Path root) {
        this.kernel = kernel;
        this.root = root;
    }

    /** Before the kernel was asked, which takes a moment: what the files alone say. */
    static ClockTrust atFirstSight(Instant wall, Path root) {
        return new ClockJudge(() -> false, root).judge(wall);
    }

    ClockTrust judge(Instant wall) {
        if (wall.isBefore(WRITTEN)) {
            return ClockTrust.UNKNOWN;
        }
        if (kernel.getAsBoolean() || Files.exists(root.resolve(
                "run/systemd/timesync/synchronized"))) {
            wasTrusted = true;
            return ClockTrust.TRUSTED;
        }
        boolean board = Files.exists(root.resolve("proc/device-tree/model"));
        boolean battery = Files.exists(root.resolve("dev/rtc0"));
        return board && !battery && !wasTrusted ? ClockTrust.UNKNOWN : ClockTrust.DRIFTING;
    }
}
