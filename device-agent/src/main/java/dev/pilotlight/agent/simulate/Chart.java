package dev.pilotlight.agent.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One drawing over time, as inline SVG: a temperature scale on the left, hours or days below, lines
 * on top of each other. One thread, one use.
 */
final class Chart {
    private static final int WIDTH = 1_120;
    private static final int LEFT = 44;
    private static final int RIGHT = 8;
    private static final int TOP = 10;
    private static final int BOTTOM = 22;
    private static final int STRIP = 10;
    private static final int MOST_TICKS = 7;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder svg = new StringBuilder();
    private final List<Diary.Entry> entries;
    private final int height;
    private final double low;
    private final double high;
    private final long first;
    private final long last;

    /** A drawing of these entries, at least two, on a scale from {@code low} to {@code high} °C. */
    Chart(List<Diary.Entry> entries, int height, double low, double high, String title) {
        this.entries = entries;
        this.height = height;
        this.low = Math.floor(low);
        this.high = Math.max(Math.ceil(high), Math.floor(low) + 1);
        this.first = entries.getFirst().at().getEpochSecond();
        this.last = Math.max(first + 1, entries.getLast().at().getEpochSecond());
        svg.append("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">".formatted(WIDTH,
                height, title));
    }

    /** The lines of the scales. */
    Chart grid() {
        double step = step();
        for (double at = Math.ceil(low / step) * step; at <= high + 1e-9; at += step) {
            svg.append(String.format(Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    LEFT, WIDTH - RIGHT, y(at), y(at)));
            svg.append(String.format(Locale.ROOT,
                    "<text class=\"y\" x=\"%d\" y=\"%.1f\">%d°</text>", LEFT - 6,
                    y(at) + 4, Math.round(at)));
        }
        boolean isDay = last - first <= Duration.ofHours(25).toSeconds();
        long every = isDay ? 3 * 3_600 : 86_400L * Math.max(1, (last - first) / 86_400 / 14);
        for (long at = Math.ceilDiv(first, every) * every; at <= last; at += every) {
            Instant when = Instant.ofEpochSecond(at);
            svg.append(String.format(Locale.ROOT,
                    "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                    x(at), x(at), TOP, bottom()));
            svg.append(String.format(Locale.ROOT, "<text class=\"x\" x=\"%.1f\" y=\"%d\">%s</text>",
                    x(at), height - 6,
                    isDay ? HOUR.format(when) : DAY.format(when)));
        }
        return this;
    }

    /** The band in which nobody complains. */
    Chart band(ToDoubleFunction<Diary.Entry> middle, double half) {
        svg.append("<path class=\"band\" d=\"");
        path(entry -> middle.applyAsDouble(entry) + half, entries, 'M');
        path(entry -> middle.applyAsDouble(entry) - half, entries.reversed(), 'L');
        svg.append("Z\"/>");
        return this;
    }

    /** A line of that style. */
    Chart line(String style, ToDoubleFunction<Diary.Entry> value) {
        svg.append("<path class=\"line ").append(style).append("\" d=\"");
        path(value, entries, 'M');
        svg.append("\"/>");
        return this;
    }

    /** A strip at the bottom that is filled while equipment runs. */
    Chart strip() {
        svg.append(String.format(Locale.ROOT,
                "<rect class=\"rest\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
                LEFT, bottom(), WIDTH - RIGHT - LEFT, STRIP));
        for (int i = 1; i < entries.size(); i++) {
            Diary.Entry entry = entries.get(i);
            if (entry.on() > 0) {
                double from = x(entries.get(i - 1).at().getEpochSecond());
                double width = x(entry.at().getEpochSecond()) - from + 0.15;
                svg.append(String.format(Locale.ROOT,
                        "<rect class=\"on\" x=\"%.1f\" y=\"%d\" width=\"%.2f\" height=\"%d\""
                                + " opacity=\"%.2f\"/>",
                        from, bottom(), width, STRIP, entry.on()));
            }
        }
        return this;
    }

    String svg() {
        return svg + "</svg>";
    }

    private void path(ToDoubleFunction<Diary.Entry> value, List<Diary.Entry> along, char begin) {
        char command = begin;
        for (Diary.Entry entry : along) {
            double inside = Math.clamp(value.applyAsDouble(entry), low, high);
            svg.append(String.format(Locale.ROOT, "%c%.1f %.1f", command,
                    x(entry.at().getEpochSecond()), y(inside)));
            command = 'L';
        }
    }

    private double step() {
        for (double step : new double[]{1, 2, 5, 10, 20, 50}) {
            if ((high - low) / step <= MOST_TICKS) {
                return step;
            }
        }
        return 100;
    }

    private double x(long second) {
        return LEFT + (double) (second - first) / (last - first) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double celsius) {
        return bottom() - (celsius - low) / (high - low) * (bottom() - TOP);
    }

    private int bottom() {
        return height - BOTTOM - STRIP;
    }
}
