package dev.pilotlight.cloud.dispatch;

import dev.pilotlight.cloud.dispatch.Dispatch.Session;
import dev.pilotlight.cloud.port.Census;
import dev.pilotlight.cloud.rollout.Member;
import dev.pilotlight.cloud.rollout.Rollout;
import dev.pilotlight.cloud.rollout.RolloutEvent;
import dev.pilotlight.cloud.rollout.TargetQuery;
import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells every roll-out under way who came within reach, went out of it, or is new; once a minute.
 * The dispatch's thread.
 */
final class Headcount {
    private static final Duration EVERY = Duration.ofSeconds(60);

    private final Census census;
    private Instant taken = Instant.MIN;

    Headcount(Census census) {
        this.census = census;
    }

    /** Takes it if it is due; a clock that went back is no reason to wait. */
    void take(Session session) {
        List<Running> open = session.books().all().stream().filter(Running::isOpen).toList();
        if (!isDue(session.now()) || open.isEmpty()) {
            return;
        }
        taken = session.now();
        List<Census.Counted> all = census.count();
        open.forEach(running -> take(session, running, all));
    }

    private boolean isDue(Instant now) {
        return taken.equals(Instant.MIN) || now.isBefore(taken)
                || !now.isBefore(taken.plus(EVERY));
    }

    private static void take(Session session, Running running, List<Census.Counted> all) {
        joined(session, running, all);
        Rollout rollout = running.rollout().orElseThrow();
        Map<DeviceId, Census.Counted> known = all.stream().collect(Collectors.toMap(
                counted -> counted.member().thing(), Function.identity()));
        for (Member member : rollout.members()) {
            if (!known.containsKey(member.thing()) && !rollout.isGone(member.thing())) {
                session.happens(running, new RolloutEvent.Left(member.thing()));
            }
            boolean reachable = Optional.ofNullable(known.get(member.thing()))
                    .filter(Census.Counted::reachable).isPresent();
            if (reachable != rollout.canReach(member.thing())) {
                session.happens(running, new RolloutEvent.Reached(member.thing(), reachable));
            }
        }
    }

    private static void joined(Session session, Running running, List<Census.Counted> all) {
        Rollout rollout = running.rollout().orElseThrow();
        TargetQuery target = TargetQuery.parse(running.campaign().target()).toOptional()
                .orElseThrow();
        all.stream().filter(one -> rollout.standing(one.member().thing()).isEmpty())
                .filter(one -> Desk.isMeant(session.books(), running.campaign().offer(), target,
                        one))
                .forEach(one -> session.happens(running,
                        new RolloutEvent.Joined(one.member())));
    }
}
