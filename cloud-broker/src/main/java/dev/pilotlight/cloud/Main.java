package dev.pilotlight.cloud;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the cloud service. */
@Command(name = "pilotlight-cloud", mixinStandardHelpOptions = true, versionProvider = Main.Version.class, description = "The cloud service for Pilotlight thermostats.", subcommands = {
        ServeCommand.class, DeviceCommand.class, UserCommand.class,
        BackupCommand.class, CheckCommand.class, KeyCommand.class, SignCommand.class,
        VerifyCommand.class, RolloutCommand.class})
public final class Main {
    private Main() {}

    /** The option that every command has. */
    static final class Data {
        @Option(names = "--data", paramLabel = "DIR", defaultValue = "pilotlight-cloud-data", description = "Data directory, made at first use (default: ${DEFAULT-VALUE}).")
        Path directory = Path.of("pilotlight-cloud-data");
    }

    /** The version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            @Nullable
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[]{
                    "pilotlight-cloud " + (version == null ? "(not packaged)" : version)};
        }
    }

    public static void main(String[] args) {
        // Before the first logger: HiveMQ's jar has a logback.xml too, and a louder one.
        System.setProperty("logback.configurationFile", "dev/pilotlight/cloud/logback.xml");
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(
                (failure, command, _) -> say(failure, command.getErr()));
    }

    /** A sentence for people; the trace is for the log. */
    private static int say(Exception failure, PrintWriter err) {
        String message = failure.getMessage();
        err.println("pilotlight-cloud: " + (message == null ? failure.toString() : message));
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
