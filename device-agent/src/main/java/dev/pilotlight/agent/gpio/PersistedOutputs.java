package dev.pilotlight.agent.gpio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What this kernel does to an output when its process is gone. Raspberry Pi's kernels leave it
 * driven as it was, unless {@value #LINE} is in config.txt (raspberrypi/linux PR 6117 and 6150); so
 * the relay of a killed agent would stay closed. Others make it an input again, which its pull
 * brings to off.
 */
public final class PersistedOutputs {
    /** The line that makes the kernel let go. */
    public static final String LINE = "dtparam=strict_gpiod";
    /** What is wrong, in one sentence. */
    public static final String SENTENCE = "relays: this kernel keeps a relay closed when the agent"
            + " is killed (persist_gpio_outputs)";
    /** What mends it. */
    public static final String REMEDY = "put the line " + LINE
            + " into /boot/firmware/config.txt (/boot/config.txt before Bookworm), and restart the"
            + " board";

    private static final Map<String, String> MODULES = Map.of("pinctrl-bcm2835",
            "pinctrl_bcm2835", "pinctrl-bcm2711", "pinctrl_bcm2835", "pinctrl-rp1", "pinctrl_rp1");

    private PersistedOutputs() {}

    /** Whether they persist behind the header of this board. */
    public static boolean here(Path sys) {
        return here(sys, label());
    }

    /**
     * Of the chip with that label; when no chip could be asked, of any: one kernel may have both
     * drivers, and only the one behind the header counts.
     */
    static boolean here(Path sys, Optional<String> label) {
        Map<String, Boolean> told = told(sys);
        return label.map(MODULES::get).filter(told::containsKey).map(told::get)
                .orElse(told.containsValue(true));
    }

    private static Map<String, Boolean> told(Path sys) {
        Map<String, Boolean> told = new TreeMap<>();
        for (String module : MODULES.values()) {
            Path parameter = sys.resolve("module/" + module
                    + "/parameters/persist_gpio_outputs");
            try {
                String value = Files.readString(parameter).strip();
                told.put(module, value.equals("Y") || value.equals("1"));
            } catch (IOException otherKernel) {
                // A kernel without the parameter lets go of what is released.
            }
        }
        return told;
    }

    private static Optional<String> label() {
        try {
            return Optional.of(GpioChip.header().label());
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
