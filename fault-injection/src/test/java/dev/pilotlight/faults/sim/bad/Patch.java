package dev.pilotlight.faults.sim.bad;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One line or setting of product code, made wrong.
 *
 * @param source its file, from the root of the repository
 * @param text what stands there, exactly once
 * @param replacement what is to stand there
 */
public record Patch(String source, String text, String replacement) {
    private static final String JAVA = "/src/main/java/";

    /** The source made wrong; fails when the product has moved on and nothing is made wrong. */
    String applied() throws IOException {
        String whole = Files.readString(root().resolve(source));
        int at = whole.indexOf(text);
        if (at < 0 || whole.indexOf(text, at + 1) >= 0) {
            throw new IllegalStateException("\"" + text + "\" is " + (at < 0 ? "not" : "twice")
                    + " in " + source + ", want it once: mend the variant");
        }
        return whole.substring(0, at) + replacement + whole.substring(at + text.length());
    }

    /** Binary name of the class that the file is named after. */
    String className() {
        String path = source.substring(source.indexOf(JAVA) + JAVA.length());
        return path.substring(0, path.length() - ".java".length()).replace('/', '.');
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("device-agent")) ? here : here.resolve("..");
    }
}
