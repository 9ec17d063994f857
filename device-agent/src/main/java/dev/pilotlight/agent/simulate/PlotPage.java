package dev.pilotlight.agent.simulate;

import dev.pilotlight.schedule.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The days of a simulation as one page that needs nothing else: figures, an overview, and each day
 * on its own. Pure but for its style, a resource.
 */
public final class PlotPage {
    private static final int DAYS_SHOWN = 31;
    private static final int OVERVIEW_EVERY = 5;
    private static final double COMFORT_K = 0.5;
    private static final double MARGIN_K = 0.7;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM",
            Locale.ENGLISH);

    private final Scene scene;
    private final Contender contender;
    private final Figures figures;
    private final List<Diary.Entry> entries;

    public PlotPage(Scene scene, Contender contender, Figures figures, Diary diary) {
        this.scene = scene;
        this.contender = contender;
        this.figures = figures;
        this.entries = diary.entries();
    }

    /** The page as HTML. */
    public String html() {
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head>"
                + "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        page.append("<title>Pilotlight in ").append(escaped(scene.house().name())).append(
                "</title><style>").append(style()).append("</style></head><body><main>");
        page.append("<h1>").append(escaped(scene.house().name())).append("</h1><p class=\"sub\">")
                .append(subtitle()).append("</p>").append(tiles()).append(overview());
        Map<LocalDate, List<Diary.Entry>> days = days();
        days.entrySet().stream().limit(DAYS_SHOWN).forEach(day -> page.append(day(day.getKey(),
                day.getValue())));
        if (days.size() > DAYS_SHOWN) {
            page.append("<p class=\"sub\">").append(days.size() - DAYS_SHOWN).append(
                    " more days are in the overview alone.</p>");
        }
        return page.append("</main></body></html>\n").toString();
    }

    private String subtitle() {
        return "%s by %s, %.0f days after %.0f to learn; %s".formatted(
                scene.mode() == Mode.COOL ? "cooled" : "heated", contender.word(),
                scene.span().days().toHours() / 24.0, scene.span().warmUp().toHours() / 24.0,
                scene.outdoorSensor() ? "with an outdoor sensor" : "without an outdoor sensor");
    }

    private String tiles() {
        return "<dl class=\"tiles\">"
                + tile("rmse", figures.error().rms(), "K") + tile("mean error", figures.error()
                        .mean(), "K")
                + tile("most above", figures.error().maxAbove(), "K")
                + tile("most below", figures.error().maxBelow(), "K")
                + tile("discomfort", figures.discomfort().counted(), "K·h a day")
                + tile("late", figures.lateness().late(), "min")
                + tile("early", figures.lateness().early(), "min")
                + tile("starts", figures.switching().cyclesPerHour(), "an hour")
                + tile("heat or cold", figures.energy(), "kWh a day")
                + tile("limits broken", (double) figures.violations(), "times") + "</dl>";
    }

    private static String tile(String name, double value, String unit) {
        return String.format(Locale.ROOT, "<div><dt>%s</dt><dd>%.2f <small>%s</small></dd></div>",
                name, value, unit);
    }

    private String overview() {
        List<Diary.Entry> thin = new ArrayList<>();
        for (int i = 0; i < entries.size(); i += OVERVIEW_EVERY) {
            thin.add(entries.get(i));
        }
        double low = thin.stream().mapToDouble(one -> Math.min(one.outdoor(), lowest(one))).min()
                .orElse(0);
        double high = thin.stream().mapToDouble(one -> Math.max(one.outdoor(), highest(one)))
                .max().orElse(1);
        Chart chart = new Chart(thin, 320, low, high, "all days").grid().strip();
        StringBuilder legend = new StringBuilder(key("outdoor", "outdoor"));
        chart.line("outdoor", Diary.Entry::outdoor);
        for (int node = 0; node < scene.house().nodes().size(); node++) {
            int index = node;
            if (node != scene.house().room()) {
                chart.line("node n" + node % 4, entry -> entry.nodes().get(index));
                legend.append(key("n" + node % 4, scene.house().nodes().get(node).name()));
            }
        }
        chart.line("target", Diary.Entry::target).line("room", Diary.Entry::room);
        return section("All days", legend + key("target", "target") + key("room", "room ("
                + scene.house().nodes().get(scene.house().room()).name() + ")") + running(),
                chart.svg());
    }

    private String day(LocalDate date, List<Diary.Entry> day) {
        if (day.size() < 2) {
            return "";
        }
        double low = day.stream().mapToDouble(one -> Math.min(one.room(), one.target())).min()
                .orElse(0);
        double high = day.stream().mapToDouble(one -> Math.max(one.room(), one.target())).max()
                .orElse(1);
        String svg = new Chart(day, 230, low - MARGIN_K, high + MARGIN_K, DAY.format(date)).grid()
                .band(Diary.Entry::target, COMFORT_K).strip().line("target", Diary.Entry::target)
                .line("room", Diary.Entry::room).svg();
        double coldest = day.stream().mapToDouble(Diary.Entry::outdoor).min().orElse(0);
        double warmest = day.stream().mapToDouble(Diary.Entry::outdoor).max().orElse(0);
        return section(DAY.format(date), key("room", "room") + key("target", "target")
                + key("band", "within 0.5 K") + running() + "<span>"
                + String.format(Locale.ROOT, "outdoors %d to %d °C", Math.round(coldest),
                        Math.round(warmest))
                + "</span>", svg);
    }

    private static String running() {
        return key("on", "equipment called");
    }

    private static String section(String title, String legend, String svg) {
        return "<section><h2>" + title + "</h2><p class=\"legend\">" + legend + "</p>" + svg
                + "</section>";
    }

    private static String key(String style, String name) {
        return "<span><i class=\"" + style + "\"></i>" + escaped(name) + "</span>";
    }

    private static double lowest(Diary.Entry entry) {
        return entry.nodes().stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    private static double highest(Diary.Entry entry) {
        return entry.nodes().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private Map<LocalDate, List<Diary.Entry>> days() {
        Map<LocalDate, List<Diary.Entry>> days = new TreeMap<>();
        for (Diary.Entry entry : entries) {
            days.computeIfAbsent(LocalDate.ofInstant(entry.at(), ZoneOffset.UTC),
                    _ -> new ArrayList<>()).add(entry);
        }
        return days;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String style() {
        try (InputStream css = PlotPage.class.getResourceAsStream("plot.css")) {
            return css == null ? "" : new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
