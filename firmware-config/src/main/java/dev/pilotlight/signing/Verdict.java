package dev.pilotlight.signing;

import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.units.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the gate says of an offered configuration. */
public sealed interface Verdict {

    /**
     * It may be tried.
     *
     * @param key the id of the key that signed it
     * @param sha256 of the signed bytes, in hexadecimal; what an audit names it by
     */
    record Accepted(FirmwareConfig config, Statement statement, String key, String sha256)
            implements
                Verdict {}

    /** It may not, and why: at least one problem. */
    record Refused(Reason reason, List<Problem> problems) implements Verdict, RingVerdict {
        public Refused {
            problems = List.copyOf(problems);
        }

        Refused(Reason reason, String sentence) {
            this(reason, List.of(new Problem("", sentence)));
        }

        /** Reason and problems in one line, for logs and reports. */
        public String sentence() {
            return reason.word() + ": " + problems.stream().map(Problem::toString)
                    .collect(Collectors.joining("; "));
        }
    }

    /** Why a configuration or a ring is refused; the first that applies, in this order. */
    enum Reason {
        /** More bytes than are ever looked at. */
        OVERSIZE,
        /** Nested deeper than is ever read. */
        TOO_DEEP,
        /** Not in the form of a signed configuration. */
        MALFORMED,
        /** No signature, no key or no payload. */
        UNSIGNED,
        /** Signed by a key that this device never heard of. */
        UNKNOWN_KEY,
        /** Signed by a key that was revoked. */
        REVOKED_KEY,
        /** The bytes are not those that this key signed. */
        WRONG_SIGNATURE,
        /** For another device, group or tenant. */
        OTHER_DEVICE,
        /** Not newer than what this device had already. */
        REPLAYED,
        /** So much newer that hardly any version would be left after it. */
        VERSION_TOO_HIGH,
        /** Its time is over. */
        EXPIRED,
        /** Its time has not come. */
        NOT_YET_VALID,
        /** Its time may not have come, and this device's clock was not set. */
        CLOCK_NOT_SET,
        /** Written for a newer program. */
        NEWER_SCHEMA,
        /** Not a configuration that any device takes: fields, built-in bounds, rules across. */
        RULES_BROKEN,
        /** Beyond what this device allows. */
        BEYOND_OWN_BOUNDS,
        /** A ring that trusts a key again which this device was told to trust no more. */
        KEY_COMES_BACK,
        /** A ring that makes more keys than a device keeps. */
        RING_FULL,
        /** A ring after which nobody could ever sign for this device again. */
        NO_KEY_LEFT;

        /** The word in reports, such as {@code wrong-signature}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
