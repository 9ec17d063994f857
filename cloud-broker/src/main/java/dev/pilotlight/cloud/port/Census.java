package dev.pilotlight.cloud.port;

import dev.pilotlight.cloud.rollout.Member;
import java.util.List;

/** Who there is. Any thread that may block. */
public interface Census {

    /**
     * One device that is registered and has its rights.
     *
     * @param reachable whether it was heard within the last minutes
     */
    record Counted(Member member, boolean reachable) {}

    List<Counted> count();
}
