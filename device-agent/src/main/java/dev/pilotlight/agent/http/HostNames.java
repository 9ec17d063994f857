package dev.pilotlight.agent.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names by which a device in a house may be called. A page of the internet can let its own name
 * point into the house (DNS rebinding): what a browser then asks carries that name, and is refused.
 *
 * @param machine this machine's own name
 */
record HostNames(String machine) {
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
    private static final Pattern ADDRESS = Pattern.compile("[\\d.]+|\\[[0-9a-f:.]+(%[\\w.-]+)?]");
    /** Ends that nobody on the internet can own, and those of common home routers. */
    private static final List<String> IN_A_HOUSE = List.of(".local", ".home.arpa", ".internal",
            ".lan", ".home", ".localdomain", ".localhost", ".fritz.box", ".test");
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    static HostNames ofThisMachine() {
        try {
            return new HostNames(Files.readString(KERNEL).strip().toLowerCase(Locale.ROOT));
        } catch (IOException unknown) {
            return new HostNames("localhost");
        }
    }

    boolean isOwn(String host) {
        String name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
        boolean isLabel = !name.contains(".") && !name.contains("[");
        return isLabel || ADDRESS.matcher(name).matches() || name.equals(machine)
                || IN_A_HOUSE.stream().anyMatch(name::endsWith);
    }
}
