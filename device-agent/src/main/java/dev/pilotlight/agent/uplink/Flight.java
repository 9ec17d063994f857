package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.port.OutboxRow;
import java.util.List;

/** What a message under way is about, so that its acknowledgement can be booked. */
sealed interface Flight {
    /** A batch of rows. */
    record Rows(List<OutboxRow> rows) implements Flight {}

    /** A shadow request; its answer comes as a message of its own. */
    record Request(String shadow) implements Flight {}

    /** Something of the {@link SideDesk}. */
    record Aside() implements Flight {}

    /** Birth and heartbeat. */
    record Presence() implements Flight {}
}
