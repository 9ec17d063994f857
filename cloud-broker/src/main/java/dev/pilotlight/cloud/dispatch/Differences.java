package dev.pilotlight.cloud.dispatch;

import dev.pilotlight.cloud.port.Census;
import dev.pilotlight.cloud.rollout.Campaign;
import dev.pilotlight.config.ConfigChange;
import dev.pilotlight.signing.RingStatement;
import dev.pilotlight.signing.Statement;
import dev.pilotlight.signing.TrustedKey;
import dev.pilotlight.twin.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a roll-out would make different, in sentences. The dispatch's thread. */
record Differences(Books books) {

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

    /** For each configuration that these devices have from the cloud. */
    private List<String> configuration(Doc.Obj next, List<Census.Counted> devices) {
        SortedMap<Long, Long> versions = new TreeMap<>();
        devices.forEach(one -> versions.merge(books.version(one.member().thing()), 1L,
                Long::sum));
        List<String> changes = new ArrayList<>();
        versions.forEach((version, count) -> {
            changes.add(count + " devices with "
                    + (version == 0 ? "what was installed" : "version " + version) + ":");
            configuration(version).ifPresent(old -> ConfigChange.between(old, next)
                    .forEach(change -> changes.add("  " + change.sentence())));
        });
        return changes;
    }

    private Optional<Doc.Obj> configuration(long version) {
        return books.all().stream().map(Running::campaign)
                .filter(campaign -> campaign.plan().version() == version)
                .flatMap(campaign -> campaign.offer().configuration().stream()).findFirst();
    }
}
