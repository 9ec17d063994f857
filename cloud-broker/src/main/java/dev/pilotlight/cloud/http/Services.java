package dev.pilotlight.cloud.http;

import dev.pilotlight.cloud.port.Archive;
import dev.pilotlight.cloud.port.Audit;
import dev.pilotlight.cloud.port.Board;
import dev.pilotlight.cloud.port.Commands;
import dev.pilotlight.cloud.port.Doorkeeper;
import dev.pilotlight.cloud.port.Enrolment;
import dev.pilotlight.cloud.port.Registry;
import dev.pilotlight.cloud.port.Rollouts;
import dev.pilotlight.cloud.port.Telltale;
import dev.pilotlight.cloud.port.TimeSource;
import dev.pilotlight.cloud.port.Vital;
import java.time.InstantSource;

/**
 * What the HTTP server serves.
 *
 * @param time for people; fast in a demonstration
 * @param realTime for sessions
 * @param doorkeeper ends the connections of devices that lost their rights
 */
public record Services(Registry registry, Archive archive, Board board, Commands commands,
        Enrolment enrolment, EventStream stream, TimeSource time, InstantSource realTime,
        Audit audit, Doorkeeper doorkeeper, Vital broker, Telltale telltale, Rollouts rollouts) {}
