package dev.pilotlight.agent;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code pilotlight}. */
@Command(name = "pilotlight", mixinStandardHelpOptions = true, version = "pilotlight "
        + Main.VERSION, description = "A thermostat that syncs with a cloud and never needs it.", scope = CommandLine.ScopeType.INHERIT)
public final class Main implements Runnable {
    static final String VERSION = "0.1.0";
    private static final int BROKEN = 70;
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    /** In the order of the help. */
    private static final Map<String, Supplier<Object>> COMMANDS = commands();
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

    private static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("run", RunCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("probe", ProbeCommand::new);
        commands.put("doctor", DoctorCommand::new);
        commands.put("enrol", EnrolCommand::new);
        commands.put("status", StatusCommand::new);
        commands.put("set", SetCommand::new);
        commands.put("schedule", ScheduleCommand::new);
        commands.put("config", ConfigCommand::new);
        commands.put("reset", ResetCommand::new);
        commands.put("simulate", SimulateCommand::new);
        commands.put("compare", CompareCommand::new);
        commands.put("drill", DrillCommand::new);
        return commands;
    }

    static int execute(String... arguments) {
        CommandLine line = line(arguments);
        line.setExecutionExceptionHandler((problem, command, _) -> refused(problem, command
                .getErr()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        CommandLine set = line.getSubcommands().get("set");
        if (set != null) {
            // `set preset-eco -2` is a difference and no option; Asking refuses other options.
            set.setUnmatchedOptionsArePositionalParams(true);
        }
        return line.execute(arguments);
    }

    /** Only the command that is meant: to describe all ten takes a third of a start of `run`. */
    private static CommandLine line(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        boolean named = arguments.length > 0 && COMMANDS.containsKey(arguments[0]);
        COMMANDS.forEach((name, command) -> {
            if (!named || name.equals(arguments[0])) {
                line.addSubcommand(name, command.get());
            }
        });
        return line;
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
        throw new ParameterException(spec.commandLine(), "want a command: "
                + String.join(", ", COMMANDS.keySet()));
    }
}
