package dev.pilotlight.faults.sim.law;

import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.port.Answer;
import dev.pilotlight.agent.sync.Twin;
import dev.pilotlight.cloud.twins.Shadow;
import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.agent.Asked;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.faults.sim.agent.Start;
import dev.pilotlight.faults.sim.cloud.SimCloud;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Law L6: no stale command acts; once healed both sides hold the same, and of wishes made apart the
 * later one.
 */
final class Agreed implements Rule {
    /** Clocks that are right may differ by so much in the merge. */
    private static final Duration SKEW = Duration.ofSeconds(5);
    /** What lies beside the values of a shadow. */
    private static final String STAMPS = "meta";
    private static final String HOLD = "hold";

    private final Home home;
    private final Vigil vigil;
    private final Service service;
    private final Optional<Temperature> stale;
    private boolean lostMemory;
    private boolean wrongClock;

    Agreed(Home home, Vigil vigil, Service service, Temperature stale) {
        this.home = home;
        this.vigil = vigil;
        this.service = service;
        this.stale = Optional.of(stale);
    }

    @Override
    public Law law() {
        return Law.L6;
    }

    @Override
    public String sentence() {
        return "no stale command acts; in the end device and cloud hold the same, and of two wishes"
                + " the later one";
    }

    @Override
    public Optional<String> broken() {
        wrongClock |= vigil.rightClockFor().isZero() && !home.world().now().isZero();
        lostMemory |= home.disk().hasForgotten();
        return home.status().filter(status -> status.aim().target().equals(stale)).map(
                status -> "aims at " + stale.get() + ", which only a stale command says");
    }

    @Override
    public Optional<String> brokenAtTheEnd() {
        return service.cloud().flatMap(cloud -> Stream.of("control", "schedule")
                .map(name -> differs(cloud, name)).flatMap(Optional::stream).findFirst().or(
                        this::overruled));
    }

    private Optional<String> differs(SimCloud cloud, String name) {
        Optional<Twin> held = home.running().map(Start::twins).flatMap(twins -> twins.named(name));
        if (held.isEmpty()) {
            return Optional.of("does not run");
        }
        Shadow shadow = cloud.books().shadow(home.plan().config().thing(), name);
        Doc.Obj here = values(held.get());
        Doc.Obj there = shadow.desired().values().without(STAMPS);
        return here.equals(there)
                ? Optional.empty()
                : Optional.of("holds " + name + " " + here + " and the cloud " + there);
    }

    private static Doc.Obj values(Twin twin) {
        SortedMap<String, Doc> values = new TreeMap<>();
        twin.edits().forEach((property, edit) -> values.put(property, edit.value()));
        return new Doc.Obj(values);
    }

    /** Of all holds asked for, by true time, the newest is in force unless it has ended. */
    private Optional<String> overruled() {
        if (lostMemory || wrongClock || home.world().counted("cloud set back to a backup") > 0) {
            return Optional.empty();
        }
        Optional<Asked> wall = newestAtTheWall();
        Optional<Intent> app = service.intents().stream().filter(one -> one.house() == home.plan()
                .number() && one.property().equals(HOLD)).reduce((_, last) -> last);
        if (wall.isEmpty() || app.isEmpty() || !app.get().isKept()) {
            return Optional.empty();
        }
        Duration later = app.get().at().minus(wall.get().at());
        return later.abs().compareTo(SKEW) <= 0
                ? Optional.empty()
                : later.isNegative()
                        ? wants(target(wall.get()))
                        : wants(Optional.of(app.get()
                                .target()));
    }

    private Optional<Asked> newestAtTheWall() {
        List<Asked> all = home.asked().stream().filter(one -> target(one).isPresent()).toList();
        boolean sure = all.stream().allMatch(one -> one.answer().isDone() && one.answer()
                .join() instanceof Answer.Done(var where)
                && where == dev.pilotlight.agent.port.Kept.ON_DISK);
        return sure && !all.isEmpty() ? Optional.of(all.getLast()) : Optional.empty();
    }

    private static Optional<Temperature> target(Asked asked) {
        return asked
                .edit() instanceof LocalEdit.SetTarget(Goal.Exact(Temperature target), LocalEdit.End _)
                        ? Optional.of(target)
                        : Optional.empty();
    }

    private Optional<String> wants(Optional<Temperature> wanted) {
        Optional<Doc.Obj> hold = home.running().flatMap(start -> Optional.ofNullable(start.twins()
                .control().edits().get(HOLD))).flatMap(edit -> edit.value() instanceof Doc.Obj told
                        ? Optional.of(told)
                        : Optional.empty());
        Instant now = home.plan().start().plus(home.world().now());
        if (hold.flatMap(told -> told.string("until")).filter(until -> Instant.parse(until)
                .isAfter(now)).isEmpty()) {
            return Optional.empty();
        }
        boolean same = hold.get().number("target").filter(held -> held.compareTo(wanted
                .orElseThrow().decimal()) == 0).isPresent();
        return same
                ? Optional.empty()
                : Optional.of("holds " + hold.get() + " though " + wanted.get()
                        + " was asked for last; " + stamps());
    }

    private String stamps() {
        return home.running().map(start -> start.twins().control()).map(twin -> "in force "
                + twin.edits().get(HOLD) + ", lost " + twin.loser(HOLD))
                .orElse("");
    }
}
