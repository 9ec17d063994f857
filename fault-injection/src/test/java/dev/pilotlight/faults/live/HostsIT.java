package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.ledger.Row;
import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.skip.Skips;
import dev.pilotlight.faults.script.Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thermostat, cloud and telephone on hosts of their own, between which packets really vanish. */
@Order(7)
class HostsIT {
    /** A wrong address is remembered for half a minute, and a person presses each five seconds. */
    private static final int MOST_TRIES = 12;

    @TempDir
    Path folder;

    private ThreeHosts hosts;

    @BeforeAll
    static void needsHosts() {
        Skips.hosts();
    }

    @BeforeEach
    void begin() throws IOException {
        hosts = new ThreeHosts(folder);
    }

    @AfterEach
    void end() throws IOException {
        hosts.close();
    }

    private void assertThatThePhoneTurnsTheHeatUp(double target) throws IOException {
        hosts.turn(target);
        hosts.await(state -> state.path("hold").path("target").asDouble() == target && state.path(
                "relays").path("heat").asBoolean(), "does not heat");
    }

    @Test
    @Tag("S01")
    @Tag("F02")
    @Tag("F03")
    void theCloudsHostVanishesAndATelephoneInTheHouseStillTurnsTheHeatUp() throws IOException {
        hosts.start();
        hosts.cloud().vanish();
        Duration seen = hosts.await(state -> !ThreeHosts.link(state).equals("online"),
                "does not see that the cloud is gone");
        assertThatThePhoneTurnsTheHeatUp(26);
        assertThat(hosts.cloud().struck()).isPositive();
        hosts.cloud().heal();
        Duration back = hosts.await(state -> ThreeHosts.link(state).equals("online"),
                "is not back");
        System.out.printf("hosts: black hole seen after %.1f s, back after %.1f s%n", seen
                .toMillis() / 1e3, back.toMillis() / 1e3);
    }

    @Test
    @Tag("F01")
    void aRefusedConnectionIsSaidSo() throws IOException {
        hosts.start();
        hosts.cloud().refuse(8883);
        hosts.await(state -> state.path("link").path("cause").asText().equals("tcp"),
                "does not say that it is refused");
        assertThatThePhoneTurnsTheHeatUp(25);
        assertThat(hosts.cloud().struck()).isPositive();
    }

    @Test
    @Tag("S32")
    void oneOfTenPacketsVanishesAndNoWordDoes() throws IOException {
        hosts.start();
        hosts.cloud().lose(10);
        double target = 17;
        while (hosts.cloud().struck() < 20) {
            target = target < 25 ? target + 0.1 : 17;
            hosts.turn(target);
        }
        hosts.cloud().heal();
        hosts.await(HostsIT::isDrained, "did not deliver everything");
        hosts.kill();
        assertThat(lost()).isEmpty();
    }

    private static boolean isDrained(JsonNode state) {
        return ThreeHosts.link(state).equals("online") && state.path("link").path("waiting")
                .asLong(Long.MAX_VALUE) <= 10;
    }

    /** Events that the thermostat takes for delivered and the cloud does not have. */
    private Set<Row.Key> lost() throws IOException {
        Databases databases = new Databases(folder.resolve("copies"));
        Path own = hosts.database("agent/pilotlight.db");
        Set<Row.Key> missing = databases.happenings(own).stream().map(Row::key).collect(Collectors
                .toCollection(HashSet::new));
        assertThat(missing).hasSizeGreaterThan(20);
        missing.removeAll(databases.unsaid(own));
        databases.events(hosts.database("cloud/cloud.db"), "hall").forEach(row -> missing.remove(
                row.key()));
        return missing;
    }

    @Test
    @Tag("S11")
    @Tag("F08")
    void namesThatNobodyAnswersAreSaidSoAndTheHouseGoesOn() throws IOException {
        hosts.start();
        hosts.kill();
        hosts.home().sendTheRestTo(hosts.phone());
        hosts.configure("cloud.pilotlight.example:8883");
        hosts.run();
        hosts.await(state -> state.path("link").path("cause").asText().equals("dns"),
                "does not say that names are not answered");
        assertThatThePhoneTurnsTheHeatUp(26);
    }

    @Test
    @Tag("S11")
    @Tag("F08")
    @Tag("F09")
    void aNameThatLeadsNowhereOrToAnotherIsSaidSoAndTheRightOneIsFoundAgain() throws IOException {
        Child names = hosts.name();
        hosts.start();
        hosts.startAnother();
        hosts.cloud().vanish();
        lies(names, "none", "dns", 24);
        hosts.cloud().heal();
        lies(names, "empty", "dns", 25);
        lies(names, "silent", "dns", 26);
        lies(names, hosts.phone().address(), "certificate", 27);
        assertThat(new Databases(folder.resolve("copies")).events(hosts.database(
                "another/cloud.db"), "hall")).isEmpty();
        hosts.says("slow " + hosts.cloud().address());
        for (int i = 0; i < MOST_TRIES && !isBackWithin(Duration.ofSeconds(5)); i++) {
            hosts.tryNow();
        }
        hosts.await(HostsIT::isDrained, "did not deliver everything");
    }

    private boolean isBackWithin(Duration patience) {
        return Waiting.until(patience, () -> ThreeHosts.link(hosts.state()).equals("online"));
    }

    /** That answer is given, at least twice; the page says why nothing is delivered. */
    private void lies(Child names, String answer, String cause, double target) throws IOException {
        hosts.says(answer);
        hosts.await(state -> state.path("link").path("cause").asText().equals(cause) && names
                .lines().stream().filter(answer::equals).count() >= 2,
                "does not say " + cause + " for " + answer);
        assertThatThePhoneTurnsTheHeatUp(target);
        assertThat(ThreeHosts.link(hosts.state())).isNotEqualTo("online");
    }
}
