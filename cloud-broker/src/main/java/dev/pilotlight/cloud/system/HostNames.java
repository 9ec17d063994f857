package dev.pilotlight.cloud.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The names and addresses under which this service is reached: those that {@code serve --host} was
 * told, kept in the data directory, and those that the machine has.
 */
public record HostNames(Path file) {
    /** What a name or address looks like. */
    public static final Pattern FORM = Pattern
            .compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:.]{2,45}");

    /** Those that were told last; none when none ever were. */
    public List<String> told() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** Keeps these instead of those that were told before. */
    public void tell(List<String> hosts) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------")));
        Files.write(file, hosts);
    }

    /** All of them; {@code localhost} first. */
    public List<String> all() throws IOException {
        List<String> names = new ArrayList<>(List.of("localhost", "127.0.0.1", "::1"));
        names.addAll(told());
        names.addAll(own());
        return names.stream().distinct().toList();
    }

    private static List<String> own() throws SocketException {
        List<String> names = new ArrayList<>();
        try {
            names.add(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException nameless) {
            names.clear();
        }
        NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .map(InetAddress::getHostAddress).map(text -> text.split("%", 2)[0])
                .forEach(names::add);
        return names.stream().filter(name -> FORM.matcher(name).matches()).toList();
    }
}
