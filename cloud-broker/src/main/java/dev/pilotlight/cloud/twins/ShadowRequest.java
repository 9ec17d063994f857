package dev.pilotlight.cloud.twins;

import dev.pilotlight.twin.Doc;
import java.util.Optional;
import java.util.OptionalLong;

/** What a device or an operator asks of a shadow. */
public sealed interface ShadowRequest {

    /** Comes back in the answer, so that the asker knows which request it answers. */
    Optional<String> clientToken();

    record Get(Optional<String> clientToken) implements ShadowRequest {}

    /**
     * Merge into the sections that are given.
     *
     * @param desired a merge patch, or null to erase the section
     * @param reported a merge patch, or null to erase the section
     * @param version the version that the asker knows; empty for any
     */
    record Update(Optional<Doc> desired, Optional<Doc> reported, OptionalLong version,
            Optional<String> clientToken) implements ShadowRequest {

        /** An operator's change of desired against a version. */
        public static Update desired(Doc.Obj patch, OptionalLong version) {
            return new Update(Optional.of(patch), Optional.empty(), version, Optional.empty());
        }
    }

    record Delete(OptionalLong version, Optional<String> clientToken) implements ShadowRequest {}
}
