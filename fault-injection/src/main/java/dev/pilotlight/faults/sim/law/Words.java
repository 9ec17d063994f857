package dev.pilotlight.faults.sim.law;

import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.port.Answer;
import dev.pilotlight.faults.sim.agent.Asked;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.oracle.ClockReading;
import dev.pilotlight.oracle.Ending;
import dev.pilotlight.oracle.HouseSettings;
import dev.pilotlight.oracle.SpokenHold;
import dev.pilotlight.oracle.SpokenLease;
import dev.pilotlight.oracle.TargetOracle;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.units.Temperature;
import java.util.List;
import java.util.Optional;

/**
 * What was said in one house and still stands, kept for the oracle: what is asked at the wall as it
 * was said, with its end left to the oracle; the rest (week, lease, vacation, presets, and holds
 * that came from afar with their end) as the device shows that it has it. That the device has the
 * right ones is for other rules. One thread.
 */
final class Words {
    private final Home home;
    private final Temperature safe;
    private Optional<SpokenHold> hold = Optional.empty();
    private Optional<Hold> shown = Optional.empty();
    private String runs = "";
    private int start;
    private int heard;

    Words(Home home) {
        this.home = home;
        this.safe = home.plan().config().control().safeTarget();
    }

    /** Takes note of what was said up to that status. */
    HouseSettings said(Status status, String startId) {
        if (!startId.equals(runs)) {
            runs = startId;
            start++;
        }
        followWall(status);
        followOthers(status);
        return settings(status);
    }

    ClockReading reading(Moment at) {
        return new ClockReading(at.wall(), at.uptime(), start, at.clock().isKnown());
    }

    private void followWall(Status status) {
        List<Asked> asked = home.asked();
        while (heard < asked.size() && asked.get(heard).answer().isDone()) {
            Asked next = asked.get(heard++);
            if (next.answer().join() instanceof Answer.Done
                    && next.edit() instanceof LocalEdit.SetTarget(var goal, LocalEdit.End end)) {
                hold = TargetOracle.hold(settings(status), goal, ending(end), Optional.empty(),
                        reading(home.clock().now())).hold();
                shown = status.aim().overrides().hold();
            }
        }
    }

    private static Ending ending(LocalEdit.End end) {
        return switch (end) {
            case LocalEdit.End.OfItself _ -> new Ending.OfItself();
            case LocalEdit.End.At(var moment) -> new Ending.At(moment);
            case LocalEdit.End.After(var time) -> new Ending.After(time);
            case LocalEdit.End.Never _ -> new Ending.Never();
        };
    }

    /** A hold with another goal came from afar; without any, the last one ended or was undone. */
    private void followOthers(Status status) {
        Optional<Hold> now = status.aim().overrides().hold();
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        boolean same = now.isPresent() && hold.filter(one -> one.goal().equals(now.get().goal()))
                .isPresent();
        if (!same) {
            hold = now.map(one -> SpokenHold.of(one, reading(status.at())));
        }
    }

    private HouseSettings settings(Status status) {
        Status.Plan plan = status.plan();
        ClockReading now = reading(status.at());
        return new HouseSettings(status.aim().mode(), plan.schedule().zone(), plan.schedule()
                .entries(), plan.preferences().presets().settings(),
                new HouseSettings.Targets(plan.least(), plan.most(), safe), hold, status.aim()
                        .overrides().lease().map(lease -> new SpokenLease(lease, now.wall(), now)),
                status.aim().overrides().vacation());
    }
}
