package dev.pilotlight.agent.hardware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The kernel's side of the booted machine: what it sees of the lines, and its simulators' knobs.
 */
final class Kernel {
    private static final Path LINES = Path.of("/run/gpio-sim");
    private static final Path TRACE = Path.of("/sys/kernel/tracing/trace");
    private static final Path ONE_WIRE = Path.of("/sys/module/w1_sim/parameters");
    private static final Path I2C = Path.of("/sys/module/i2c_rawsim/parameters");

    private Kernel() {}

    static boolean isHigh(int line) {
        return read(LINES.resolve("sim_gpio" + line + "/value")).equals("1");
    }

    /** Somebody presses or lets go: what the outside world puts on an input. */
    static void pull(int line, boolean high) {
        write(LINES.resolve("sim_gpio" + line + "/pull"), high ? "pull-up" : "pull-down");
    }

    static void forgetTrace() {
        write(TRACE, "");
    }

    /** Every level that was set on any line since the trace was forgotten, in order. */
    static List<String> levels() {
        return read(TRACE).lines().filter(one -> one.contains("gpio_value") && one.contains(
                " set ")).map(one -> one.substring(one.lastIndexOf(' ') + 1)).toList();
    }

    static void oneWire(String knob, int value) {
        write(ONE_WIRE.resolve(knob), Integer.toString(value));
    }

    static void i2c(String knob, int value) {
        write(I2C.resolve(knob), Integer.toString(value));
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException broken) {
            throw new IllegalStateException(file.toString(), broken);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException broken) {
            throw new IllegalStateException(file.toString(), broken);
        }
    }
}
