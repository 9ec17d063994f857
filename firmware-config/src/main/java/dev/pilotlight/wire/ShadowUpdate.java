package dev.pilotlight.wire;

import dev.pilotlight.twin.Doc;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request to change a shadow (AWS IoT, "request state document"). At least one section is there;
 * {@link Clear} says null.
 *
 * @param version the version that the writer knew; without one there is no check
 */
public record ShadowUpdate(Optional<Doc.Obj> desired, Optional<Doc.Obj> reported,
        OptionalLong version,
        Optional<String> clientToken, Clear clear) {

    /** Which sections the writer set to null, that is, deleted whole. */
    public record Clear(boolean desired, boolean reported) {
        public static final Clear NOTHING = new Clear(false, false);
    }

    public static ShadowUpdate of(Optional<Doc.Obj> desired, Optional<Doc.Obj> reported,
            long version, String clientToken) {
        return new ShadowUpdate(desired, reported, OptionalLong.of(version),
                Optional.of(clientToken), Clear.NOTHING);
    }
}
