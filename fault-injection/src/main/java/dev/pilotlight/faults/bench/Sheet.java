package dev.pilotlight.faults.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;

/** The brokers' figures side by side, for a terminal. */
final class Sheet {
    private final PrintStream out;
    private final List<Figures> columns;

    private Sheet(PrintStream out, List<Figures> columns) {
        this.out = out;
        this.columns = columns;
    }

    static void print(PrintStream out, Sizes sizes, List<Figures> columns) {
        Sheet sheet = new Sheet(out, columns);
        String rate = "at " + sizes.rate() + "/s: ";
        sheet.row("", Figures::name);
        sheet.number("connect, ms of its CPU: new", "%.2f", Figures::fresh);
        sheet.number("connect, ms of its CPU: TLS resumed", "%.2f", Figures::resumed);
        sheet.row("heap a connection, KiB: median, of 5 rounds", figures -> figures.liveBytes()
                .kib());
        sheet.number("resident a connection, KiB, one round", "%.0f",
                figures -> figures.residentBytes() / 1024.0);
        sheet.number("as fast as it goes: points/s", "%.0f", figures -> figures.flat().rate());
        sheet.run("as fast as it goes: ", Figures::flat);
        sheet.run(rate, Figures::steady);
    }

    private void run(String when, Function<Figures, Figures.Run> part) {
        number(when + "its CPU, ms a point", "%.3f", figures -> part.apply(figures).cpu());
        number(when + "sender's CPU, ms a point", "%.3f",
                figures -> part.apply(figures).senderCpu());
        number(when + "PUBACK p50, ms", "%.1f", figures -> part.apply(figures).p50());
        number(when + "PUBACK p99, ms", "%.1f", figures -> part.apply(figures).p99());
    }

    private void number(String title, String format, Function<Figures, Double> value) {
        row(title, figures -> format.formatted(value.apply(figures)));
    }

    private void row(String title, Function<Figures, String> value) {
        StringBuilder line = new StringBuilder("%-50s".formatted(title));
        columns.forEach(column -> line.append("%20s".formatted(value.apply(column))));
        out.println(line);
    }
}
