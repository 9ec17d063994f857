package dev.pilotlight.faults.report;

import dev.pilotlight.faults.ledger.Fact;
import dev.pilotlight.faults.ledger.Facts;
import dev.pilotlight.faults.ledger.Goal;
import dev.pilotlight.faults.ledger.Judgement;
import dev.pilotlight.faults.ledger.Place;
import dev.pilotlight.faults.ledger.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The whole story on one page of HTML that needs nothing from anywhere else. */
public final class OutagePage {

    private static final String TEMPLATE = "outage.html";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private OutagePage() {}

    /**
     * Draws it.
     *
     * @param house what kind of house it is
     * @param zone of the house, for the clock on the axis
     */
    public static String of(Facts facts, Judgement judgement, String house, ZoneId zone) {
        Scale scale = scale(facts);
        return template()
                .replace("{{verdict}}",
                        judgement.isBroken() ? "A law was broken" : "Every tested law held")
                .replace("{{house}}", Html.text(house))
                .replace("{{mood}}", judgement.isBroken() ? "bad" : "good")
                .replace("{{pilotlight}}", DayChart.draw(facts, Place.PILOTLIGHT, scale, zone))
                .replace("{{cloud-only}}", DayChart.draw(facts, Place.CLOUD_ONLY, scale, zone))
                .replace("{{range-pilotlight}}", range(facts, Place.PILOTLIGHT))
                .replace("{{range-cloud-only}}", range(facts, Place.CLOUD_ONLY))
                .replace("{{events}}", events(facts, zone))
                .replace("{{verdicts}}", verdicts(judgement.verdicts()))
                .replace("{{goals}}", goals(judgement.goals()));
    }

    private static Scale scale(Facts facts) {
        DoubleSummaryStatistics degrees = facts.of(Fact.Air.class).stream()
                .mapToDouble(Fact.Air::roomC).summaryStatistics();
        DoubleSummaryStatistics targets = facts.of(Fact.Target.class).stream()
                .mapToDouble(Fact.Target::targetC).summaryStatistics();
        degrees.combine(targets);
        double low = degrees.getCount() == 0 ? 15 : Math.floor(degrees.getMin() - 0.5);
        double high = degrees.getCount() == 0 ? 25 : Math.ceil(degrees.getMax() + 1.0);
        return new Scale(facts.all().getFirst().when().shown(), facts.end().shown(), low, high);
    }

    private static String range(Facts facts, Place place) {
        DoubleSummaryStatistics room = facts.of(Fact.Air.class).stream()
                .filter(air -> air.place() == place).mapToDouble(Fact.Air::roomC)
                .summaryStatistics();
        return room.getCount() == 0
                ? "not run"
                : String.format(Locale.ROOT, "room %.1f to %.1f °C", room.getMin(), room.getMax());
    }

    private static String events(Facts facts, ZoneId zone) {
        return facts.of(Fact.Told.class).stream()
                .map(told -> "<li><time>" + CLOCK.format(told.when().shown().atZone(zone))
                        + "</time> " + Html.text(told.sentence()) + " <small>+"
                        + told.when().real().toSeconds() + " s</small></li>")
                .collect(Collectors.joining("\n"));
    }

    private static String verdicts(List<Verdict> verdicts) {
        return verdicts.stream().map(v -> "<tr class=\"" + v.outcome().name().toLowerCase(
                Locale.ROOT) + "\"><th>" + v.law() + "</th><td>" + Html.text(v.law().words())
                + "</td><td><span class=\"chip\">" + v.outcome().words().toLowerCase(Locale.ROOT)
                + "</span></td><td>" + Html.text(v.figure()) + "</td></tr>")
                .collect(Collectors.joining("\n"));
    }

    private static String goals(List<Goal> goals) {
        return goals.stream().map(g -> "<tr class=\"" + (g.met() ? "held" : "missed") + "\"><td>"
                + Html.text(g.name()) + "</td><td class=\"figure\">" + Html.text(g.measured())
                + "</td><td>" + Html.text(g.bound()) + "</td><td><span class=\"chip\">"
                + (g.met() ? "met" : "missed") + "</span></td></tr>")
                .collect(Collectors.joining("\n"));
    }

    private static String template() {
        try (InputStream in = OutagePage.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException(TEMPLATE + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
