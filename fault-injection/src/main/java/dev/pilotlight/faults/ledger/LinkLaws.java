package dev.pilotlight.faults.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** L9 to L11: how the two meet again, who is let in, and what is said of the link meanwhile. */
final class LinkLaws {

    private static final Duration CLOSEST = Duration.ofMillis(90);
    /** A page is looked at some times a second; this much later than its bound is not a lie yet. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private LinkLaws() {}

    static Verdict recovery(Facts facts) {
        List<Fact.Dialled> dials = facts.of(Fact.Dialled.class).stream()
                .filter(dial -> dial.place() == Place.PILOTLIGHT)
                .filter(dial -> facts.isDuring(dial.when(), Fault::isOutage)).toList();
        if (dials.size() < 3) {
            return Verdict.notTested(Law.L9, dials.size() + " attempts are too few to judge");
        }
        Duration away = facts.spans(Fault::isOutage).stream()
                .map(span -> span.to().since(span.from())).reduce(Duration.ZERO, Duration::plus);
        Duration closest = closest(dials);
        return Verdict.of(Law.L9,
                closest.compareTo(CLOSEST) >= 0 && dials.size() <= 3 + away.toSeconds(),
                dials.size() + " attempts in " + Figures.text(away)
                        + " of outage, the closest two " + Figures.text(closest)
                        + " apart (one house; a fleet was not tried)");
    }

    static Verdict doors(Facts facts) {
        List<Fact.Probe> probes = facts.of(Fact.Probe.class);
        if (probes.isEmpty()) {
            return Verdict.notTested(Law.L10, "nobody tried a door");
        }
        List<Fact.Probe> open = probes.stream().filter(probe -> !probe.refused()).toList();
        return Verdict.of(Law.L10, open.isEmpty(),
                probes.size() - open.size() + " of " + probes.size() + " intrusions refused"
                        + open.stream().map(p -> "; OPEN: " + p.attempt() + " (" + p.answer() + ")")
                                .collect(Collectors.joining()));
    }

    static Verdict honesty(Facts facts, Bounds bounds) {
        List<Fact.Looked> looks = facts.of(Fact.Looked.class);
        List<Fact.Looked> tested = new ArrayList<>();
        for (Facts.Span span : facts.spans(_ -> true)) {
            for (Fact.Looked look : looks) {
                if (concerns(look.page(), span.fault()) && span.contains(look.when())
                        && look.when().since(span.from())
                                .compareTo(bound(span.fault(), look.page(), bounds)) > 0) {
                    tested.add(look);
                }
            }
        }
        if (tested.isEmpty()) {
            return Verdict.notTested(Law.L11, "no page was looked at during a fault");
        }
        long lies = tested.stream().filter(Fact.Looked::online).count();
        return Verdict.of(Law.L11, lies == 0, lies + " of " + tested.size()
                + " looks at the two pages said \"online\" when it was not so");
    }

    /** Real time from the beginning of a fault until a page no longer said "online". */
    static Optional<Duration> offlineShown(Facts facts, Page page, Fault fault) {
        return facts.spans(f -> f == fault).stream()
                .filter(span -> wasOnline(facts, page, span.from()))
                .flatMap(span -> facts.firstAfter(span.from(), Fact.Looked.class,
                        look -> look.page() == page && !look.online())
                        .map(look -> look.when().since(span.from())).stream())
                .max(Duration::compareTo);
    }

    /** Real time from the end of the last outage until both pages said "online"; empty if never. */
    static Optional<Duration> backOnline(Facts facts) {
        Optional<When> healed = facts.spans(Fault::isOutage).stream().map(Facts.Span::to)
                .max(When::compareTo);
        Duration slowest = Duration.ZERO;
        for (Page page : Page.values()) {
            Optional<Duration> seen = healed.flatMap(h -> facts.firstAfter(h, Fact.Looked.class,
                    look -> look.page() == page && look.online()).map(l -> l.when().since(h)));
            if (seen.isEmpty()) {
                return Optional.empty();
            }
            slowest = slowest.compareTo(seen.get()) > 0 ? slowest : seen.get();
        }
        return Optional.of(slowest);
    }

    private static boolean wasOnline(Facts facts, Page page, When moment) {
        return facts.of(Fact.Looked.class).stream()
                .filter(look -> look.page() == page && moment.isAfter(look.when()))
                .reduce((_, later) -> later).map(Fact.Looked::online).orElse(false);
    }

    private static boolean concerns(Page page, Fault fault) {
        return switch (page) {
            case HOUSE -> fault.isOutage();
            case DASHBOARD -> fault == Fault.LINK_DARK || fault == Fault.AGENT_DEAD;
        };
    }

    private static Duration bound(Fault fault, Page page, Bounds bounds) {
        boolean busy = page == Page.HOUSE && fault != Fault.LINK_DARK;
        return (busy ? bounds.offlineBusy() : bounds.offlineIdle()).plus(GRACE);
    }

    private static Duration closest(List<Fact.Dialled> dials) {
        Duration closest = Duration.ofDays(1);
        for (int i = 1; i < dials.size(); i++) {
            Duration gap = dials.get(i).when().since(dials.get(i - 1).when());
            closest = gap.compareTo(closest) < 0 ? gap : closest;
        }
        return closest;
    }
}
