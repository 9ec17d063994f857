package dev.pilotlight.faults;

import dev.pilotlight.faults.flood.Flood;
import dev.pilotlight.faults.lan.Guest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code page-floods} and {@code pin-guesses} start on other hosts. */
@Command(name = "guest", hidden = true, description = "Is somebody in the house's network, and says what it felt.")
final class GuestCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ROLE")
    private String role = "";

    @Parameters(index = "1", paramLabel = "MANY", defaultValue = "0", description = "Connections of a flood.")
    private int many;

    @Option(names = "--page", required = true, paramLabel = "ADDRESS:PORT")
    private String page = "";

    @Option(names = "--from", required = true, split = ",", paramLabel = "ADDRESS")
    private List<String> from = new ArrayList<>();

    @Option(names = "--pin", required = true)
    private String pin = "";

    /** The command that starts one, up to its role. */
    static List<String> command() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty(
                        "java.class.path"),
                Main.class.getName(), "guest");
    }

    @Override
    public Integer call() throws IOException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String one : from) {
            addresses.add(InetAddress.ofLiteral(one));
        }
        int colon = page.lastIndexOf(':');
        Guest guest = new Guest(new InetSocketAddress(InetAddress.ofLiteral(page.substring(0,
                colon)), Integer.parseInt(
                        page.substring(colon + 1))),
                addresses, pin, System.out::println);
        if (Stream.of(Flood.values()).anyMatch(flood -> flood.name().equals(role))) {
            guest.crowd(Flood.valueOf(role), many);
        } else {
            guest.play(Guest.Role.valueOf(role));
        }
        return 0;
    }
}
