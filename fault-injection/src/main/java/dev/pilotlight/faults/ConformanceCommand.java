package dev.pilotlight.faults;

import dev.pilotlight.faults.conformance.PahoSuite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pilotlight-faults conformance}. */
@Command(name = "conformance", mixinStandardHelpOptions = true, description = "Runs Eclipse Paho's MQTT interoperability suite (github.com/eclipse-paho/paho.mqtt.testing, with python3) against the cloud's development listener.")
final class ConformanceCommand implements Callable<Integer> {
    @Mixin
    private final Jars jars = new Jars();

    @Parameters(paramLabel = "CHECKOUT", description = "Where the suite is checked out.")
    private Path checkout = Path.of("");

    @Override
    public Integer call() throws IOException {
        boolean explained = true;
        try (PahoSuite suite = new PahoSuite(jars.cloud(), jars.fresh())) {
            for (PahoSuite.Version version : PahoSuite.Version.values()) {
                PahoSuite.Result result = suite.run(checkout, version);
                System.out.println(result);
                explained &= result.misses().stream().noneMatch(miss -> miss.contains(
                        "NOT EXPLAINED"));
            }
        }
        return explained ? 0 : Main.LAW_BROKEN;
    }
}
