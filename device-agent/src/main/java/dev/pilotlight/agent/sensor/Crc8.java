package dev.pilotlight.agent.sensor;

/** The two cyclic redundancy checks of eight bits that our sensors use. */
final class Crc8 {
    /** x^8 + x^5 + x^4 + 1, from the least significant bit: Maxim application note 27. */
    private static final int MAXIM = 0x8c;
    /** The same polynomial from the most significant bit: SHT3x data sheet 4.12, SHT4x 4.4. */
    private static final int SENSIRION = 0x31;
    private static final int SENSIRION_START = 0xff;

    private Crc8() {}

    /** Over the first {@code length} bytes; 0 when the last of them is the check of the others. */
    static int maxim(byte[] bytes, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc ^= bytes[i] & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >> 1 ^ MAXIM : crc >> 1;
            }
        }
        return crc;
    }

    /** Over {@code length} bytes from {@code offset}. */
    static int sensirion(byte[] bytes, int offset, int length) {
        int crc = SENSIRION_START;
        for (int i = offset; i < offset + length; i++) {
            crc ^= bytes[i] & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x80) != 0 ? (crc << 1 ^ SENSIRION) & 0xff : crc << 1 & 0xff;
            }
        }
        return crc;
    }
}
