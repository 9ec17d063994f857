package dev.pilotlight.agent.sensor;

import dev.pilotlight.agent.port.I2cDevice;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/** A chip that answers what was recorded, transfer by transfer, and keeps what it was told. */
final class FakeChip implements I2cDevice {
    private static final HexFormat HEX = HexFormat.of();
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();

    /** For each transfer that reads, the bytes in hexadecimal; "?" does not answer. */
    FakeChip(String... answers) {
        this.answers.addAll(List.of(answers));
    }

    @Override
    public byte[] transfer(byte[] out, int in) throws IOException {
        heard.add(HEX.formatHex(out) + (in > 0 ? ">" + in : ""));
        if (in == 0) {
            return new byte[0];
        }
        String answer = answers.remove();
        if (answer.equals("?")) {
            throw new IOException("0x48: does not answer");
        }
        byte[] bytes = HEX.parseHex(answer.replace(" ", ""));
        if (bytes.length != in) {
            throw new IllegalStateException("asked for " + in + ", recorded " + answer);
        }
        return bytes;
    }

    List<String> heard() {
        return List.copyOf(heard);
    }
}
