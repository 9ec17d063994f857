package dev.pilotlight.signing;

import java.util.List;

/** What the gate says of an offered change of the key ring. */
public sealed interface RingVerdict permits RingVerdict.Taken, Verdict.Refused {

    /**
     * It holds from now on.
     *
     * @param ring whose signatures count now: the device's own ring with the change
     * @param key the id of the key that signed it
     * @param sha256 of the signed bytes, in hexadecimal
     * @param changes what is different, in sentences; none when all of it was so already
     */
    record Taken(KeyRing ring, RingStatement statement, String key, String sha256,
            List<String> changes) implements RingVerdict {
        public Taken {
            changes = List.copyOf(changes);
        }
    }
}
