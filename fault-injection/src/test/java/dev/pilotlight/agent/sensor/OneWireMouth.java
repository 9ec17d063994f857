package dev.pilotlight.agent.sensor;

import dev.pilotlight.faults.fuzz.Mouth;
import dev.pilotlight.units.Temperature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.Checksum;

/** What the kernel shows of a DS18B20 in {@code w1_slave}. */
public final class OneWireMouth implements Mouth {
    private static final int NINE_IN_HEX = 27;

    @Override
    public void take(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        Temperature temperature;
        try {
            temperature = Scratchpad.parse(text).temperature();
        } catch (IOException refused) {
            return;
        }
        int milliC = temperature.milliC();
        Mouth.check(milliC >= -55_000 && milliC <= 125_000 && milliC != 85_000, milliC
                + " m°C of a DS18B20");
        Mouth.check(holdsNineGoodBytes(text), "a temperature without nine bytes whose checksum"
                + " is right");
    }

    /** Whether nine bytes stand anywhere in the text, the last of them being their checksum. */
    private static boolean holdsNineGoodBytes(String text) {
        for (int at = 0; at + NINE_IN_HEX <= text.length(); at++) {
            String hex = text.substring(at, at + NINE_IN_HEX);
            if (hex.matches("([0-9a-f]{2} ){9}")) {
                Checksum crc = new DallasCrc();
                crc.update(HexFormat.of().parseHex(hex.replace(" ", "")));
                if (crc.getValue() == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * CRC-8 of application note 27 (Maxim): x^8 + x^5 + x^4 + 1, a bit at a time, by its shift
     * register.
     */
    private static final class DallasCrc implements Checksum {
        private int register;

        @Override
        public void update(int value) {
            for (int bit = 0; bit < 8; bit++) {
                int in = (value >> bit ^ register) & 1;
                register >>= 1;
                if (in == 1) {
                    register ^= 0b1000_1100;
                }
            }
        }

        @Override
        public void update(byte[] bytes, int from, int length) {
            for (int i = from; i < from + length; i++) {
                update(bytes[i] & 0xFF);
            }
        }

        @Override
        public long getValue() {
            return register;
        }

        @Override
        public void reset() {
            register = 0;
        }
    }
}
