package dev.pilotlight.cloud.port;

import java.time.Instant;
import java.util.List;

/** Who did what. Any thread that may block. */
public interface Audit {
    /** Most characters kept of an action's detail. */
    int MAX_DETAIL = 1_000;

    /**
     * One act.
     *
     * @param who {@code app:NAME} for an operator, {@code device} for the device itself,
     *        {@code console} for the command line, {@code cloud} for the service
     * @param action a stable word for programs, such as {@code edit}
     * @param subject the device or operator that it concerns
     * @param detail what exactly, for people
     */
    record Act(Instant at, String who, String action, String subject, String detail) {}

    /** Keeps an act; returns when it is durable. */
    void note(String who, String action, String subject, String detail);

    /** The newest acts, newest first; of one subject, or of all when it is empty. */
    List<Act> latest(String subject, int max);
}
