package dev.pilotlight.faults.replay.page;

import static dev.pilotlight.faults.replay.page.Axes.px;

import dev.pilotlight.faults.replay.outage.Condition;
import dev.pilotlight.faults.replay.outage.Outage;
import dev.pilotlight.faults.replay.outage.Phase;
import dev.pilotlight.faults.replay.street.Change;
import dev.pilotlight.faults.replay.street.Lived;
import dev.pilotlight.faults.replay.street.Sample;
import dev.pilotlight.faults.replay.street.Wish;
import dev.pilotlight.faults.report.Html;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * One house on one street as an SVG drawing: room, target, what was wanted, relay, link, people.
 */
final class HouseChart {
    private static final int RELAY_Y = Axes.BOTTOM + 12;
    private static final int LINK_Y = RELAY_Y + 13;
    private static final int CLOCK_Y = LINK_Y + 20;
    private static final int FULL_HEIGHT = CLOCK_Y + 6;
    private static final int EVERY = 4;
    private static final int MOST_LABELS = 6;

    private final Outage outage;
    private final Axes axes;
    private final Lived lived;
    private final List<Sample> samples;
    private final StringBuilder svg = new StringBuilder();

    private HouseChart(Outage outage, Axes axes, Lived lived) {
        this.outage = outage;
        this.axes = axes;
        this.lived = lived;
        this.samples = axes.shown(lived.samples());
    }

    /**
     * Draws it.
     *
     * @param words the drawing in words, for who does not see it
     */
    static String draw(Outage outage, Axes axes, Lived lived, String words) {
        return new HouseChart(outage, axes, lived).draw(words);
    }

    private String draw(String words) {
        svg.append("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n".formatted(
                Axes.RIGHT + 8, FULL_HEIGHT, Html.text(words)));
        phases();
        grid();
        strip("relay", RELAY_Y, "heat", Sample::heats);
        strip("link", LINK_Y, "up", Sample::linked);
        line("wanted", steps(Sample::wantedC));
        line("target", steps(sample -> orNone(sample.target())));
        line("room", room());
        lived.changes().forEach(this::person);
        return svg.append("</svg>\n").toString();
    }

    private static double orNone(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    private void phases() {
        List<Phase> phases = outage.phases();
        for (int i = 0; i + 1 < phases.size(); i++) {
            Phase phase = phases.get(i);
            double left = axes.x(outage.since(phase.street()));
            double width = axes.x(outage.since(phases.get(i + 1).street())) - left;
            svg.append("<rect class=\"phase %s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\">"
                    .formatted(severity(phase.condition()), px(left), Axes.TOP, px(width), LINK_Y
                            + 6 - Axes.TOP))
                    .append("<title>").append(Html.text(phase.fact())).append("</title></rect>\n");
        }
    }

    private static String severity(Condition condition) {
        return condition.reads() == 0 ? "away" : "part";
    }

    private void grid() {
        double step = axes.highC() - axes.lowC() > 9 ? 4 : 2;
        for (double c = Math.ceil(axes.lowC() / step) * step; c <= axes.highC(); c += step) {
            String y = px(axes.y(c));
            svg.append("<path class=\"grid\" d=\"M%d %sH%d\"/>\n".formatted(Axes.LEFT, y,
                    Axes.RIGHT));
            text("end", Axes.LEFT - 4, axes.y(c) + 4, Math.round(c) + "°");
        }
        hours();
        text("end", Axes.LEFT - 4, RELAY_Y + 4, "heat");
        text("end", Axes.LEFT - 4, LINK_Y + 4, "link");
    }

    private void hours() {
        long span = axes.to().minus(axes.from()).toHours();
        long step = span > 24 ? 6 : span > 12 ? 4 : 2;
        LocalDateTime first = outage.begins().plus(axes.from()).truncatedTo(ChronoUnit.HOURS);
        int labels = 0;
        for (int i = 0; labels < MOST_LABELS + 2 && i <= span; i++) {
            LocalDateTime hour = first.plusHours(i + 1);
            Duration at = outage.since(hour);
            if (hour.getHour() % step == 0 && at.compareTo(axes.to()) < 0) {
                boolean atTheEnd = axes.x(at) > Axes.RIGHT - 12;
                text(atTheEnd ? "end" : "mid", atTheEnd ? Axes.RIGHT : axes.x(at), CLOCK_Y,
                        "%02d:00".formatted(hour.getHour()));
                labels++;
            }
        }
    }

    private void strip(String name, int y, String css, Predicate<Sample> on) {
        StringBuilder path = new StringBuilder();
        boolean was = false;
        for (Sample sample : samples) {
            boolean is = on.test(sample);
            if (is && !was) {
                path.append('M').append(px(axes.x(sample.at()))).append(' ').append(y);
            } else if (!is && was) {
                path.append('H').append(px(axes.x(sample.at())));
            }
            was = is;
        }
        if (was) {
            path.append('H').append(Axes.RIGHT);
        }
        line("strip off " + name, "M%d %dH%d".formatted(Axes.LEFT, y, Axes.RIGHT));
        line("strip " + css, path.toString());
    }

    private String room() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < samples.size(); i += EVERY) {
            Sample sample = samples.get(i);
            path.append(i == 0 ? 'M' : 'L').append(px(axes.x(sample.at()))).append(' ').append(px(
                    axes.y(sample.roomC())));
        }
        return path.toString();
    }

    /** A value that stays until it changes; a gap where there is none. */
    private String steps(ToDoubleFunction<Sample> of) {
        StringBuilder path = new StringBuilder();
        double last = Double.NaN;
        for (Sample sample : samples) {
            double value = of.applyAsDouble(sample);
            if (value != last && !(Double.isNaN(value) && Double.isNaN(last))) {
                String x = px(axes.x(sample.at()));
                path.append(Double.isNaN(last) ? "" : "H" + x).append(Double.isNaN(value)
                        ? ""
                        : Double.isNaN(last)
                                ? "M" + x + " " + px(axes.y(value))
                                : "V" + px(axes.y(value)));
                last = value;
            }
        }
        return Double.isNaN(last)
                ? path.toString()
                : path.append("H").append(Axes.RIGHT)
                        .toString();
    }

    /** A triangle for who is at home, a circle for who is not; hollow when it was in vain. */
    private void person(Change change) {
        Wish wish = change.wish();
        double x = axes.x(wish.at());
        String shape = switch (wish.where()) {
            case AT_HOME -> "<path d=\"M%s 5l5 9h-10z\"/>".formatted(px(x));
            case AWAY -> "<circle cx=\"%s\" cy=\"9.5\" r=\"4.5\"/>".formatted(px(x));
        };
        svg.append("<g class=\"%s\"><title>%s</title>%s</g>\n".formatted(change.inForce()
                .isPresent() ? "asked" : "asked vain", Html.text(Words.of(outage, change)),
                shape));
        change.inForce().ifPresent(then -> line("wait", "M%s 16H%s".formatted(px(x), px(Math.max(x
                + 1, axes.x(then))))));
    }

    private void line(String css, String path) {
        if (!path.isEmpty()) {
            svg.append("<path class=\"").append(css).append("\" d=\"").append(path)
                    .append("\"/>\n");
        }
    }

    private void text(String css, double x, double y, String words) {
        svg.append(String.format(Locale.ROOT, "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n",
                css, px(x), px(y), Html.text(words)));
    }
}
