package dev.pilotlight.faults;

import dev.pilotlight.faults.flood.Flood;
import dev.pilotlight.faults.hosts.Hosts;
import dev.pilotlight.faults.lan.BesiegedPage;
import dev.pilotlight.faults.lan.CrowdReport;
import dev.pilotlight.faults.process.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pilotlight-faults page-floods}. */
@Command(name = "page-floods", mixinStandardHelpOptions = true, description = "Crowds the page in the house with connections from one address that are silent, slow or half open, while the page is used from elsewhere and commands are typed. Root, on Linux.", exitCodeListHeading = "Ends with%n", exitCodeList = {
        "0:both answered within a second", "2:nothing could be tried", "3:one did not"})
final class PageFloodsCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    @Mixin
    private final Jars jars = new Jars();

    @Option(names = "--connections", paramLabel = "N", defaultValue = "640", description = "Of the one address (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "30", description = "Of each kind (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() throws IOException {
        needHosts();
        boolean good = true;
        try (BesiegedPage page = new BesiegedPage(jars.agent(), jars.fresh(), GuestCommand
                .command())) {
            for (Flood flood : List.of(Flood.SILENT, Flood.SLOW_REQUEST, Flood.HALF_A_REQUEST)) {
                CrowdReport report = page.under(flood, connections, Duration.ofSeconds(seconds));
                boolean reached = report.isGood(Patience.stretched(LIMIT));
                System.out.println(report + (reached ? ": good" : ": MISSED"));
                good &= reached;
            }
        }
        return good ? 0 : Main.LAW_BROKEN;
    }

    static void needHosts() throws IOException {
        if (Hosts.obstacle().isPresent()) {
            throw new IOException("no hosts of their own: " + Hosts.obstacle().get());
        }
    }
}
