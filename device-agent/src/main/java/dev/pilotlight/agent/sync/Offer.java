package dev.pilotlight.agent.sync;

import dev.pilotlight.twin.Doc;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One update to publish.
 *
 * @param desired winning edits that the cloud has yet to hold
 * @param reported what holds on the device
 * @param version of the document that it was made for; empty only where there is no document yet
 */
public record Offer(String shadow, Optional<Doc.Obj> desired, Doc.Obj reported,
        OptionalLong version) {}
