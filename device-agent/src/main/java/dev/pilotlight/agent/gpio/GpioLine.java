package dev.pilotlight.agent.gpio;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * One line of a GPIO chip, taken for as long as this process lives and does not {@link #close} it:
 * the second version of the ABI in {@code linux/gpio.h}. Any thread.
 */
final class GpioLine {
    private static final long GET_LINE = 0xC250B407L;
    private static final long GET_VALUES = 0xC010B40EL;
    private static final long SET_VALUES = 0xC010B40FL;

    private static final long INPUT = 1 << 2;
    private static final long OUTPUT = 1 << 3;
    private static final long BOTH_EDGES = (1 << 4) | (1 << 5);
    private static final long PULL_UP = 1 << 8;
    private static final long PULL_DOWN = 1 << 9;
    private static final long NO_PULL = 1 << 10;
    private static final int OUTPUT_VALUES = 2;
    private static final int DEBOUNCE = 3;
    private static final byte[] CONSUMER = "pilotlight".getBytes(StandardCharsets.US_ASCII);

    /** Of {@code struct gpio_v2_line_request}. */
    private static final int REQUEST_BYTES = 592;
    private static final int CONSUMER_AT = 256;
    private static final int FLAGS_AT = 288;
    private static final int ATTRIBUTES_AT = 296;
    private static final int FIRST_ATTRIBUTE_AT = 320;
    private static final int LINES_AT = 560;
    private static final int DESCRIPTOR_AT = 588;
    /** Of {@code struct gpio_v2_line_event}. */
    private static final int EVENT_BYTES = 48;
    private static final int EVENTS = 16;

    private final int descriptor;

    private GpioLine(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Which way an input is pulled while nothing drives it. */
    enum Pull {
        UP(PULL_UP), DOWN(PULL_DOWN), NONE(NO_PULL);

        private final long flag;

        Pull(long flag) {
            this.flag = flag;
        }
    }

    /**
     * Takes a line as an output. The level is part of the request, so the line is never at the
     * other one. It is also pulled to {@code released}: that is where it stays when this process
     * dies, if the kernel lets go of it then ({@link PersistedOutputs}).
     */
    static GpioLine output(int chip, int line, boolean high, boolean released)
            throws ErrnoException {
        return request(chip, line, OUTPUT | (released ? PULL_UP : PULL_DOWN), OUTPUT_VALUES,
                high ? 1 : 0);
    }

    /**
     * Takes a line as an input whose changes the kernel tells, debounced by it when that is > 0.
     */
    static GpioLine input(int chip, int line, Pull pull, int debounceMicros)
            throws ErrnoException {
        return request(chip, line, INPUT | BOTH_EDGES | pull.flag, debounceMicros > 0
                ? DEBOUNCE
                : 0, debounceMicros);
    }

    private static GpioLine request(int chip, int line, long flags, int attribute, long value)
            throws ErrnoException {
        String path = "/dev/gpiochip" + chip;
        int opened = Libc.open(path);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = arena.allocate(REQUEST_BYTES, 8);
            request.set(JAVA_INT, 0, line);
            MemorySegment.copy(CONSUMER, 0, request, JAVA_BYTE, CONSUMER_AT, CONSUMER.length);
            request.set(JAVA_LONG, FLAGS_AT, flags);
            if (attribute != 0) {
                request.set(JAVA_INT, ATTRIBUTES_AT, 1);
                request.set(JAVA_INT, FIRST_ATTRIBUTE_AT, attribute);
                request.set(JAVA_LONG, FIRST_ATTRIBUTE_AT + 8, value);
                // Bit 0 is the first line of this request, whatever its offset on the chip.
                request.set(JAVA_LONG, FIRST_ATTRIBUTE_AT + 16, 1);
            }
            request.set(JAVA_INT, LINES_AT, 1);
            Libc.ioctl("GPIO" + line, opened, GET_LINE, request);
            return new GpioLine(request.get(JAVA_INT, DESCRIPTOR_AT));
        } finally {
            Libc.close(opened);
        }
    }

    void set(boolean high) throws ErrnoException {
        values(SET_VALUES, high ? 1 : 0);
    }

    boolean isHigh() throws ErrnoException {
        return (values(GET_VALUES, 0) & 1) != 0;
    }

    private long values(long call, long bits) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment values = arena.allocate(16, 8);
            values.set(JAVA_LONG, 0, bits);
            values.set(JAVA_LONG, 8, 1);
            Libc.ioctl("GPIO line", descriptor, call, values);
            return values.get(JAVA_LONG, 0);
        }
    }

    /** Waits so many milliseconds for changes, and takes those that came; false when none did. */
    boolean awaitChange(int millis) throws ErrnoException {
        if (!Libc.poll(descriptor, millis)) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            return Libc.read(descriptor, arena.allocate((long) EVENT_BYTES * EVENTS, 8)) > 0;
        }
    }

    /** Lets go of the line. */
    void close() {
        Libc.close(descriptor);
    }
}
