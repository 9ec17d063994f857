package dev.pilotlight.agent.core;

import dev.pilotlight.agent.sync.Exchange;
import dev.pilotlight.agent.sync.Merge;
import dev.pilotlight.agent.sync.Offer;
import dev.pilotlight.agent.sync.Twin;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.wire.Properties;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The talk with the cloud about the twins: what is heard changes them, news are offered. Pure. */
final class Syncing {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final String FAR_AWAY = "app:set";
    private static final int MOST_NAMED = 3;

    private Syncing() {}

    static Thermostat heard(Thermostat state, Event.FromCloud news, Moment now,
            List<Effect> effects) {
        return switch (news) {
            case Event.LinkUp _ -> Recording.event(all(linked(state, now), Twin::linkUp, effects),
                    "cloud-back", "the cloud answers", now, effects);
            case Event.LinkDown(String why) -> Recording.event(all(linked(state, now),
                    Twin::linkDown, effects), "cloud-lost", why, now, effects);
            case Event.Document(String shadow, Doc.Obj desired, long version) ->
                document(state, shadow, desired, version, now, effects);
            case Event.NoDocument(String shadow) -> one(state, shadow, Twin::missing, effects);
            case Event.Accepted(String shadow, long version) ->
                one(state, shadow, twin -> twin.accepted(version), effects);
            case Event.Heard(String shadow, long version) ->
                one(state, shadow, twin -> twin.heard(version), effects);
            case Event.Wished(Doc.Obj lease) -> wished(state, lease, now, effects);
            case Event.Silent(String shadow) -> silent(state, shadow, effects);
            case Event.Refused(String shadow, int code, String message) ->
                refused(state, shadow, code, message, now, effects);
        };
    }

    /** It is asked for once more, also when the question was what nobody answered. */
    private static Thermostat silent(Thermostat state, String shadow, List<Effect> effects) {
        Thermostat next = one(state, shadow, Twin::asking, effects);
        Effect ask = new Effect.Ask(shadow);
        boolean asks = next.twins().named(shadow).filter(twin -> twin.exchange()
                .phase() == Exchange.Phase.ASKING).isPresent();
        if (asks && !effects.contains(ask)) {
            effects.add(ask);
        }
        return next;
    }

    /** A wish is judged like a lease of the cloud's twin, and acts as one. */
    private static Thermostat wished(Thermostat state, Doc.Obj lease, Moment now,
            List<Effect> effects) {
        Doc.Obj signed = lease.with("by", Doc.text(FAR_AWAY));
        Optional<String> objection = Asked.judge(Properties.CONTROL, state.rules(), now)
                .objection(Properties.LEASE, signed).or(() -> over(signed, now));
        if (objection.isPresent()) {
            return Recording.event(state, "edit-refused", "from the broker: lease " + objection
                    .get(), now, effects);
        }
        Twins lent = state.twins().edited(state.twins().control(), Properties.LEASE, signed,
                FAR_AWAY, now);
        Editing.save(state.twins(), lent, effects);
        Thermostat noted = Recording.event(state.asked(lent, now), "edit",
                "from the broker: a lease until " + lease.string("until").orElse(""), now,
                effects);
        return offer(Ticking.decide(noted, now, effects), effects);
    }

