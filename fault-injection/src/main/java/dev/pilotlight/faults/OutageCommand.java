package dev.pilotlight.faults;

import dev.pilotlight.faults.script.OutageScript;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pilotlight-faults outage}. */
@Command(name = "outage", mixinStandardHelpOptions = true, description = "Plays the outage of 28 February 2017 in under three minutes and judges it.", exitCodeListHeading = "Ends with%n", exitCodeList = {
        "0:every law held", "2:nothing could be tried", "3:a law was broken"})
final class OutageCommand implements Callable<Integer> {

    @Mixin
    private final Jars jars = new Jars();

    @Override
    public Integer call() throws IOException {
        return OutageScript.play(jars.agent(), jars.cloud(), jars.data(), jars.page(), System.out)
                .isBroken() ? Main.LAW_BROKEN : 0;
    }
}
