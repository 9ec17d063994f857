package dev.pilotlight.agent.gpio;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The same by the transfers of SMBus, {@code I2C_SMBUS} of {@code linux/i2c-dev.h}, for buses that
 * know no others.
 */
record SmbusTransfer(int descriptor, Arena arena) {
    private static final long SMBUS = 0x0720;
    private static final byte WRITE = 0;
    private static final byte READ = 1;
    /** The shapes: one byte; a register and a byte; a register and a block of known length. */
    private static final int BYTE = 1;
    private static final int BYTE_DATA = 2;
    private static final int BLOCK_DATA = 8;
    private static final int LONGEST_BLOCK = 32;

    byte[] transfer(byte[] out, int in) throws ErrnoException {
        if (!isKnown(out.length, in)) {
            throw new ErrnoException("a transfer of " + out.length + " bytes out and " + in
                    + " in", ErrnoException.EOPNOTSUPP);
        }
        if (in > 0) {
            return out.length == 0
                    ? new byte[]{one(READ, (byte) 0, BYTE, new byte[0], 1)[0]}
                    : register(out[0], in);
        }
        byte[] value = new byte[out.length - 1];
        System.arraycopy(out, 1, value, 0, value.length);
        one(WRITE, out[0], value.length == 0
                ? BYTE
                : value.length == 1 ? BYTE_DATA : BLOCK_DATA, value, 0);
        return new byte[0];
    }

    /** SMBus reads a byte, or from a register of one byte, and writes at least one. */
    private static boolean isKnown(int out, int in) {
        return in == 0 ? out > 0 : out == 1 || (out == 0 && in == 1);
    }

    private byte[] register(byte first, int in) throws ErrnoException {
        byte[] all = new byte[in];
        for (int done = 0; done < in; done += LONGEST_BLOCK) {
            int length = Math.min(LONGEST_BLOCK, in - done);
            byte[] part = one(READ, (byte) (first + done), BLOCK_DATA, new byte[0], length);
            System.arraycopy(part, 0, all, done, length);
        }
        return all;
    }

    /** One {@code struct i2c_smbus_ioctl_data}; a block carries its length in front. */
    private byte[] one(byte direction, byte register, int shape, byte[] out, int in)
            throws ErrnoException {
        MemorySegment data = arena.allocate(LONGEST_BLOCK + 2, 2);
        int head = shape == BLOCK_DATA ? 1 : 0;
        data.set(JAVA_BYTE, 0, (byte) Math.max(out.length, in));
        MemorySegment.copy(out, 0, data, JAVA_BYTE, head, out.length);
        MemorySegment order = arena.allocate(16, 8);
        order.set(JAVA_BYTE, 0, direction);
        order.set(JAVA_BYTE, 1, register);
        order.set(JAVA_INT, 4, shape);
        order.set(ADDRESS, 8, data);
        Libc.ioctl("SMBus", descriptor, SMBUS, order);
        return data.asSlice(head, in).toArray(JAVA_BYTE);
    }
}