    /**
     * Who wishes now for a time that has passed has a clock that is wrong; a lease that runs stays.
     */
    private static Optional<String> over(Doc.Obj lease, Moment now) {
        return lease.string("until").flatMap(Properties::instant).filter(until -> now.clock()
                .isKnown() && !until.isAfter(now.wall())).map(
                        until -> "until is %s, want later than now, %s".formatted(until, now
                                .wall().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
    }

    private static Thermostat linked(Thermostat state, Moment now) {
        return state.with(state.books().linked(now.uptime()));
    }

    private static Thermostat refused(Thermostat state, String shadow, int code, String message,
            Moment now, List<Effect> effects) {
        if (code == CONFLICT) {
            return one(state, shadow, Twin::asking, effects);
        }
        if (code == NOT_FOUND) {
            return one(state, shadow, Twin::missing, effects);
        }
        Thermostat noted = Recording.event(state, "twin-refused",
                "the cloud refused %s: %d %s".formatted(shadow, code, message), now, effects);
        return one(noted, shadow, Twin::refused, effects);
    }

    private static Thermostat all(Thermostat state, UnaryOperator<Twin> change,
            List<Effect> effects) {
        Thermostat next = state;
        for (Twin twin : state.twins().all()) {
            next = one(next, twin.name(), change, effects);
        }
        return next.revised();
    }

    private static Thermostat one(Thermostat state, String shadow, UnaryOperator<Twin> change,
            List<Effect> effects) {
        Optional<Twin> named = state.twins().named(shadow);
        if (named.isEmpty()) {
            return state;
        }
        Twin changed = change.apply(named.get());
        Twins twins = state.twins().with(changed);
        Editing.save(state.twins(), twins, effects);
        if (changed.exchange().phase() == Exchange.Phase.ASKING
                && !changed.exchange().equals(named.get().exchange())) {
            effects.add(new Effect.Ask(shadow));
        }
        return offer(state.with(twins), effects);
    }

    private static Thermostat document(Thermostat state, String shadow, Doc.Obj desired,
            long version, Moment now, List<Effect> effects) {
        Optional<Twin> named = state.twins().named(shadow);
        if (named.isEmpty()) {
            return state;
        }
        Merge.Result merged = Merge.of(named.get(), desired, version, Asked.judge(shadow, state
                .rules(), now), now.clock().isKnown()
                        ? Optional.of(now.wall())
                        : Optional.empty());
        Twins twins = state.twins().with(merged.twin());
        Twins stamped = twins.with(twins.clock().receive(merged.newest(), now.wall()));
        Editing.save(state.twins(), stamped, effects);
        Thermostat next = merged.applied().isEmpty()
                ? state.with(stamped)
                : Ticking.decide(Editing.received(state, state.asked(stamped, now), now, effects),
                        now, effects);
        if (merged.twin().exchange().phase() == Exchange.Phase.ASKING) {
            effects.add(new Effect.Ask(shadow));
        }
        return offer(told(next, shadow, merged, now, effects), effects);
    }

    private static Thermostat told(Thermostat state, String shadow, Merge.Result merged,
            Moment now, List<Effect> effects) {
        Thermostat next = state;
        if (!merged.applied().isEmpty()) {
            next = Recording.event(next, "edit",
                    "from the cloud: " + changed(state, shadow, merged, now), now, effects);
        }
        for (String property : merged.lost()) {
            next = Recording.event(next, "superseded",
                    "two edits of %s were made apart: one holds, %s is kept".formatted(
                            PropertyWords.name(shadow, property), merged.twin().loser(property)
                                    .map(loser -> words(state, shadow, property, loser, now))
                                    .orElse("the other")),
                    now, effects);
        }
        return merged.refused().isEmpty()
                ? next
                : Recording.event(next, "edit-refused", "from the cloud: %s %s".formatted(shadow,
                        String.join(", ", merged.refused())), now, effects);
    }

    /** At most three in full: a whole week is many. */
    private static String changed(Thermostat state, String shadow, Merge.Result merged,
            Moment now) {
        PropertyWords words = PropertyWords.of(state, now);
        return merged.applied().size() > MOST_NAMED
                ? merged.applied().size() + " changes of the " + (shadow.equals(
                        Properties.SCHEDULE) ? "week" : "settings")
                : merged.applied().stream().map(property -> PropertyWords.name(shadow, property)
                        + merged.twin().value(property).map(value -> " is " + words.value(shadow,
                                property, value)).orElse(""))
                        .collect(Collectors.joining(", "));
    }

    private static String words(Thermostat state, String shadow, String property, Edit loser,
            Moment now) {
        return PropertyWords.of(state, now).value(shadow, property, loser.value()) + " by " + loser
                .stamp().by();
    }

    /** Publishes whatever is new and may be published now. */
    static Thermostat offer(Thermostat state, List<Effect> effects) {
        Thermostat next = state;
        for (Twin twin : state.twins().all()) {
            Optional<Offer> offer = twin.offer();
            if (offer.isPresent()) {
                effects.add(new Effect.Publish(offer.get()));
                next = next.with(next.twins().with(twin.offering()));
            }
        }
        return next;
    }
}
