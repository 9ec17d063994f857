package dev.pilotlight.cloud.broker;

import dev.pilotlight.cloud.access.Source;
import dev.pilotlight.faults.fuzz.Mouth;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a stranger sends first to the MQTT door. The first byte of the input says in how large
 * pieces the rest arrives.
 */
public final class HelloMouth implements Mouth {
    private static final int MOST = 16 * 1024;
    private final SourceShares shares = new SourceShares(Integer.MAX_VALUE, () -> Duration.ZERO);

    @Override
    public void take(byte[] bytes) {
        if (bytes.length < 2) {
            return;
        }
        AtomicInteger refused = new AtomicInteger();
        EmbeddedChannel channel = new EmbeddedChannel(new HandshakeGuard(shares, Source.of(
                new byte[]{127, 0, 0, 1}), refused::incrementAndGet));
        ByteBuf sent = Unpooled.wrappedBuffer(bytes, 1, bytes.length - 1);
        int piece = 1 + (bytes[0] & 0xFF);
        while (sent.isReadable() && channel.isOpen()) {
            channel.writeInbound(sent.readRetainedSlice(Math.min(piece, sent.readableBytes())));
        }
        boolean open = channel.isOpen();
        Mouth.check(open == (refused.get() == 0), "closed without being counted, or the reverse");
        Mouth.check(!open || isOfACommonSize(bytes), "a first record that announces too much, or"
                + " is no ClientHello, came through");
        Mouth.check(open || !isOfACommonSize(bytes), "a ClientHello of a common size was refused");
        channel.finishAndReleaseAll();
    }

    /** RFC 8446, sections 5.1 and 4: as far as the headers of record and handshake have come. */
    private static boolean isOfACommonSize(byte[] bytes) {
        int[] in = new int[bytes.length - 1];
        for (int i = 0; i < in.length; i++) {
            in[i] = bytes[i + 1] & 0xFF;
        }
        boolean fine = in[0] == 22;
        fine &= in.length < 2 || in[1] == 3;
        if (in.length >= 5) {
            int record = in[3] * 256 + in[4];
            fine &= record >= 4 && record <= MOST;
        }
        fine &= in.length < 6 || in[5] == 1;
        if (in.length >= 9) {
            fine &= in[6] * 65_536 + in[7] * 256 + in[8] <= MOST;
        }
        return fine;
    }
}
