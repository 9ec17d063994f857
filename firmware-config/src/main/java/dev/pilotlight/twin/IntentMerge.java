package dev.pilotlight.twin;

import java.util.Optional;

/**
 * The merge of law L6: of two edits of one property, the later intent wins, the same on both sides,
 * and the loser is kept.
 *
 * <p>
 * If one edit knew of the other, it is the later one, whatever the clocks say. If neither knew, the
 * later hybrid clock reading wins, unless the device's clock was not trusted, the readings tie, or
 * the cloud's edit had no trusted clock: then the person at the wall wins. The winner's vector
 * covers both, so that whoever merges next sees that it is settled. Two different edits with the
 * same vector (of two clouds that the device spoke to, or of a device that lost its memory) knew
 * nothing of each other either. Pure; commutative by construction, since each side passes the
 * device's edit first.
 */
public final class IntentMerge {
    private IntentMerge() {}

    /**
     * What holds after the merge.
     *
     * @param loser the edit that lost although it was made without knowledge of the winner, for
     *        people to see and restore
     */
    public record Merged(Edit winner, Optional<Edit> loser) {}

    /**
     * Merges what the device has with what the cloud has.
     *
     * @param device the edit as the device holds it
     * @param cloud the edit as the cloud holds it
     */
    public static Merged merge(Edit device, Edit cloud) {
        return switch (device.stamp().base().compare(cloud.stamp().base())) {
            case EQUAL -> device.equals(cloud)
                    ? new Merged(device, Optional.empty())
                    : concurrent(device, cloud);
            case AFTER -> new Merged(device, Optional.empty());
            case BEFORE -> new Merged(cloud, Optional.empty());
            case CONCURRENT -> concurrent(device, cloud);
        };
    }

    /**
     * The same for an edit of that property: of safety bounds made apart the strictest hold, be
     * they of one edit or some of each; the edit that is not wholly in force is the loser.
     */
    public static Merged merge(String property, Edit device, Edit cloud) {
        Merged merged = merge(device, cloud);
        if (!property.equals(Strictest.PROPERTY) || merged.loser().isEmpty()) {
            return merged;
        }
        Doc strictest = Strictest.join(device.value(), cloud.value());
        Edit loser = strictest.equals(device.value()) ? cloud : device;
        return new Merged(new Edit(strictest, merged.winner().stamp()), Optional.of(loser));
    }

    private static Merged concurrent(Edit device, Edit cloud) {
        boolean cloudWins = device.stamp().clockTrusted() && cloud.stamp().clockTrusted()
                && cloud.stamp().hlc().compareTo(device.stamp().hlc()) > 0;
        Edit winner = cloudWins ? cloud : device;
        Edit loser = cloudWins ? device : cloud;
        boolean sameIntent = winner.value().equals(loser.value());
        return new Merged(covering(winner, loser),
                sameIntent ? Optional.empty() : Optional.of(loser));
    }

    private static Edit covering(Edit winner, Edit loser) {
        Stamp stamp = winner.stamp();
        VersionVector both = stamp.base().max(loser.stamp().base());
        return new Edit(winner.value(),
                new Stamp(both, stamp.hlc(), stamp.by(), stamp.clockTrusted()));
    }
}
