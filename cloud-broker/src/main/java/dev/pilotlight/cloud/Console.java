package dev.pilotlight.cloud;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Where a command speaks; picocli fills it in. */
final class Console {
    /** How the audit names who uses the command line. */
    static final String WHO = "console";

    private final CommandSpec spec;

    private Console(CommandSpec spec) {
        this.spec = spec;
    }

    static Console of(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec first");
        }
        return new Console(spec);
    }

    void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    /** Refuses what was typed. */
    ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
