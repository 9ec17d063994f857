package dev.pilotlight.cloud.access;

import java.util.HexFormat;

/**
 * Where a connection comes from, as far as shares go: one IPv4 address, or the /64 network of an
 * IPv6 address, since whoever has one address of it has them all.
 */
public record Source(String network) {
    private static final int NETWORK_BYTES = 8;

    /** The source of an address of four or sixteen bytes. */
    public static Source of(byte[] address) {
        return new Source(HexFormat.of().formatHex(address, 0,
                Math.min(address.length, NETWORK_BYTES)));
    }
}
