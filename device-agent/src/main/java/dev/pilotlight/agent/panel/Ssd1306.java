package dev.pilotlight.agent.panel;

import dev.pilotlight.agent.port.I2cDevice;
import java.io.IOException;

/** Solomon Systech's SSD1306 with 128 by 64 dots (data sheet rev. 1.1) on I2C. One thread. */
final class Ssd1306 {
    /** 8.1.5.2: the byte in front says what follows, commands or dots. */
    private static final byte COMMANDS = 0x00;
    private static final byte DOTS = 0x40;
    /**
     * Application note 4.2 "Software configuration", and 10.1.3 for the order of the memory:
     * multiplex 64, no offset, start line 0, turned so that the connector is above, pins
     * alternating, contrast, dots from memory, not inverted, clock, horizontal order, charge pump,
     * on.
     */
    private static final byte[] START = bytes(COMMANDS, 0xa8, 0x3f, 0xd3, 0, 0x40, 0xa1, 0xc8, 0xda,
            0x12, 0x81, 0x7f, 0xa4, 0xa6, 0xd5, 0x80, 0x20, 0, 0x8d, 0x14, 0xaf);
    /** 10.1.4 and 10.1.5: all columns, all pages, from the first. */
    private static final byte[] FROM_THE_FIRST = bytes(COMMANDS, 0x21, 0, 127, 0x22, 0, 7);
    private static final int PAGES = 8;

    private final I2cDevice device;
    private boolean started;

    Ssd1306(I2cDevice device) {
        this.device = device;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** Shows that picture; after a failure the display is started anew, for it may be another. */
    void show(Frame frame) throws IOException {
        boolean before = started;
        started = false;
        if (!before) {
            device.transfer(START, 0);
        }
        device.transfer(FROM_THE_FIRST, 0);
        for (int page = 0; page < PAGES; page++) {
            byte[] dots = frame.page(page);
            byte[] sent = new byte[dots.length + 1];
            sent[0] = DOTS;
            System.arraycopy(dots, 0, sent, 1, dots.length);
            device.transfer(sent, 0);
        }
        started = true;
    }
}
