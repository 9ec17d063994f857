package dev.pilotlight.faults.replay.page;

import dev.pilotlight.faults.replay.outage.Outage;
import dev.pilotlight.faults.replay.outage.Phase;
import dev.pilotlight.faults.replay.street.Change;
import dev.pilotlight.faults.replay.street.Household;
import dev.pilotlight.faults.replay.street.Judged;
import dev.pilotlight.faults.replay.street.Lived;
import dev.pilotlight.faults.replay.street.Occurred;
import dev.pilotlight.faults.replay.street.Replayed;
import dev.pilotlight.faults.report.Html;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A replay on one page of HTML that needs nothing from anywhere else. Pure, but for its template.
 */
public final class ReplayPage {
    private static final String TEMPLATE = "replay.html";

    private final Replayed replayed;
    private final Outage outage;

    private ReplayPage(Replayed replayed) {
        this.replayed = replayed;
        this.outage = replayed.outage();
    }

    /** Writes it; the same replay gives the same bytes. */
    public static String of(Replayed replayed) {
        return new ReplayPage(replayed).page();
    }

    private String page() {
        return template().replace("{{title}}", Html.text(outage.title()))
                .replace("{{mood}}", replayed.isBroken() ? "bad" : "good")
                .replace("{{verdict}}", replayed.isBroken()
                        ? "A law was broken"
                        : "Every tested law held")
                .replace("{{headline}}", Html.text(Words.headline(replayed)))
                .replace("{{clocks}}", Html.text(clocks()))
                .replace("{{phases}}", phases())
                .replace("{{told}}", told())
                .replace("{{notes}}", list(outage.notes()))
                .replace("{{sums}}", sums())
                .replace("{{houses}}", houses())
                .replace("{{changes}}", changes())
                .replace("{{laws}}", laws())
                .replace("{{again}}", Html.text("pilotlight-faults replay " + outage.name()
                        + " --seed " + replayed.seed() + " --houses " + replayed.households()
                                .size()));
    }

    private String clocks() {
        return outage.clock().equals(outage.streetClock())
                ? "Times are of " + outage.streetClock() + "."
                : "Times are the street's, which stands in " + outage.streetClock() + "; in"
                        + " brackets as they were published, in " + outage.clock() + ".";
    }

    private String phases() {
        return replayed.occurred().stream().map(this::phase).collect(Collectors.joining("\n"));
    }

    private String phase(Occurred one) {
        Phase phase = one.phase();
        String published = outage.clock().equals(outage.streetClock())
                ? ""
                : " <small>(" + Outage.clock(phase.published()) + ")</small>";
        List<String> proofs = phase.condition().proofs();
        String felt = proofs.isEmpty()
                ? ""
                : " Felt " + number(one.count()) + " times: " + String.join(", ", proofs) + ".";
        return "<li><time>" + Outage.clock(phase.street()) + "</time>" + published + " " + Html
                .text(phase.fact()) + ".<br/><small>Source: " + Html.text(phase.source().cited())
                + ".<br/>Played: " + Html.text(phase.condition().words() + "." + felt)
                + "</small></li>";
    }

    private String told() {
        return replayed.told().isEmpty()
                ? ""
                : "<h3>The roll-out with Pilotlight</h3>\n<ul>" + list(replayed.told()) + "</ul>";
    }

    private static String list(List<String> sentences) {
        return sentences.stream().map(one -> "<li>" + Html.text(one) + "</li>").collect(Collectors
                .joining("\n"));
    }

    private String sums() {
        String houses = replayed.households().stream().map(one -> row(one.neighbour().name() + ": "
                + one.neighbour().words(), one.own(), one.cloudRun())).collect(Collectors.joining(
                        "\n"));
        return houses + "\n<tr class=\"sum\"><th scope=\"row\">All houses</th>" + cells(replayed
                .tooCold(Household::own), replayed.tooWarm(Household::own),
                replayed.count(
                        Household::own, Lived::atOnce),
                replayed.count(Household::own,
                        Lived::never))
                + cells(replayed.tooCold(Household::cloudRun), replayed.tooWarm(
                        Household::cloudRun), replayed.count(Household::cloudRun, Lived::atOnce),
                        replayed.count(Household::cloudRun, Lived::never))
                + "</tr>";
    }

    private String row(String name, Lived own, Lived cloudRun) {
        return "<tr><th scope=\"row\">" + Html.text(name) + "</th>" + cells(own) + cells(cloudRun)
                + "</tr>";
    }

    private String cells(Lived lived) {
        Duration from = outage.breaks();
        return cells(lived.tooCold(from), lived.tooWarm(from), lived.atOnce(), lived.never());
    }

    private static String cells(double cold, double warm, long atOnce, long never) {
        return String.format(Locale.ROOT, "<td class=\"n first\">%.1f</td><td class=\"n\">%.1f</td>"
                + "<td class=\"n\">%d</td><td class=\"n\">%d</td>", cold, warm, atOnce, never);
    }

    private String houses() {
        return replayed.households().stream().map(this::house).collect(Collectors.joining("\n"));
    }

    private String house(Household one) {
        Axes axes = Axes.of(outage, one, replayed.lasted());
        return "<section><h3>" + Html.text(one.neighbour().name() + ": " + one.neighbour().words())
                + "</h3>\n<div class=\"pair\">" + drawing("with Pilotlight", one, axes, one.own())
                + drawing("run by the cloud", one, axes, one.cloudRun()) + "</div></section>";
    }

    private String drawing(String street, Household one, Axes axes, Lived lived) {
        String words = Words.of(outage, one.neighbour().name() + " " + street, lived);
        return "<figure><figcaption>" + Html.text(street.substring(0, 1).toUpperCase(Locale.ROOT)
                + street.substring(1)) + "</figcaption>" + HouseChart.draw(outage, axes, lived,
                        words)
                + "</figure>";
    }

    private String changes() {
        return replayed.households().stream().map(this::changes).collect(Collectors.joining("\n"));
    }

    /** Both streets know of the same wishes, unless a law broke before their time. */
    private String changes(Household one) {
        List<Change> own = one.own().changes();
        List<Change> other = one.cloudRun().changes();
        return IntStream.range(0, Math.min(own.size(), other.size())).mapToObj(i -> {
            Change change = own.get(i);
            return "<tr><th scope=\"row\">" + one.neighbour().name() + "</th><td>" + Words.clock(
                    outage, change.wish().at()) + "</td><td>" + change.wish().where().words()
                    + "</td><td class=\"n\">" + Words.degrees(change.wish().target().celsius())
                    + "</td><td>" + Words.fate(change) + "</td><td>" + Words.fate(other.get(i))
                    + "</td></tr>";
        }).collect(Collectors.joining("\n"));
    }

    private String laws() {
        return replayed.verdicts().stream().map(ReplayPage::law).collect(Collectors.joining("\n"));
    }

    private static String law(Judged one) {
        String word = one.outcome().words().toLowerCase(Locale.ROOT);
        return "<tr class=\"" + one.outcome().name().toLowerCase(Locale.ROOT)
                + "\"><th scope=\"row\">" + one.law() + " " + Html.text(one.law().words())
                + "</th><td><span class=\"chip\">" + word + "</span></td><td class=\"n\">"
                + number(one.checks()) + "</td><td>" + Html.text(String.join("; ", one
                        .sentences()))
                + "</td></tr>";
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String template() {
        try (InputStream in = ReplayPage.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException(TEMPLATE + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
