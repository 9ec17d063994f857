package dev.pilotlight.faults;

import dev.pilotlight.faults.lan.BesiegedPage;
import dev.pilotlight.faults.lan.GuessReport;
import dev.pilotlight.faults.process.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pilotlight-faults pin-guesses}. */
@Command(name = "pin-guesses", mixinStandardHelpOptions = true, description = "Guesses at the PIN of the page in the house as fast as it goes, from the machine itself and from one host in its network, with one address and with forty, while others log in. Root, on Linux.", exitCodeListHeading = "Ends with%n", exitCodeList = {
        "0:ten guesses a minute in all, and nobody else was hindered",
        "2:nothing could be tried", "3:more, or somebody was"})
final class PinGuessesCommand implements Callable<Integer> {
    @Mixin
    private final Jars jars = new Jars();

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "70", description = "Of each kind, before a newcomer is paired (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() throws IOException {
        PageFloodsCommand.needHosts();
        boolean good = true;
        Path data = jars.fresh();
        for (BesiegedPage.Guesser from : BesiegedPage.Guesser.values()) {
            // Each begins with a thermostat that nobody has guessed at.
            try (BesiegedPage page = new BesiegedPage(jars.agent(), Files.createDirectories(data
                    .resolve(from.name())), GuestCommand.command())) {
                GuessReport report = page.guessed(from, Duration.ofSeconds(seconds));
                boolean reached = report.isGood(Patience.slowness());
                System.out.println(report + (reached ? ": good" : ": MISSED"));
                good &= reached;
            }
        }
        return good ? 0 : Main.LAW_BROKEN;
    }
}
