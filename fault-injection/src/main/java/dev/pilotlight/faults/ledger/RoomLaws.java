package dev.pilotlight.faults.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** L2 to L4: what may happen to a room, judged from the relay's contact and the true air. */
final class RoomLaws {

    private static final Duration FOLLOWING = Duration.ofHours(1);
    private static final double NEAR_K = 0.3;

    private RoomLaws() {}

    static Verdict safety(Facts facts, Bounds bounds) {
        Bounds.HouseBounds house = bounds.house();
        List<Fact.Air> air = facts.of(Fact.Air.class).stream()
                .filter(a -> a.place() == Place.PILOTLIGHT).toList();
        if (air.isEmpty()) {
            return Verdict.notTested(Law.L2, "the house was never seen");
        }
        DoubleSummaryStatistics room = air.stream().mapToDouble(Fact.Air::roomC)
                .summaryStatistics();
        List<String> broken = new ArrayList<>();
        if (room.getMin() < house.floorC() || room.getMax() > house.ceilingC()) {
            broken.add("room out of bounds");
        }
        Optional<Duration> rest = shortestRest(facts);
        if (rest.isPresent() && rest.get().compareTo(house.rest()) < 0) {
            broken.add("rest too short");
        }
        Optional<Duration> blind = longestBlindHeat(facts);
        if (blind.isPresent() && blind.get().compareTo(house.stale()) > 0) {
            broken.add("heated blind");
        }
        return Verdict.of(Law.L2, broken.isEmpty(), prefix(broken)
                + String.format(Locale.ROOT, "room %.1f to %.1f °C", room.getMin(), room.getMax())
                + rest.map(r -> "; shortest rest of the relay " + Figures.shown(r)).orElse("")
                + blind.map(b -> "; heat with a dead sensor ended after " + Figures.shown(b))
                        .orElse(""));
    }

    static Verdict localRule(Facts facts, Bounds bounds) {
        List<Fact.LocalChange> changes = facts.of(Fact.LocalChange.class).stream()
                .filter(change -> facts.isDuring(change.when(), Fault::isOutage)).toList();
        if (changes.isEmpty()) {
            return Verdict.notTested(Law.L3, "nobody changed the target while the cloud was away");
        }
        Duration worst = changes.stream().map(Fact.LocalChange::acted).max(Duration::compareTo)
                .orElseThrow();
        String seen = changes.stream().map(Fact.LocalChange::seenAt).distinct()
                .collect(Collectors.joining(", "));
        return Verdict.of(Law.L3, worst.compareTo(bounds.localChange()) <= 0,
                changes.size() + " changes with the cloud away; slowest acted after "
                        + Figures.text(worst) + " (seen at: " + seen + ")");
    }

    static Verdict lease(Facts facts, Bounds bounds) {
        Optional<Fact.LeaseTaken> taken = facts.of(Fact.LeaseTaken.class).stream().findFirst();
        Optional<Fact.LeaseActed> acted = facts.of(Fact.LeaseActed.class).stream().findFirst();
        if (taken.isEmpty()) {
            return Verdict.notTested(Law.L4, "no operator set a lease");
        }
        Instant until = taken.get().until();
        if (facts.end().shown().isBefore(until.plus(bounds.house().reaction()))) {
            return Verdict.notTested(Law.L4, "the story ended before the lease did");
        }
        if (acted.isEmpty()) {
            return Verdict.of(Law.L4, false, "the lease was taken and never acted");
        }
        Instant settled = settled(facts, acted.get().when().shown(), bounds.house().run());
        if (heatIn(facts, settled, until)) {
            return Verdict.of(Law.L4, false, "the relay closed while the lease held");
        }
        Optional<Fact.ChangeDue> missed = facts.of(Fact.ChangeDue.class).stream()
                .filter(due -> !wasFollowed(facts, due)).findFirst();
        if (missed.isPresent()) {
            return Verdict.of(Law.L4, false, "with the cloud away the room never followed the"
                    + " schedule's change to " + missed.get().targetC() + " °C");
        }
        Optional<Duration> back = heatAfter(facts, until);
        boolean held = back.isPresent() && back.get().compareTo(bounds.house().reaction()) <= 0;
        return Verdict.of(Law.L4, held, back.map(
                b -> "relay open while the lease held; back on the schedule " + Figures.shown(b)
                        + " of the house's time after its end")
                .orElse("relay open while the lease held, and never closed after it"));
    }

    /** A relay that had just closed for the hold before runs out its least time, and no more. */
    private static Instant settled(Facts facts, Instant acted, Duration run) {
        return facts.of(Fact.Drive.class).stream()
                .filter(drive -> !drive.heat())
                .map(drive -> drive.when().shown())
                .filter(open -> !open.isBefore(acted) && !open.isAfter(acted.plus(run)))
                .findFirst().orElse(acted);
    }

    /** Whether the room came near the new target within the hour after the change. */
    private static boolean wasFollowed(Facts facts, Fact.ChangeDue change) {
        Instant end = change.due().plus(FOLLOWING);
        return facts.of(Fact.Air.class).stream()
                .filter(air -> air.place() == Place.PILOTLIGHT)
                .filter(air -> air.when().shown().isAfter(change.due())
                        && air.when().shown().isBefore(end))
                .anyMatch(air -> air.roomC() >= change.targetC() - NEAR_K);
    }

    private static String prefix(List<String> broken) {
        return broken.isEmpty() ? "" : String.join(", ", broken).toUpperCase(Locale.ROOT) + ": ";
    }

    private static Optional<Duration> shortestRest(Facts facts) {
        List<Duration> rests = new ArrayList<>();
        When opened = null;
        for (Fact.Relay move : moves(facts)) {
            if (move.heat() && opened != null) {
                rests.add(move.when().shownSince(opened));
            }
            opened = move.heat() ? null : move.when();
        }
        return rests.stream().min(Duration::compareTo);
    }

    /** How long, in simulated time, heat went on after a sensor had died; empty without one. */
    private static Optional<Duration> longestBlindHeat(Facts facts) {
        return facts.spans(fault -> fault == Fault.SENSOR_DEAD).stream()
                .map(span -> lastHeatIn(facts, span)).max(Duration::compareTo);
    }

    private static Duration lastHeatIn(Facts facts, Facts.Span span) {
        When last = span.from();
        for (When moment : heatSamples(facts)) {
            if (span.contains(moment) && moment.isAfter(last)) {
                last = moment;
            }
        }
        return last.shownSince(span.from());
    }

    /** Moments at which the contact was closed: decisions for heat that reached the house. */
    private static List<When> heatSamples(Facts facts) {
        return facts.of(Fact.Drive.class).stream().filter(Fact.Drive::heat).map(Fact.Drive::when)
                .toList();
    }

    private static boolean heatIn(Facts facts, Instant from, Instant until) {
        return heatSamples(facts).stream().map(When::shown).anyMatch(
                shown -> shown.isAfter(from) && shown.isBefore(until));
    }

    private static Optional<Duration> heatAfter(Facts facts, Instant until) {
        return heatSamples(facts).stream().map(When::shown)
                .filter(shown -> !shown.isBefore(until)).findFirst()
                .map(shown -> Duration.between(until, shown));
    }

    private static List<Fact.Relay> moves(Facts facts) {
        return facts.of(Fact.Relay.class).stream()
                .filter(relay -> relay.place() == Place.PILOTLIGHT).toList();
    }
}
