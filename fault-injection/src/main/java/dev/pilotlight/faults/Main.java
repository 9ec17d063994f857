package dev.pilotlight.faults;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of the program. */
@Command(name = "pilotlight-faults", mixinStandardHelpOptions = true, description = "Starts Pilotlight's cloud and agent and breaks them on purpose.", subcommands = {
        DemoCommand.class, OutageCommand.class})
public final class Main {

    private Main() {}

    /** Ends with 0 when all went well, 1 when a law was broken, 2 when nothing could be tried. */
    public static void main(String[] arguments) {
        // Connections to "localhost" are made in a fraction of the time of a name look-up.
        System.setProperty("java.net.preferIPv4Stack", "true");
        System.exit(new CommandLine(new Main()).setExecutionExceptionHandler((e, line, _) -> {
            line.getErr().println("pilotlight-faults: " + e.getMessage());
            return 2;
        }).execute(arguments));
    }
}
