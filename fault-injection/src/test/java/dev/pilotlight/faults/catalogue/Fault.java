package dev.pilotlight.faults.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One numbered line of {@code faults.txt}.
 *
 * @param number such as {@code S01} or {@code F34}
 * @param words what goes wrong
 * @param measured what was measured, with the command; may be empty
 */
record Fault(String number, String words, String measured) {

    /** All of them, in their order. */
    static List<Fault> all() {
        try (InputStream file = Fault.class.getResourceAsStream("faults.txt")) {
            if (file == null) {
                throw new IllegalStateException("faults.txt is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(
                    line -> !line.startsWith("#")).map(Fault::parse).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Fault parse(String line) {
        String[] parts = line.split("\\|", -1);
        return new Fault(parts[0].strip(), parts[1].strip(), parts[2].strip());
    }
}
