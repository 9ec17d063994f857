package dev.pilotlight.cloud.port;

import dev.pilotlight.units.DeviceId;
import java.util.Arrays;

/** How a device comes by its certificate (EST, RFC 7030). Any thread that may block. */
public interface Enrolment {
    /** Registers the device and makes its one-time token, which is shown once. */
    String token(DeviceId device);

    /** Certifies the key of a PKCS#10 request (DER), if the secret is worth it. */
    Answer enrol(DeviceId device, String secret, byte[] request);

    /**
     * Certifies a new key for a device that has shown its present certificate; the present one
     * stays good until the new one is first used.
     */
    Answer renew(Shown present, byte[] request);

    /**
     * A certificate that TLS has verified.
     *
     * @param serial in lower case hex
     */
    record Shown(DeviceId device, String serial) {}

    /** The authority's certificate as PKCS#7, certificates only (DER). */
    byte[] authority();

    /** What became of a request. */
    sealed interface Answer {
        /** PKCS#7 with the new certificate and the authority's (DER). */
        final class Certified implements Answer {
            private final byte[] pkcs7;

            public Certified(byte[] pkcs7) {
                this.pkcs7 = Arrays.copyOf(pkcs7, pkcs7.length);
            }

            public byte[] pkcs7() {
                return Arrays.copyOf(pkcs7, pkcs7.length);
            }
        }

        /** The secret is not worth it. */
        record NotAllowed(String why) implements Answer {}

        /** The request itself is wrong; the secret is still good. */
        record NotUnderstood(String why) implements Answer {}
    }
}
