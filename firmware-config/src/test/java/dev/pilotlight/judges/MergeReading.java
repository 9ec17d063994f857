package dev.pilotlight.judges;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.twin.Hlc;
import dev.pilotlight.twin.Stamp;
import dev.pilotlight.twin.VersionVector;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Law L6 as the README says it: who knew, whose clock, who stands at the wall. */
final class MergeReading {
    private MergeReading() {}

    record Outcome(Edit holds, Optional<Edit> kept) {}

    static Outcome of(String property, Edit device, Edit cloud) {
        boolean deviceKnew = knew(device, cloud);
        boolean cloudKnew = knew(cloud, device);
        if (deviceKnew && (!cloudKnew || device.equals(cloud))) {
            return new Outcome(device, Optional.empty());
        }
        if (cloudKnew && !deviceKnew) {
            return new Outcome(cloud, Optional.empty());
        }
        boolean clocks = device.stamp().clockTrusted() && cloud.stamp().clockTrusted();
        Edit later = clocks && isLater(cloud.stamp().hlc(), device.stamp().hlc()) ? cloud : device;
        Edit earlier = later.equals(cloud) && !later.equals(device) ? device : cloud;
        if (device.value().equals(cloud.value())) {
            return new Outcome(covering(later, later.value(), device, cloud), Optional.empty());
        }
        if (!property.equals("limits")) {
            return new Outcome(covering(later, later.value(), device, cloud), Optional.of(earlier));
        }
        Doc strictest = strictest(device.value(), cloud.value());
        return new Outcome(covering(later, strictest, device, cloud), Optional.of(strictest.equals(
                device.value()) ? cloud : device));
    }

    /** Everything that the other is made of, itself included, was seen. */
    private static boolean knew(Edit one, Edit other) {
        VersionVector seen = one.stamp().base();
        return seen.device() >= other.stamp().base().device() && seen.cloud() >= other.stamp()
                .base().cloud();
    }

    static boolean isLater(Hlc one, Hlc other) {
        return one.millis() != other.millis()
                ? one.millis() > other.millis()
                : one.counter() > other.counter();
    }

    private static Edit covering(Edit winner, Doc value, Edit device, Edit cloud) {
        VersionVector one = device.stamp().base();
        VersionVector other = cloud.stamp().base();
        long ofDevice = one.device() > other.device() ? one.device() : other.device();
        long ofCloud = one.cloud() > other.cloud() ? one.cloud() : other.cloud();
        return new Edit(value, new Stamp(new VersionVector(ofDevice, ofCloud), winner.stamp().hlc(),
                winner.stamp().by(), winner.stamp().clockTrusted()));
    }

    /** The higher floor, the lower ceiling; a bound that one does not name is the other's. */
    private static Doc strictest(Doc one, Doc other) {
        if (!(one instanceof Doc.Obj left)) {
            return other;
        }
        if (!(other instanceof Doc.Obj right)) {
            return one;
        }
        TreeMap<String, Doc> bounds = new TreeMap<>();
        put(bounds, "frostFloor", left, right, true);
        put(bounds, "ceiling", left, right, false);
        return new Doc.Obj(bounds);
    }

    private static void put(SortedMap<String, Doc> bounds, String key, Doc.Obj left, Doc.Obj right,
            boolean highest) {
        for (@Nullable
        Doc bound : new Doc[]{left.fields().get(key), right.fields().get(key)}) {
            if (bound instanceof Doc.Num number && (!(bounds.get(key) instanceof Doc.Num best)
                    || (number.value().compareTo(best.value()) > 0) == highest)) {
                bounds.put(key, number);
            }
        }
    }
}
