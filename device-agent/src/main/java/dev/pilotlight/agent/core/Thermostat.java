package dev.pilotlight.agent.core;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.intent.Wishes;
import dev.pilotlight.twin.Doc;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole state of the thermostat, and the one function that changes it. Immutable; the loop's
 * thread holds the newest one, any thread may look at it.
 *
 * @param wishes what everybody asked for, read from the twins
 * @param revision grows whenever something changes that people can see
 * @param calm how long the last decision stands if nothing happens
 */
public record Thermostat(Rules rules, Senses senses, Governing governing, Twins twins,
        Wishes wishes, Books books, long revision, Calm calm) {

    /** What becomes of this state when that happens now. Pure: it may be thrown away. */
    public Reaction react(Event event, Moment now) {
        List<Effect> effects = new ArrayList<>(4);
        Thermostat next = switch (event) {
            case Event.Ticked(Outputs readBack) -> ticked(readBack, now, effects);
            case Event.Sampled(Sample sample) -> sampled(sample, now);
            case Event.Asked(LocalEdit edit, long ticket) ->
                Editing.asked(this, edit, ticket, now, effects);
            case Event.Storage(String trouble) -> with(books.storage(trouble)).revised();
            case Event.RelayTrouble(String trouble) -> with(books.relays(trouble)).revised();
            case Event.Backlog(long waiting, long quarantined) ->
                Syncing.offer(backlog(waiting, quarantined), effects);
            case Event.Noticed(String kind, String text) ->
                Recording.event(this, kind, text, now, effects);
            case Event.FromCloud news -> Syncing.heard(this, news, now, effects);
        };
        return new Reaction(next, effects);
    }

    private Thermostat ticked(Outputs readBack, Moment now, List<Effect> effects) {
        if (!calm.covers(now) || !readBack.equals(outputs())) {
            return Ticking.tick(this, readBack, now, effects);
        }
        effects.add(new Effect.Drive(outputs()));
        return this;
    }

    private Thermostat sampled(Sample sample, Moment now) {
        return new Thermostat(rules, senses.after(sample, now.uptime()), governing, twins, wishes,
                books,
                revision + 1, Calm.NONE);
    }

    private Thermostat backlog(long waiting, long quarantined) {
        return with(twins.with(twins.health().telling(twins.health().plain().with("waiting", Doc
                .num(waiting)).with("quarantined", Doc.num(quarantined)))));
    }

    Outputs outputs() {
        return governing.guard().plant().outputs();
    }

    Thermostat with(Senses next) {
        return new Thermostat(rules, next, governing, twins, wishes, books, revision, Calm.NONE);
    }

    Thermostat with(Governing next) {
        return new Thermostat(rules, senses, next, twins, wishes, books, revision, Calm.NONE);
    }

    Thermostat with(Books next) {
        return new Thermostat(rules, senses, governing, twins, wishes, next, revision, Calm.NONE);
    }

    /** Twins of which no value in force changed. */
    Thermostat with(Twins next) {
        return new Thermostat(rules, senses, governing, next, wishes, books, revision, Calm.NONE);
    }

    /** Somebody asked now: only what that changes, and not what time has changed before, is his. */
    Thermostat asked(Twins next, Moment now) {
        Thermostat aimed = Ticking.aim(this, now);
        return aimed.with(books.received(books.receipts().noted(twins, next, now))).wishing(next,
                true);
    }

    /** Time has passed: a wish came to its end, or the clock was set. */
    Thermostat expired(Twins next) {
        return wishing(next, false);
    }

    /** Twins that may hold other wishes: the aim is found anew. */
    private Thermostat wishing(Twins next, boolean byPerson) {
        Rules bounded = rules.within(Asked.bounds(next));
        return new Thermostat(bounded, senses, governing.unaimed(byPerson), next,
                Asked.wishes(next, bounded), books, revision + 1, Calm.NONE);
    }

    Thermostat calmed(Calm next) {
        return new Thermostat(rules, senses, governing, twins, wishes, books, revision, next);
    }

    Thermostat revised() {
        return new Thermostat(rules, senses, governing, twins, wishes, books, revision + 1,
                Calm.NONE);
    }
}
