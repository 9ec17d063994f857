package dev.pilotlight.agent.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rounds as a Markdown table, one row a controller, and what was reached. One thread. */
public final class Comparison {
    private static final String HEAD = """
            | house | weather | scene | controller | rmse K | mean K | overshoot K | discomfort K·h/d | late min | early min | cycles/h | kWh/d | target reached |
            |---|---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---|
            """;

    private int reached;
    private int all;
    private int scenes;
    private double slowest = Double.MAX_VALUE;

    /** The table's head. */
    public String head() {
        return HEAD;
    }

    /** The rows of one round. */
    public String rows(String house, String weather, String scene, List<Round.Entry> round) {
        Figures ideal = named(round, "ideal").orElseThrow().figures();
        StringBuilder rows = new StringBuilder();
        boolean first = true;
        for (Round.Entry entry : round) {
            String where = first ? "%s | %s | %s".formatted(house, weather, scene) : " | | ";
            rows.append("| ").append(where).append(" | ").append(row(entry.name(),
                    entry.figures())).append(" | ").append(verdict(entry, ideal, scene, round))
                    .append(" |\n");
            first = false;
        }
        scenes++;
        return rows.toString();
    }

    private static String row(String name, Figures figures) {
        return String.format(Locale.ROOT,
                "%s | %.2f | %+.2f | %.2f | %.2f | %.0f | %.0f | %.1f | %.1f", name,
                figures.error().rms(), figures.error().mean(), Targets.overshoot(figures),
                figures.discomfort().counted(), figures.lateness().late(),
                figures.lateness().early(), figures.switching().cyclesPerHour(),
                figures.energy());
    }

    private String verdict(Round.Entry entry, Figures ideal, String scene,
            List<Round.Entry> round) {
        if (!entry.name().equals("learning")) {
            return "";
        }
        slowest = Math.min(slowest, entry.daysPerSecond());
        List<Figures> everybody = round.stream().map(Round.Entry::figures).toList();
        List<Targets.Line> lines = new ArrayList<>(scene.contains("/")
                ? Targets.setback(entry.figures(), ideal, everybody)
                : Targets.constant(entry.figures(), ideal, everybody));
        rival(round).ifPresent(other -> lines.add(new Targets.Line("energy", entry.figures()
                .energy(), other.figures().energy(), false)));
        List<String> missed = lines.stream().filter(line -> !line.isReached())
                .map(Targets.Line::words).toList();
        List<String> eased = lines.stream().filter(Targets.Line::isEased)
                .map(line -> line.what() + " ≤ " + String.format(Locale.ROOT, "%.2f",
                        line.limit()))
                .toList();
        all += lines.size();
        reached += lines.size() - missed.size();
        return (missed.isEmpty() ? "yes" : "**no**: " + String.join(", ", missed))
                + (eased.isEmpty() ? "" : "; the equipment cannot: " + String.join(", ", eased))
                + "; " + energy(entry, round);
    }

    private static String energy(Round.Entry learning, List<Round.Entry> round) {
        return rival(round).map(other -> String.format(Locale.ROOT, "energy %+.1f %% of %s",
                (learning.figures().energy() / other.figures().energy() - 1) * 100, other.name()))
                .orElse("no hysteresis found that is as comfortable: energy not compared");
    }

    /** Hysteresis, as comfortable as the learning controller. */
    private static Optional<Round.Entry> rival(List<Round.Entry> round) {
        Optional<Round.Entry> asked = round.stream()
                .filter(entry -> entry.name().startsWith("hysteresis ")).findFirst();
        return asked.or(() -> named(round, "hysteresis").filter(plain -> !Round.isWorse(plain,
                named(round, "learning").orElseThrow())));
    }

    private static Optional<Round.Entry> named(List<Round.Entry> round, String name) {
        return round.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** The sum of all that was put in. */
    public String summary() {
        return String.format(Locale.ROOT,
                "%d of %d targets reached by learning in %d scenes; the slowest ran %.1f simulated"
                        + " days a second.",
                reached, all, scenes, slowest);
    }
}
