package dev.pilotlight.agent.sync;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where the talk about one shadow stands. One request is under way at most.
 *
 * <pre>
 *   AWAY --link up--> ASKING --got--> SETTLED --update--> OFFERING --accepted--> SETTLED
 *     ^                 ^                                    |
 *     +--link down      +-- conflict, or a newer version ----+
 * </pre>
 *
 * @param version of the cloud's document as last heard; empty document is {@link #NO_DOCUMENT}
 * @param heard the newest version that a delta spoke of
 * @param due properties whose winning edit the cloud has yet to be told
 * @param offered properties in the update that is under way
 * @param burying deleted properties that both sides know to be deleted: the document forgets them
 * @param told whether what is reported is what the cloud last accepted
 */
public record Exchange(Phase phase, long version, long heard, SortedSet<String> due,
        SortedSet<String> offered, SortedSet<String> burying, boolean told) {
    /** The cloud has no document of that name. */
    public static final long NO_DOCUMENT = 0;

    /** See the diagram. */
    public enum Phase {
        AWAY, ASKING, SETTLED, OFFERING
    }

    static final Exchange NONE = new Exchange(Phase.AWAY, NO_DOCUMENT, 0, new TreeSet<>(),
            new TreeSet<>(), new TreeSet<>(), false);

    Exchange in(Phase next) {
        return new Exchange(next, version, heard, due, offered, burying, told);
    }

    Exchange at(long newVersion) {
        return new Exchange(phase, newVersion, heard, due, offered, burying, told);
    }

    Exchange hears(long newVersion) {
        return new Exchange(phase, version, Math.max(heard, newVersion), due, offered, burying,
                told);
    }

    Exchange owing(String property) {
        SortedSet<String> more = new TreeSet<>(due);
        more.add(property);
        return new Exchange(phase, version, heard, more, offered, burying, false);
    }

    Exchange burying(SortedSet<String> properties) {
        return new Exchange(phase, version, heard, due, offered, properties, told && properties
                .isEmpty());
    }

    Exchange untold() {
        return new Exchange(phase, version, heard, due, offered, burying, false);
    }

    /** That much of what is due is on its way; the rest has not been told yet. */
    Exchange sent(SortedSet<String> part) {
        SortedSet<String> left = new TreeSet<>(due);
        left.removeAll(part);
        return new Exchange(Phase.OFFERING, version, heard, left, part, burying, left.isEmpty());
    }

    /**
     * The document is asked for. What was heard before does not count any more: the answer is
     * newer, and a cloud that was set back to an old backup would be asked without end.
     */
    Exchange asking() {
        return new Exchange(Phase.ASKING, version, 0, due, offered, burying, told);
    }

    /**
     * What was on its way is due again; what was to be buried will be found in the document once
     * more.
     */
    Exchange failed(Phase next) {
        SortedSet<String> again = new TreeSet<>(due);
        again.addAll(offered);
        return new Exchange(next, version, 0, again, new TreeSet<>(), new TreeSet<>(), false);
    }

    /** What was on its way arrived, or will never do. */
    Exchange done(long newVersion) {
        return new Exchange(Phase.SETTLED, newVersion, heard, due, new TreeSet<>(),
                new TreeSet<>(), told);
    }

    boolean isStale() {
        return heard > version;
    }
}
