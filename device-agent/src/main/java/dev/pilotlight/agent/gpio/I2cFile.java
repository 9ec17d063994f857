package dev.pilotlight.agent.gpio;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * One chip through {@code /dev/i2c-N}, by {@code linux/i2c-dev.h} and {@code linux/i2c.h}: plain
 * I2C with a repeated start where the bus can do that, as a Pi's can, and else the transfers of
 * SMBus. The kernel lets one transfer at a time on the bus. Any thread.
 */
final class I2cFile {
    private static final long SET_TIMEOUT = 0x0702;
    private static final long SET_ADDRESS = 0x0703;
    private static final long GET_FUNCTIONS = 0x0705;
    private static final long TRANSFER = 0x0707;
    /** In units of 10 ms: the longest that a chip may hold the clock. */
    private static final long TIMEOUT = 20;
    private static final long PLAIN_I2C = 1;
    private static final short READ = 1;
    private static final int MESSAGE_BYTES = 16;

    private final int descriptor;
    private final int address;
    private final boolean plain;

    private I2cFile(int descriptor, int address, boolean plain) {
        this.descriptor = descriptor;
        this.address = address;
        this.plain = plain;
    }

    /** Opens the bus for one chip; a chip that a driver of the kernel has is refused. */
    static I2cFile open(int bus, int address) throws ErrnoException {
        String path = "/dev/i2c-" + bus;
        int descriptor = Libc.open(path);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment functions = arena.allocate(JAVA_LONG);
            Libc.ioctl(path, descriptor, GET_FUNCTIONS, functions);
            Libc.ioctl(path, descriptor, SET_TIMEOUT, MemorySegment.ofAddress(TIMEOUT));
            Libc.ioctl(path + " 0x" + Integer.toHexString(address), descriptor, SET_ADDRESS,
                    MemorySegment.ofAddress(address));
            return new I2cFile(descriptor, address, (functions.get(JAVA_LONG, 0)
                    & PLAIN_I2C) != 0);
        } catch (ErrnoException refused) {
            Libc.close(descriptor);
            throw refused;
        }
    }

    /** Writes, if there is something to write, and reads, if something is wanted. */
    byte[] transfer(byte[] out, int in) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            if (!plain) {
                return new SmbusTransfer(descriptor, arena).transfer(out, in);
            }
            MemorySegment answer = arena.allocate(Math.max(in, 1));
            MemorySegment messages = arena.allocate(2L * MESSAGE_BYTES, 8);
            int count = 0;
            if (out.length > 0) {
                message(messages, count++, (short) 0, arena.allocateFrom(JAVA_BYTE, out));
            }
            if (in > 0) {
                message(messages, count++, READ, answer);
            }
            MemorySegment order = arena.allocate(16, 8);
            order.set(ADDRESS, 0, messages);
            order.set(JAVA_INT, 8, count);
            Libc.ioctl("0x" + Integer.toHexString(address), descriptor, TRANSFER, order);
            return answer.asSlice(0, in).toArray(JAVA_BYTE);
        }
    }

    /** Fills in a {@code struct i2c_msg}. */
    private void message(MemorySegment messages, int index, short flags, MemorySegment bytes) {
        long at = (long) index * MESSAGE_BYTES;
        messages.set(JAVA_SHORT, at, (short) address);
        messages.set(JAVA_SHORT, at + 2, flags);
        messages.set(JAVA_SHORT, at + 4, (short) bytes.byteSize());
        messages.set(ADDRESS, at + 8, bytes);
    }

    void close() {
        Libc.close(descriptor);
    }
}
