package dev.pilotlight.wire;

import dev.pilotlight.twin.Doc;
import java.time.Instant;

/**
 * What a twin says on {@code update/delta}: all that the device has yet to apply, at that version.
 */
public record ShadowDelta(Doc.Obj state, long version, Instant at) {}
