package dev.pilotlight.agent.gpio;

import java.io.IOException;

/** What the kernel refused, and what a person can do about it. */
final class ErrnoException extends IOException {
    private static final long serialVersionUID = 1;
    private static final int ENOENT = 2;
    private static final int EIO = 5;
    private static final int ENXIO = 6;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;
    static final int EOPNOTSUPP = 95;
    private static final int ETIMEDOUT = 110;
    private static final int EREMOTEIO = 121;

    ErrnoException(String what, int errno) {
        super(what + ": " + words(errno));
    }

    private static String words(int errno) {
        return switch (errno) {
            case ENOENT, ENODEV -> "is not there";
            case EACCES -> "is not allowed, want the user in groups gpio and i2c";
            case EBUSY -> "is taken by another process";
            // An I2C chip that does not acknowledge: each bus driver has its own word for it.
            case EIO, ENXIO, EREMOTEIO -> "does not answer";
            case EOPNOTSUPP -> "is none that this bus knows, want one of plain I2C transfers";
            case ETIMEDOUT -> "hangs";
            default -> "failed, errno " + errno;
        };
    }
}
