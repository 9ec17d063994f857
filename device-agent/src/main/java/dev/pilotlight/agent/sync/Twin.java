package dev.pilotlight.agent.sync;

import dev.pilotlight.twin.Ack;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.twin.Edits;
import dev.pilotlight.wire.Properties;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One named shadow as the device holds it. The device decides every merge (law L6), so what is here
 * is what acts, whether or not the cloud knows it yet. Immutable.
 *
 * @param edits the edit in force, by property
 * @param acks what to report of each property
 * @param losers edits that lost against one made without knowing them; an empty one was restored
 * @param met whether the cloud's document was ever seen with this memory
 * @param plain read-only content to report beside the properties
 */
public record Twin(String name, SortedMap<String, Edit> edits, SortedMap<String, Ack> acks,
        SortedMap<String, Optional<Edit>> losers, boolean met, Doc.Obj plain,
        Exchange exchange) {
    private static final String SUPERSEDED = "superseded";

    public Twin {
        edits = Collections.unmodifiableSortedMap(new TreeMap<>(edits));
        acks = Collections.unmodifiableSortedMap(new TreeMap<>(acks));
        losers = Collections.unmodifiableSortedMap(new TreeMap<>(losers));
    }

    /** A shadow without a property. */
    public static Twin empty(String name) {
        return new Twin(name, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), false,
                Doc.Obj.EMPTY, Exchange.NONE);
    }

    /** The value in force; empty when nobody ever set it. */
    public Optional<Doc> value(String property) {
        return Optional.ofNullable(edits.get(property)).map(Edit::value);
    }

    /** After an edit made on the device. */
    public Twin edit(String property, Edit edit) {
        SortedMap<String, Edit> changed = new TreeMap<>(edits);
        changed.put(property, edit);
        SortedMap<String, Ack> reported = new TreeMap<>(acks);
        reported.put(property, new Ack(edit.value(), Ack.SET_ON_DEVICE, 0, ""));
        return new Twin(name, changed, reported, losers, met, plain, exchange.owing(property));
    }

    /** After the loser of that property was restored (as a new edit) or thrown away. */
    public Twin withoutLoser(String property) {
        SortedMap<String, Optional<Edit>> left = new TreeMap<>(losers);
        left.put(property, Optional.empty());
        return new Twin(name, edits, acks, left, met, plain, exchange.untold());
    }

    /** With other read-only content; nothing is published for content that is the same. */
    public Twin telling(Doc.Obj content) {
        return content.equals(plain)
                ? this
                : new Twin(name, edits, acks, losers, met, content, exchange.untold());
    }

    /** The edit that lost and may be restored. */
    public Optional<Edit> loser(String property) {
        return losers.getOrDefault(property, Optional.empty());
    }

    /** The link came up: ask for the document. */
    public Twin linkUp() {
        return with(exchange.failed(Exchange.Phase.ASKING));
    }

    /** The link went down: whatever was under way is due again. */
    public Twin linkDown() {
        return with(exchange.failed(Exchange.Phase.AWAY));
    }

    /** The document is to be asked for: a conflict, a newer version, or no answer. */
    public Twin asking() {
        return exchange.phase() == Exchange.Phase.AWAY
                ? this
                : with(exchange.failed(Exchange.Phase.ASKING));
    }

    /** The cloud spoke of that version; ask unless something is under way already. */
    public Twin heard(long version) {
        Exchange heard = exchange.hears(version);
        return heard.phase() == Exchange.Phase.SETTLED && heard.isStale()
                ? with(heard.asking())
                : with(heard);
    }

    /** The update arrived, and made that version. */
    public Twin accepted(long version) {
        if (exchange.phase() != Exchange.Phase.OFFERING) {
            return this;
        }
        SortedSet<String> dead = new TreeSet<>();
        for (String property : exchange.offered()) {
            if (isDead(property) && !exchange.due().contains(property)) {
                dead.add(property);
            }
        }
        return with(exchange.done(version)).bury(dead).heard(version);
    }

    private boolean isDead(String property) {
        return value(property).filter(Properties.DELETED::equals).isPresent();
    }

    /** Forgets properties that the cloud knows to be deleted; it is told to forget them too. */
    Twin bury(SortedSet<String> dead) {
        SortedMap<String, Edit> left = new TreeMap<>(edits);
        SortedMap<String, Ack> reported = new TreeMap<>(acks);
        left.keySet().removeAll(dead);
        reported.keySet().removeAll(dead);
        return new Twin(name, left, reported, losers, met, plain, exchange.burying(dead));
    }

    /** The update was refused for good: it is not sent again until something changes. */
    public Twin refused() {
        return exchange.phase() == Exchange.Phase.OFFERING
                ? with(exchange.done(exchange.version()))
                : this;
    }

    /** The cloud has no such document: everything is due. */
    public Twin missing() {
        Exchange settled = exchange.at(Exchange.NO_DOCUMENT).in(Exchange.Phase.SETTLED);
        for (String property : edits.keySet()) {
            settled = settled.owing(property);
        }
        return new Twin(name, edits, acks, losers, true, plain, settled.untold());
    }

    /** What to publish now; empty while a request is under way or there is nothing new. */
    public Optional<Offer> offer() {
        boolean news = !exchange.told() || !exchange.due().isEmpty();
        return exchange.phase() == Exchange.Phase.SETTLED && news
                ? Optional.of(new Offer(name, desired(), reported(), version()))
                : Optional.empty();
    }

    /** After {@link #offer} was handed over. */
    public Twin offering() {
        return with(exchange.sent(first()));
    }

    /**
     * What is due now. Deletions go first and alone: a whole week that takes the place of another
     * would not fit into the document beside what remains of the old one.
     */
    private SortedSet<String> first() {
        SortedSet<String> dead = new TreeSet<>(exchange.due());
        dead.removeIf(property -> !isDead(property));
        return dead.isEmpty() ? exchange.due() : dead;
    }

    Twin with(Exchange next) {
        return new Twin(name, edits, acks, losers, met, plain, next);
    }

    private OptionalLong version() {
        return exchange.version() == Exchange.NO_DOCUMENT
                ? OptionalLong.empty()
                : OptionalLong.of(exchange.version());
    }

    private Optional<Doc.Obj> desired() {
        SortedMap<String, Edit> due = new TreeMap<>(edits);
        due.keySet().retainAll(first());
        Doc.Obj section = Edits.write(due);
        Doc.Obj stamps = section.object(Edits.META).orElse(Doc.Obj.EMPTY);
        for (String property : exchange.burying()) {
            section = section.with(property, Doc.Null.VALUE);
            stamps = stamps.with(property, Doc.Null.VALUE);
        }
        return section.isEmpty() ? Optional.empty() : Optional.of(section.with(Edits.META, stamps));
    }

    /** Stamps are in the desired section alone: the document has little room. */
    private Doc.Obj reported() {
        Doc.Obj all = plain;
        SortedSet<String> later = new TreeSet<>(exchange.due());
        later.removeAll(first());
        for (var ack : acks.entrySet()) {
            if (!later.contains(ack.getKey())) {
                all = all.with(ack.getKey(), ack.getValue().toDoc());
            }
        }
        for (String property : exchange.burying()) {
            all = all.with(property, Doc.Null.VALUE);
        }
        return losers.isEmpty() ? all : all.with(SUPERSEDED, superseded());
    }

    private Doc.Obj superseded() {
        SortedMap<String, Doc> kept = new TreeMap<>();
        losers.forEach((property, loser) -> kept.put(property,
                loser.map(Twin::loserDoc).orElse(Doc.Null.VALUE)));
        return new Doc.Obj(kept);
    }

    private static Doc loserDoc(Edit loser) {
        return Doc.Obj.of("value", loser.value(), "by", Doc.text(loser.stamp().by())).with("hlc",
                Doc.text(loser.stamp().hlc().toString()));
    }
}
