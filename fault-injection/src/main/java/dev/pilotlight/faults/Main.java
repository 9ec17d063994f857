package dev.pilotlight.faults;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of the program. */
@Command(name = "pilotlight-faults", mixinStandardHelpOptions = true, description = "Starts Pilotlight's cloud and agent and breaks them on purpose.", subcommands = {
        BenchCommand.class, DemoCommand.class, OutageCommand.class, ChaosCommand.class,
        DeathsCommand.class, ListCommand.class, RunCommand.class, ReplayCommand.class,
        TargetsCommand.class, MutantsCommand.class,
        ConfigurationCommand.class,
        ApplianceCommand.class, FloodsCommand.class, PageFloodsCommand.class,
        PinGuessesCommand.class, GuestCommand.class, ConformanceCommand.class,
        LatenessCommand.class, LatenessCommand.Bare.class})
public final class Main {

    /** Not 1: that is what a Java that cannot even start ends with. */
    static final int LAW_BROKEN = 3;

    private Main() {}

    /**
     * Ends with 0 when all went well, 2 when nothing could be tried, {@link #LAW_BROKEN} when a law
     * was broken.
     */
    public static void main(String[] arguments) {
        // Connections to "localhost" are made in a fraction of the time of a name look-up.
        System.setProperty("java.net.preferIPv4Stack", "true");
        System.exit(new CommandLine(new Main()).setExecutionExceptionHandler((e, line, _) -> {
            line.getErr().println("pilotlight-faults: " + e.getMessage());
            return 2;
        }).execute(arguments));
    }
}
