package dev.pilotlight.agent;

import java.io.PrintWriter;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code pilotlight}. */
@Command(name = "pilotlight", mixinStandardHelpOptions = true, version = "pilotlight 0.1.0", description = "A thermostat that syncs with a cloud and never needs it.", subcommands = {
        RunCommand.class, CheckCommand.class,
        EnrolCommand.class, StatusCommand.class, SetCommand.class, ScheduleCommand.class,
        ResetCommand.class, SimulateCommand.class,
        CompareCommand.class, DrillCommand.class}, scope = CommandLine.ScopeType.INHERIT)
public final class Main implements Runnable {
    private static final int BROKEN = 70;
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final String LOG_LINE = "java.util.logging.SimpleFormatter.format";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs one command; its exit code is 0, 2 for wrong input, 3 for a world that is not ready. */
    public static void main(String[] arguments) {
        if (System.getProperty(LOG_LINE) == null) {
            System.setProperty(LOG_LINE, "%1$tFT%1$tT %4$s %3$s: %5$s%6$s%n");
        }
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((problem, command, _) -> refused(problem, command
                .getErr()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // So that `set preset-eco -2` is a difference and no option; Asking refuses other options.
        Objects.requireNonNull(line.getSubcommands().get("set"))
                .setUnmatchedOptionsArePositionalParams(true);
        return line.execute(arguments);
    }

    private static int refused(Exception problem, PrintWriter err) {
        if (problem instanceof Refusal refusal) {
            err.println(refusal.getMessage());
            return refusal.code();
        }
        LOG.debug("an exception that nobody expected", problem);
        err.println("pilotlight failed, and that is a mistake of the program: " + problem);
        return BROKEN;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "want a command: run, check, enrol,"
                + " status, set, schedule, reset, simulate, compare or drill");
    }
}
