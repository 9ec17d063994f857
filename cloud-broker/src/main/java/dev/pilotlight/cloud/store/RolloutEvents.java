package dev.pilotlight.cloud.store;

import dev.pilotlight.cloud.rollout.Member;
import dev.pilotlight.cloud.rollout.RolloutEvent;
import dev.pilotlight.cloud.rollout.Standing;
import dev.pilotlight.units.DeviceId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events of roll-outs as three words of a row. */
final class RolloutEvents {
    private RolloutEvents() {}

    record Written(String kind, String subject, String detail) {}

    static Written written(RolloutEvent event) {
        return switch (event) {
            case RolloutEvent.Tick _ -> new Written("tick", "", "");
            case RolloutEvent.Answered(DeviceId thing, Standing standing) ->
                new Written("answered", thing.value(), standing.name());
            case RolloutEvent.Throttled(DeviceId thing) ->
                new Written("throttled", thing.value(), "");
            case RolloutEvent.Reached(DeviceId thing, boolean reachable) ->
                new Written("reached", thing.value(), Boolean.toString(reachable));
            case RolloutEvent.Left(DeviceId thing) -> new Written("left", thing.value(), "");
            case RolloutEvent.Joined(Member member) -> new Written("joined",
                    member.thing().value(), member.site() + "|" + words(member.groups()));
            case RolloutEvent.Ordered(String who, RolloutEvent.Order order) ->
                new Written("ordered", who, order.name());
        };
    }

    static RolloutEvent read(String kind, String subject, String detail) {
        return switch (kind) {
            case "tick" -> new RolloutEvent.Tick();
            case "answered" -> new RolloutEvent.Answered(new DeviceId(subject),
                    Standing.valueOf(detail));
            case "throttled" -> new RolloutEvent.Throttled(new DeviceId(subject));
            case "reached" -> new RolloutEvent.Reached(new DeviceId(subject),
                    Boolean.parseBoolean(detail));
            case "left" -> new RolloutEvent.Left(new DeviceId(subject));
            case "joined" -> joined(subject, detail.split("\\|", 2));
            case "ordered" -> new RolloutEvent.Ordered(subject,
                    RolloutEvent.Order.valueOf(detail));
            default -> throw new IllegalStateException(
                    "an event \"" + kind + "\" is stored, want one that this service knows");
        };
    }

    private static RolloutEvent joined(String thing, String[] parts) {
        return new RolloutEvent.Joined(new Member(new DeviceId(thing), parts[0],
                names(parts[1])));
    }

    /** Names with a space between. */
    static String words(Collection<String> names) {
        return names.stream().sorted().collect(Collectors.joining(" "));
    }

    static Set<String> names(String words) {
        return Stream.of(words.split(" ", -1)).filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
