package dev.pilotlight.wire;

import dev.pilotlight.twin.Doc;
import java.time.Instant;
import java.util.Optional;

/**
 * What a twin answers on {@code get/accepted} and {@code update/accepted}: the sections it names
 * and the version they have.
 *
 * @param desired empty when the document has no such section
 * @param at by the twin's clock
 */
public record ShadowState(Doc.Obj desired, Doc.Obj reported, long version, Instant at,
        Optional<String> clientToken) {}
