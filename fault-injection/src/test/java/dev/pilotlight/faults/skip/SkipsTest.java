package dev.pilotlight.faults.skip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.pilotlight.faults.process.Tools;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** {@code mvn verify} on a machine with Java and Maven alone, as far as this module goes. */
class SkipsTest {
    private static final Pattern LOUD = Pattern.compile("(?m)^\\*\\*\\* .+ \\*\\*\\*$");

    private record Ran(TestExecutionSummary summary, List<String> loud) {}

    /** Plays that class's tests as if those tools were not installed. */
    private static Ran without(String hidden, String skips, String test) throws Exception {
        Class<?> type = Class.forName("dev.pilotlight.faults.live." + test);
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream usual = System.err;
        Map<String, String> before = with(Map.of("pilotlight.hide", hidden, "pilotlight.skips",
                skips));
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request().selectors(
                    selectClass(type)).build(), listener);
        } finally {
            System.setErr(usual);
            with(before);
        }
        return new Ran(listener.getSummary(), LOUD.matcher(said.toString(StandardCharsets.UTF_8))
                .results().map(found -> found.group()).toList());
    }

    /** Sets them; answers what they were. */
    private static Map<String, String> with(Map<String, String> properties) {
        Map<String, String> before = new TreeMap<>();
        properties.forEach((name, value) -> before.put(name, java.util.Objects.requireNonNullElse(
                value.isEmpty() ? System.clearProperty(name) : System.setProperty(name, value),
                "")));
        return before;
    }

    @ParameterizedTest
    @CsvSource({"HostsIT, nft", "HostsIT, ip", "HostsIT, curl", "OwnBrokerIT, mosquitto",
            "OwnBrokerIT, mosquitto_passwd", "LimitsIT, mosquitto", "BrokerChaosIT, mosquitto",
            "SetClockIT, cc", "SetClockIT, mosquitto"})
    void aTestWhoseToolIsMissingIsSkippedWithOneLoudLineAndFailsNothing(String test, String tool)
            throws Exception {
        Ran ran = without(tool, "allow", test);
        assertThat(ran.summary().getTotalFailureCount()).as("%s", ran.summary().getFailures()
                .stream().map(one -> one.getException()).toList()).isZero();
        assertThat(ran.summary().getTestsSucceededCount()).isZero();
        assertThat(ran.summary().getContainersAbortedCount()).isEqualTo(1);
        assertThat(ran.loud()).hasSize(1);
    }

    @Test
    void withoutABrowserThePagesAreSkippedBeforeAWorldIsStarted() throws Exception {
        Ran ran = without("chromium,chromium-browser,google-chrome", "allow", "PagesIT");
        assertThat(ran.summary().getTotalFailureCount()).isZero();
        assertThat(ran.summary().getContainersAbortedCount()).isEqualTo(1);
        assertThat(ran.loud()).singleElement().asString().contains("apt-get install chromium");
    }

    @Test
    void withoutLintianThePackagesAreStillTestedOtherwise() throws Exception {
        Ran ran = without("lintian,systemd-analyze,ip", "allow", "PackageIT");
        assertThat(ran.summary().getTotalFailureCount()).isZero();
        assertThat(ran.loud()).hasSize(3);
    }

    @Test
    void whereNothingMayBeSkippedAMissingToolIsAFailure() throws Exception {
        Ran ran = without("nft", "fail", "HostsIT");
        assertThat(ran.summary().getTotalFailureCount()).isEqualTo(1);
        assertThat(ran.summary().getFailures().getFirst().getException()).hasMessageContaining(
                "nft is missing");
    }

    @Test
    void aHiddenProgramIsNotThere() {
        assertThat(Tools.find("sh")).isPresent();
        Map<String, String> before = with(Map.of("pilotlight.hide", "curl,sh"));
        assertThat(Tools.find("sh")).isEmpty();
        with(before);
    }
}
