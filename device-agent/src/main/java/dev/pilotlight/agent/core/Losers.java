package dev.pilotlight.agent.core;

import dev.pilotlight.agent.sync.Judge;
import dev.pilotlight.agent.sync.Twin;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.wire.Properties;
import java.util.Optional;

/** Edits that lost a merge, by the names under which people see them. Pure. */
record Losers(Twins twins) {
    private static final String SCHEDULE_PREFIX = Properties.SCHEDULE + "/";

    /** Why it cannot be restored; it may meanwhile be against the rules, or over. */
    Optional<String> objection(String property, Rules rules, Moment now) {
        Optional<Edit> loser = twinOf(property).loser(bare(property));
        Judge judge = Asked.judge(twinOf(property).name(), rules, now);
        return loser.isEmpty()
                ? Optional.of("has nothing to restore")
                : judge.objection(bare(property), loser.get().value());
    }

    /** The twins with that loser as a new edit. */
    Twins restored(String property, Moment now) {
        Edit loser = twinOf(property).loser(bare(property)).orElseThrow();
        Twin cleared = twinOf(property).withoutLoser(bare(property));
        return twins.edited(cleared, bare(property), loser.value(), Twins.WALL, now);
    }

    private Twin twinOf(String property) {
        return property.startsWith(SCHEDULE_PREFIX) ? twins.schedule() : twins.control();
    }

    private static String bare(String property) {
        return property.startsWith(SCHEDULE_PREFIX)
                ? property.substring(SCHEDULE_PREFIX.length())
                : property;
    }
}
