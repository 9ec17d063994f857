package dev.pilotlight.faults.script;

import dev.pilotlight.faults.demo.AgentConfig;
import dev.pilotlight.faults.demo.Programs;
import dev.pilotlight.faults.ledger.Books;
import dev.pilotlight.faults.ledger.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Looks into both databases at the moments that matter. One thread. */
final class Auditor {

    private final Databases databases;
    private final Path agent;
    private final Path cloud;
    private List<Row> cloudAtDeath = List.of();
    private List<Row> acknowledged = List.of();

    Auditor(Programs programs, Path scratch) {
        this.databases = new Databases(scratch);
        this.agent = programs.agentData().resolve("pilotlight.db");
        this.cloud = programs.cloudData().resolve("cloud.db");
    }

    /** The cloud's process has just been killed. */
    void cloudDied() throws IOException {
        cloudAtDeath = databases.telemetry(cloud, AgentConfig.THING);
    }

    /** The agent's process has just been killed, with the cloud away since its death. */
    void agentDied() throws IOException {
        Set<Row.Key> waiting = databases.outbox(agent);
        acknowledged = databases.history(agent).stream()
                .filter(row -> !waiting.contains(row.key())).toList();
    }

    /** Both processes have ended. */
    Books close() throws IOException {
        return new Books(databases.history(agent),
                databases.telemetry(cloud, AgentConfig.THING),
                databases.outbox(agent), acknowledged, cloudAtDeath);
    }
}
