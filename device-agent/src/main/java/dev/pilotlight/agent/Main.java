package dev.pilotlight.agent;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program {@code pilotlight}. */
public final class Main {
    static final String VERSION = "0.1.0";
    private static final int BROKEN = 70;
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final String LOG_LINE = "java.util.logging.SimpleFormatter.format";

    private Main() {}

    /** Runs one command; its exit code is 0, 2 for wrong input, 3 for a world that is not ready. */
    public static void main(String[] arguments) {
        // What is written is read by programs too: digits are 0 to 9, whatever the machine's
        // language.
        Locale.setDefault(Locale.ROOT);
        if (System.getProperty(LOG_LINE) == null) {
            System.setProperty(LOG_LINE, "%1$tFT%1$tT %4$s %3$s: %5$s%6$s%n");
        }
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return ServiceLine.of(arguments).map(Main::served)
                .orElseGet(() -> Commands.execute(arguments));
    }

    private static int served(Callable<Integer> command) {
        try {
            return command.call();
        } catch (Exception problem) {
            return refused(problem, new PrintWriter(System.err, true, System.err
                    .charset()));
        }
    }

    /** Says to a person why a command failed; the exit code. */
    static int refused(Exception problem, PrintWriter err) {
        if (problem instanceof Refusal refusal) {
            err.println(refusal.getMessage());
            return refusal.code();
        }
        LOG.debug("an exception that nobody expected", problem);
        err.println("pilotlight failed, and that is a mistake of the program: " + problem);
        return BROKEN;
    }
}
