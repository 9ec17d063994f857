package dev.pilotlight.agent.gpio;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.i2c.I2CBase;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;

/** One chip. Every way of Pi4J's to read and write ends in one transfer. Any thread. */
final class CdevI2c extends I2CBase<CdevI2cs.Bus> {
    private static final byte[] NOTHING = {};

    private final I2cFile file;

    CdevI2c(I2CProvider provider, I2CConfig config, CdevI2cs.Bus bus, I2cFile file) {
        super(provider, config, bus);
        this.file = file;
    }

    private byte[] transfer(byte[] out, int in) {
        return execute(() -> {
            try {
                return file.transfer(out, in);
            } catch (ErrnoException refused) {
                throw new IOException(refused.getMessage(), refused);
            }
        });
    }

    private int into(byte[] target, int offset, byte... answer) {
        System.arraycopy(answer, 0, target, offset, answer.length);
        return answer.length;
    }

    private static byte[] joined(byte[] head, byte[] tail, int offset, int length) {
        byte[] all = new byte[head.length + length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, offset, all, head.length, length);
        return all;
    }

    private static byte[] one(int value) {
        return new byte[]{(byte) value};
    }

    @Override
    public int read() {
        return transfer(NOTHING, 1)[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        return into(target, offset, transfer(NOTHING, length));
    }

    @Override
    public int write(byte value) {
        transfer(one(value), 0);
        return 1;
    }

    @Override
    public int write(byte[] source, int offset, int length) {
        transfer(joined(NOTHING, source, offset, length), 0);
        return length;
    }

    @Override
    public int readRegister(int register) {
        return transfer(one(register), 1)[0] & 0xff;
    }

    @Override
    public int readRegister(int register, byte[] target, int offset, int length) {
        return into(target, offset, transfer(one(register), length));
    }

    @Override
    public int readRegister(byte[] register, byte[] target, int offset, int length) {
        return into(target, offset, transfer(register, length));
    }

    @Override
    public int writeRegister(int register, byte value) {
        transfer(new byte[]{(byte) register, value}, 0);
        return 1;
    }

    @Override
    public int writeRegister(int register, byte[] source, int offset, int length) {
        return writeRegister(one(register), source, offset, length);
    }

    @Override
    public int writeRegister(byte[] register, byte[] source, int offset, int length) {
        transfer(joined(register, source, offset, length), 0);
        return length;
    }

    @Override
    public void close() {
        super.close();
        file.close();
    }
}
