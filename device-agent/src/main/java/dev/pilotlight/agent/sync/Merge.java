package dev.pilotlight.agent.sync;

import dev.pilotlight.twin.Ack;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.twin.Edits;
import dev.pilotlight.twin.Hlc;
import dev.pilotlight.twin.HybridClock;
import dev.pilotlight.twin.IntentMerge;
import dev.pilotlight.twin.Stamp;
import dev.pilotlight.twin.VersionVector;
import dev.pilotlight.wire.Properties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The merge of a shadow document with what the device holds. Pure; each instance is used once, by
 * one thread.
 */
public final class Merge {
    private static final Ack UNKNOWN = new Ack(Doc.text("none"), Ack.REFUSED, 0, "");

    private final Twin twin;
    private final Judge judge;
    private final long version;
    private final SortedMap<String, Edit> edits;
    private final SortedMap<String, Ack> acks;
    private final SortedMap<String, Optional<Edit>> losers;
    private final List<String> applied = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final SortedSet<String> owed = new TreeSet<>();

    /**
     * What a merge did.
     *
     * @param twin after it
     * @param applied properties that have a new value from the cloud
     * @param refused properties whose value from the cloud may not be applied, each with the reason
     * @param lost properties of which one edit lost against another
     * @param newest the greatest stamp in the document
     */
    public record Result(Twin twin, List<String> applied, List<String> refused, List<String> lost,
            Hlc newest) {}

    private Merge(Twin twin, long version, Judge judge) {
        this.twin = twin;
        this.judge = judge;
        this.version = version;
        this.edits = new TreeMap<>(twin.edits());
        this.acks = new TreeMap<>(twin.acks());
        this.losers = new TreeMap<>(twin.losers());
    }

    /**
     * Merges the document's desired section, at that version.
     *
     * @param wall what our clock reads; empty when it is not to be believed, and then nobody else's
     *        can be judged by it
     */
    public static Result of(Twin twin, Doc.Obj desired, long version, Judge judge,
            Optional<Instant> wall) {
        SortedMap<String, Edit> cloud = Edits.read(desired);
        cloud.replaceAll((property, edit) -> placed(twin, property, wall.map(
                now -> HybridClock.believed(edit, now)).orElse(edit)));
        return new Merge(twin, version, judge).run(cloud);
    }

    /**
     * An edit without a stamp, of a cloud that knows none, was made without knowing what was done
     * here: after all that this cloud did, and beside what the device did.
     */
    private static Edit placed(Twin twin, String property, Edit cloud) {
        Edit own = twin.edits().get(property);
        if (own == null || !Edits.isUnstamped(cloud) || own.value().equals(cloud.value())) {
            return cloud;
        }
        Stamp stamp = cloud.stamp();
        return new Edit(cloud.value(), new Stamp(new VersionVector(0, own.stamp().base().cloud()
                + 1), stamp.hlc(), stamp.by(), stamp.clockTrusted()));
    }

    private Result run(SortedMap<String, Edit> cloud) {
        twin.edits().keySet().stream().filter(property -> !cloud.containsKey(property))
                .forEach(property -> owed.add(property));
        cloud.forEach(this::merge);
        Hlc newest = cloud.values().stream().map(edit -> edit.stamp().hlc())
                .max(Hlc::compareTo).orElse(Hlc.ZERO);
        Exchange exchange = twin.exchange().at(version).in(Exchange.Phase.SETTLED);
        for (String property : owed) {
            exchange = exchange.owing(property);
        }
        Twin merged = new Twin(twin.name(), edits, acks, losers, true, twin.plain(),
                exchange.untold());
        SortedSet<String> dead = new TreeSet<>();
        cloud.forEach((property, edit) -> {
            if (edit.value().equals(Properties.DELETED) && edit.equals(edits.get(property))) {
                dead.add(property);
            }
        });
        return new Result(merged.bury(dead).heard(version), applied, refused, lost, newest);
    }

    private void merge(String property, Edit cloud) {
        Edit own = edits.get(property);
        if (own == null) {
            take(property, cloud, cloud);
            return;
        }
        IntentMerge.Merged merged = IntentMerge.merge(property, rebased(own, cloud),
                cloud);
        if (merged.winner().value().equals(own.value())) {
            keep(property, merged.winner(), cloud);
            merged.loser().ifPresent(loser -> lose(property, loser));
        } else if (take(property, merged.winner(), cloud)) {
            merged.loser().ifPresent(loser -> lose(property, loser));
        }
    }

    /**
     * A device that lost its memory counts its edits from one again; a person's edit of that time
     * must not look older than what the cloud remembers.
     */
    private Edit rebased(Edit own, Edit cloud) {
        Stamp stamp = own.stamp();
        boolean forgotten = !twin.met() && stamp.by().equals("wall")
                && stamp.base().compare(cloud.stamp().base()) != VersionVector.Order.AFTER;
        return forgotten
                ? new Edit(own.value(),
                        new Stamp(new VersionVector(cloud.stamp().base().device() + 1, 0),
                                stamp.hlc(), stamp.by(), stamp.clockTrusted()))
                : own;
    }

    private boolean take(String property, Edit winner, Edit cloud) {
        Optional<String> objection = judge.objection(property, winner.value());
        if (objection.isPresent()) {
            Doc inForce = acks.getOrDefault(property, UNKNOWN).value();
            acks.put(property, new Ack(inForce, Ack.REFUSED, version, objection.get()));
            refused.add(property + " " + objection.get());
            return false;
        }
        edits.put(property, winner);
        acks.put(property, new Ack(winner.value(), Ack.APPLIED, version, ""));
        applied.add(property);
        dropIfRestored(property, winner);
        oweUnlessSame(property, winner, cloud);
        return true;
    }

    /** What lost here and was restored from afar is no loser any more. */
    private void dropIfRestored(String property, Edit winner) {
        boolean restored = losers.getOrDefault(property, Optional.empty())
                .filter(lost -> lost.value().equals(winner.value())).isPresent();
        if (restored) {
            losers.put(property, Optional.empty());
        }
    }

    private void keep(String property, Edit winner, Edit cloud) {
        edits.put(property, winner);
        boolean cloudMade = winner.equals(cloud) && winner.stamp().by().startsWith("app:");
        if (cloudMade || !acks.containsKey(property)) {
            acks.put(property, new Ack(winner.value(),
                    cloudMade ? Ack.APPLIED : Ack.SET_ON_DEVICE, cloudMade ? version : 0, ""));
        }
        oweUnlessSame(property, winner, cloud);
    }

    private void oweUnlessSame(String property, Edit winner, Edit cloud) {
        if (!winner.equals(cloud)) {
            owed.add(property);
        }
    }

    private void lose(String property, Edit loser) {
        losers.put(property, Optional.of(loser));
        lost.add(property);
    }
}
