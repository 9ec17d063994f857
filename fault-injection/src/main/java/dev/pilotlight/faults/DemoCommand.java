package dev.pilotlight.faults;

import dev.pilotlight.faults.demo.Demo;
import dev.pilotlight.faults.script.OutageScript;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pilotlight-faults demo}. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "Starts cloud, house and thermostat, and lets you break them by letter.")
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private final Jars jars = new Jars();

    @Option(names = "--script", paramLabel = "NAME", defaultValue = "none", description = "\"outage\" plays that story without a person (default: none).")
    private Script script = Script.none;

    @Option(names = "--speed", paramLabel = "N", defaultValue = "60", description = "Simulated seconds in a real one (default: 60).")
    private double speed;

    /** The stories that there are. */
    enum Script {
        /** A person types letters. */
        none,
        /** The outage of 28 February 2017. */
        outage
    }

    @Override
    public Integer call() throws IOException {
        OutageScript.forget(jars.page());
        return switch (script) {
            case none -> Demo.run(jars.agent(), jars.cloud(), jars.data(), speed, System.in,
                    System.out);
            case outage -> OutageScript.play(jars.agent(), jars.cloud(), jars.data(),
                    jars.page(), System.out).isBroken() ? Main.LAW_BROKEN : 0;
        };
    }
}
