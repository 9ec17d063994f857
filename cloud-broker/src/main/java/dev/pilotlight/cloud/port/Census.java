package dev.pilotlight.cloud.port;

import dev.pilotlight.cloud.rollout.Member;
import java.util.List;
import java.util.Optional;

/** Who there is. Any thread that may block. */
public interface Census {

    /**
     * One device that is registered and has its rights.
     *
     * @param reachable whether it was heard within the last minutes
     * @param installed the configuration that it says it has; empty when it never said
     */
    record Counted(Member member, boolean reachable, Optional<Installed> installed) {
        public Counted(Member member, boolean reachable) {
            this(member, reachable, Optional.empty());
        }
    }

    /**
     * What a device says of its configuration.
     *
     * @param version 0 for the installer's
     * @param sha256 of what was signed; empty when it does not say
     */
    record Installed(long version, String sha256) {}

    List<Counted> count();
}
