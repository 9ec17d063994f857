package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.flood.Flood;
import dev.pilotlight.faults.lan.BesiegedPage;
import dev.pilotlight.faults.lan.BesiegedPage.Guesser;
import dev.pilotlight.faults.lan.CrowdReport;
import dev.pilotlight.faults.lan.GuessReport;
import dev.pilotlight.faults.process.Patience;
import dev.pilotlight.faults.skip.Skips;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The short forms of {@code pilotlight-faults page-floods} and {@code pin-guesses}. */
@Order(14)
class LanIT {
    private static final int CONNECTIONS = 640;
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration CROWDED = Duration.ofSeconds(3);
    private static final Duration GUESSED = Duration.ofSeconds(5);
    private static final List<String> GUEST = List.of(Path.of(System.getProperty("java.home"),
            "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar",
            RealWorld.FAULTS.toString(), "guest");

    @TempDir
    Path folder;

    @BeforeAll
    static void needsHosts() {
        Skips.hosts();
    }

    @Test
    void sixHundredConnectionsOfOneAddressKeepNobodyElseFromThePageOrTheCommandLine()
            throws IOException {
        try (BesiegedPage page = new BesiegedPage(RealWorld.AGENT, folder, GUEST)) {
            for (Flood flood : List.of(Flood.SILENT, Flood.SLOW_REQUEST, Flood.HALF_A_REQUEST)) {
                CrowdReport report = page.under(flood, CONNECTIONS, CROWDED);
                System.out.println(report);
                assertThat(report.isGood(Patience.stretched(LIMIT))).as("%s", report).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOOPBACK", "ONE_HOST"})
    void whoGuessesThePinHasTenTriesAMinuteAndKeepsNobodyElseOut(Guesser from)
            throws IOException {
        try (BesiegedPage page = new BesiegedPage(RealWorld.AGENT, folder, GUEST)) {
            GuessReport report = page.guessed(from, GUESSED);
            System.out.println(report);
            assertThat(report.isGood(Patience.slowness())).as("%s", report).isTrue();
        }
    }

    /** Of a newcomer this says nothing: forty addresses use up a window of pairing, see README. */
    @Test
    void whoGuessesWithManyAddressesHasNoMoreTriesAndKeepsNobodyOutWhoWasHereBefore()
            throws IOException {
        try (BesiegedPage page = new BesiegedPage(RealWorld.AGENT, folder, GUEST)) {
            GuessReport report = page.guessed(Guesser.ONE_HOST_WITH_MANY_ADDRESSES, GUESSED);
            System.out.println(report);
            assertThat(report.isBounded(Patience.slowness())).as("%s", report).isTrue();
        }
    }
}
