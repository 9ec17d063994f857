package dev.pilotlight.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Every command line that people type, as picocli reads it and explains it. */
@Command(name = "pilotlight", mixinStandardHelpOptions = true, version = "pilotlight "
        + Main.VERSION, description = "A thermostat that syncs with a cloud and never needs it.", scope = CommandLine.ScopeType.INHERIT)
final class Commands implements Runnable {
    /** In the order of the help. */
    private static final Map<String, Supplier<Object>> COMMANDS = commands();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("run", RunCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("relays-off", RelaysOffCommand::new);
        commands.put("probe", ProbeCommand::new);
        commands.put("doctor", DoctorCommand::new);
        commands.put("enrol", EnrolCommand::new);
        commands.put("status", StatusCommand::new);
        commands.put("set", SetCommand::new);
        commands.put("schedule", ScheduleCommand::new);
        commands.put("config", ConfigCommand::new);
        commands.put("pair", PairCommand::new);
        commands.put("reset", ResetCommand::new);
        commands.put("simulate", SimulateCommand::new);
        commands.put("compare", CompareCommand::new);
        commands.put("drill", DrillCommand::new);
        return commands;
    }

    static int execute(String... arguments) {
        CommandLine line = line(arguments);
        line.setExecutionExceptionHandler((problem, command, _) -> Main.refused(problem, command
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
        CommandLine line = new CommandLine(new Commands());
        boolean named = arguments.length > 0 && COMMANDS.containsKey(arguments[0]);
        COMMANDS.forEach((name, command) -> {
            if (!named || name.equals(arguments[0])) {
                line.addSubcommand(name, command.get());
            }
        });
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "want a command: "
                + String.join(", ", COMMANDS.keySet()));
    }
}
