package dev.pilotlight.faults.flood;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** What every stranger of a flood sends once it is connected. */
public enum Flood {
    /** The beginning of a ClientHello that is announced as 16 MiB, and no more of it. */
    ENDLESS_HELLO,
    /** A good ClientHello, and then no answer to anything. */
    OPEN_HANDSHAKE,
    /** Nothing at all. */
    SILENT,
    /** The first line of a request, and no more of it. */
    HALF_A_REQUEST,
    /** A request of which a letter comes each second, and never the last one. */
    SLOW_REQUEST;

    private static final byte[] ANNOUNCED = HexFormat.of().parseHex("160303000501ffffff03");
    private static final int MOST_BYTES = 20_000;

    ByteBuffer bytes() {
        return switch (this) {
            case ENDLESS_HELLO -> ByteBuffer.wrap(ANNOUNCED);
            case OPEN_HANDSHAKE -> hello();
            case SILENT -> ByteBuffer.allocate(0);
            case HALF_A_REQUEST, SLOW_REQUEST -> ByteBuffer.wrap(
                    "GET / HTTP/1.1\r\nHost: x\r\n".getBytes(
                            java.nio.charset.StandardCharsets.US_ASCII));
        };
    }

    /** What it sends each second from then on. */
    ByteBuffer drip() {
        return switch (this) {
            case ENDLESS_HELLO, OPEN_HANDSHAKE, SILENT, HALF_A_REQUEST -> ByteBuffer.allocate(0);
            case SLOW_REQUEST -> ByteBuffer.wrap(new byte[]{'x'});
        };
    }

    private static ByteBuffer hello() {
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine("localhost", 1);
            engine.setUseClientMode(true);
            ByteBuffer hello = ByteBuffer.allocate(MOST_BYTES);
            engine.wrap(ByteBuffer.allocate(0), hello);
            return hello.flip();
        } catch (GeneralSecurityException | SSLException e) {
            throw new IllegalStateException(e);
        }
    }
}
