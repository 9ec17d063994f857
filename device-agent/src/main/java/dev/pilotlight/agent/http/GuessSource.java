package dev.pilotlight.agent.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;

/**
 * Who counts as one when PINs are guessed: this machine, whatever loopback address it uses; one
 * address on the link; one /64 beyond it, for its owner has all of it.
 */
final class GuessSource {
    private static final int BYTES_OF_64 = 8;

    private GuessSource() {}

    static String of(InetAddress from) {
        return from.isLoopbackAddress() ? "this machine" : single(from);
    }

    /** The same, with each loopback address by itself: who makes connections tries no PIN. */
    static String single(InetAddress from) {
        boolean far = from instanceof Inet6Address && !from.isLinkLocalAddress() && !isOnLink(
                from);
        return far
                ? Arrays.toString(Arrays.copyOf(from.getAddress(), BYTES_OF_64)) + "/64"
                : from.getHostAddress();
    }

    private static boolean isOnLink(InetAddress from) {
        try {
            return NetworkInterface.networkInterfaces().flatMap(one -> one.getInterfaceAddresses()
                    .stream()).anyMatch(own -> isOnLink(own, from.getAddress()));
        } catch (SocketException unknown) {
            return false;
        }
    }

    private static boolean isOnLink(InterfaceAddress own, byte[] from) {
        byte[] address = own.getAddress().getAddress();
        int length = Math.min(own.getNetworkPrefixLength(), BYTES_OF_64 * Byte.SIZE) / Byte.SIZE;
        return address.length == from.length && length > 0 && Arrays.equals(address, 0, length,
                from, 0, length);
    }
}
