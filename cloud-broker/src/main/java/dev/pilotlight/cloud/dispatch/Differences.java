package dev.pilotlight.cloud.dispatch;

import dev.pilotlight.cloud.port.Census;
import dev.pilotlight.cloud.rollout.Campaign;
import dev.pilotlight.config.ConfigChange;
import dev.pilotlight.signing.RingStatement;
import dev.pilotlight.signing.Statement;
import dev.pilotlight.signing.TrustedKey;
import dev.pilotlight.twin.Doc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a roll-out would make different, in sentences. The dispatch's thread. */
record Differences(Books books) {
    private static final List<String> CUT_OFF = List.of("link", "page");
    private static final int HASH_SHOWN = 12;

    List<String> of(Campaign campaign, List<Census.Counted> devices) {
        return switch (campaign.offer().said()) {
            case Statement statement -> configuration(statement.configuration(), devices);
            case RingStatement ring -> ring.ring().keys().stream().map(Differences::key).toList();
        };
    }

    /** Which keys a device has, only the device knows. */
    private static String key(TrustedKey key) {
        return key.name() + "'s key " + key.key().id() + key.revoked()
                .map(why -> " is revoked: " + why).orElse(" counts");
    }

    /** For each configuration that these devices have. */
    private List<String> configuration(Doc.Obj next, List<Census.Counted> devices) {
        List<String> changes = new ArrayList<>();
        present(devices).forEach((present, count) -> {
            Optional<Doc.Obj> old = text(present);
            changes.add((count == 1 ? "1 device with " : count + " devices with ")
                    + words(present) + (old.isPresent()
                            ? ":"
                            : ", which the cloud does not have: what changes is not known"));
            old.ifPresent(text -> ConfigChange.between(text, next)
                    .forEach(change -> changes.add("  " + change.sentence())));
        });
        cautions(next, devices).forEach(part -> changes.add("changes \"" + part
                + "\", or may: a device that gets it wrong is out of reach, so a second person"
                + " agrees"));
        return changes;
    }

    /** How many devices say that they have which configuration, or are known to. */
    private SortedMap<Present, Long> present(List<Census.Counted> devices) {
        SortedMap<Present, Long> present = new TreeMap<>();
        devices.forEach(one -> present.merge(new Present(books.version(one),
                one.installed().map(Census.Installed::sha256).orElse(""),
                one.installed().isPresent()), 1L, Long::sum));
        return present;
    }

    /** One configuration that devices have. */
    private record Present(long version, String sha256, boolean told)
            implements
                Comparable<Present> {
        @Override
        public int compareTo(Present other) {
            return Comparator.comparingLong(Present::version).thenComparing(Present::sha256)
                    .thenComparing(Present::told).compare(this, other);
        }
    }

    private static String words(Present present) {
        String hash = present.sha256().isEmpty()
                ? ""
                : " (sha256 " + present.sha256().substring(0,
                        Math.min(HASH_SHOWN, present.sha256().length()))
                        + ")";
        return present.version() == 0
                ? "what was installed" + hash + (present.told() ? "" : ", as far as is known")
                : "version " + present.version() + hash;
    }

    /** Parts of a configuration with which a device can cut itself or its residents off. */
    List<String> cautions(Doc.Obj next, List<Census.Counted> devices) {
        return CUT_OFF.stream().filter(part -> present(devices).keySet().stream()
                .anyMatch(present -> text(present)
                        .map(old -> !old.get(part).equals(next.get(part)))
                        .orElse(next.get(part).isPresent())))
                .toList();
    }

    /** What the devices' own word names, else what the cloud sent them. */
    private Optional<Doc.Obj> text(Present present) {
        return books.all().stream().map(Running::campaign)
                .filter(campaign -> campaign.offer().configuration().isPresent())
                .filter(campaign -> present.sha256().isEmpty()
                        ? campaign.plan().version() == present.version()
                        : campaign.offer().signed().sha256()
                                .equals(Optional.of(present.sha256())))
                .flatMap(campaign -> campaign.offer().configuration().stream()).findFirst();
    }
}
