package dev.pilotlight.faults.report;

import static dev.pilotlight.faults.report.Scale.px;

import dev.pilotlight.faults.ledger.Fact;
import dev.pilotlight.faults.ledger.Facts;
import dev.pilotlight.faults.ledger.Fault;
import dev.pilotlight.faults.ledger.Page;
import dev.pilotlight.faults.ledger.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** One house's day as an SVG drawing: room, target, relay, link, faults and numbered events. */
final class DayChart {

    private static final int STRIP_Y = Scale.TOP + Scale.HEIGHT + 12;
    private static final int STRIP_HEIGHT = 12;
    private static final int LINK_Y = STRIP_Y + STRIP_HEIGHT + 8;
    private static final int AXIS_Y = LINK_Y + STRIP_HEIGHT + 18;
    private static final int FULL_HEIGHT = AXIS_Y + 8;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final Facts facts;
    private final Place place;
    private final Scale scale;
    private final ZoneId zone;
    private final StringBuilder svg = new StringBuilder();

    private DayChart(Facts facts, Place place, Scale scale, ZoneId zone) {
        this.facts = facts;
        this.place = place;
        this.scale = scale;
        this.zone = zone;
    }

    static String draw(Facts facts, Place place, Scale scale, ZoneId zone) {
        return new DayChart(facts, place, scale, zone).draw();
    }

    private String draw() {
        svg.append(String.format("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                Scale.LEFT + Scale.WIDTH + 16, FULL_HEIGHT, place.words()));
        faults();
        grid();
        relay();
        link();
        line("room", roomPath());
        line("target", targetPath());
        events();
        return svg.append("</svg>\n").toString();
    }

    private void faults() {
        for (Facts.Span span : facts.spans(_ -> true)) {
            double left = scale.x(span.from());
            double width = Math.max(1.5, scale.x(span.to()) - left);
            box("fault " + css(span.fault()), left, Scale.TOP, width, LINK_Y + 6 - Scale.TOP,
                    span.fault().words());
        }
    }

    private static String css(Fault fault) {
        return fault.isOutage() ? "outage" : "local";
    }

    private void grid() {
        for (double c = Math.ceil(scale.lowC()); c <= scale.highC(); c += 1) {
            double y = scale.y(c);
            svg.append(String.format(
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\"/>%n",
                    Scale.LEFT, Scale.LEFT + Scale.WIDTH, px(y), px(y)));
            text("tick end", Scale.LEFT - 6, y + 4, Math.round(c) + "°");
        }
        Instant first = scale.from().atZone(zone).plusMinutes(59).withMinute(0).withSecond(0)
                .withNano(0).toInstant();
        for (Instant hour = first; hour.isBefore(scale.to()); hour = hour
                .plus(Duration.ofHours(1))) {
            text("tick mid", scale.x(hour), AXIS_Y, CLOCK.format(hour.atZone(zone)));
        }
        text("tick end", Scale.LEFT - 6, STRIP_Y + 10, "relay");
        text("tick end", Scale.LEFT - 6, LINK_Y + 10, "link");
    }

    private void relay() {
        box("off", Scale.LEFT, STRIP_Y, Scale.WIDTH, STRIP_HEIGHT, "relay open");
        Instant closed = null;
        for (Fact.Relay move : facts.of(Fact.Relay.class)) {
            if (move.place() == place && move.heat() && closed == null) {
                closed = move.when().shown();
            } else if (move.place() == place && !move.heat() && closed != null) {
                heat(closed, move.when().shown());
                closed = null;
            }
        }
        if (closed != null) {
            heat(closed, scale.to());
        }
    }

    private void heat(Instant from, Instant to) {
        box("heat", scale.x(from), STRIP_Y, Math.max(0.6, scale.x(to) - scale.x(from)),
                STRIP_HEIGHT, "heat from " + clock(from) + " to " + clock(to));
    }

    /** What the page in the house said; the other house has no page, so its faults stand for it. */
    private void link() {
        box("up", Scale.LEFT, LINK_Y, Scale.WIDTH, STRIP_HEIGHT, "connected");
        if (place == Place.CLOUD_ONLY) {
            facts.spans(Fault::isOutage).forEach(span -> down(span.from().shown(),
                    span.to().shown()));
            return;
        }
        Instant lost = null;
        for (Fact.Looked look : facts.of(Fact.Looked.class)) {
            if (look.page() == Page.HOUSE && !look.online() && lost == null) {
                lost = look.when().shown();
            } else if (look.page() == Page.HOUSE && look.online() && lost != null) {
                down(lost, look.when().shown());
                lost = null;
            }
        }
        if (lost != null) {
            down(lost, scale.to());
        }
    }

    private void down(Instant from, Instant to) {
        box("down", scale.x(from), LINK_Y, Math.max(1.0, scale.x(to) - scale.x(from)),
                STRIP_HEIGHT, "not connected from " + clock(from) + " to " + clock(to));
    }

    private String roomPath() {
        StringBuilder path = new StringBuilder();
        double last = Double.NEGATIVE_INFINITY;
        for (Fact.Air air : facts.of(Fact.Air.class)) {
            double x = scale.x(air.when());
            if (air.place() == place && x - last >= 1.0) {
                path.append(path.isEmpty() ? "M" : "L").append(px(x)).append(' ')
                        .append(px(scale.y(air.roomC())));
                last = x;
            }
        }
        return path.toString();
    }

    private String targetPath() {
        StringBuilder path = new StringBuilder();
        double last = Double.NaN;
        List<Fact.Target> targets = facts.of(Fact.Target.class).stream()
                .filter(target -> target.place() == place).toList();
        for (Fact.Target target : targets) {
            if (target.targetC() == last) {
                continue;
            }
            String x = px(scale.x(target.when()));
            if (!path.isEmpty()) {
                path.append('L').append(x).append(' ').append(px(scale.y(last)));
            }
            path.append(path.isEmpty() ? "M" : "L").append(x).append(' ')
                    .append(px(scale.y(target.targetC())));
            last = target.targetC();
        }
        if (!path.isEmpty()) {
            path.append('L').append(px(scale.x(scale.to()))).append(' ').append(px(scale.y(last)));
        }
        return path.toString();
    }

    private void events() {
        int number = 0;
        double last = Double.NEGATIVE_INFINITY;
        int row = 0;
        for (Fact.Told told : facts.of(Fact.Told.class)) {
            number++;
            double x = scale.x(told.when());
            // Close neighbours are put below each other instead of over each other.
            row = x - last < 16 ? (row + 1) % 12 : 0;
            last = x;
            double y = Scale.TOP + 9 + row * 17;
            svg.append(String.format(
                    "<g class=\"event\"><title>%s</title><circle cx=\"%s\" cy=\"%s\" r=\"8\"/>",
                    Html.text(told.sentence()), px(x), px(y)));
            text("mid", x, y + 3.5, Integer.toString(number));
            svg.append("</g>\n");
        }
    }

    private void line(String css, String path) {
        if (!path.isEmpty()) {
            svg.append("<path class=\"").append(css).append("\" d=\"").append(path)
                    .append("\"/>\n");
        }
    }

    private void box(String css, double x, double y, double width, double height, String title) {
        svg.append(String.format(
                "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s</title>"
                        + "</rect>%n",
                css, px(x), px(y), px(width), px(height), Html.text(title)));
    }

    private void text(String css, double x, double y, String words) {
        svg.append(String.format("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>%n", css, px(x),
                px(y), Html.text(words)));
    }

    private String clock(Instant shown) {
        return CLOCK.format(shown.atZone(zone));
    }
}
