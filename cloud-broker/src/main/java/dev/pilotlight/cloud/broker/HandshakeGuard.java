package dev.pilotlight.cloud.broker;

import dev.pilotlight.cloud.access.Source;
import dev.pilotlight.cloud.broker.SourceShares.Visit;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands before TLS in the pipeline of one accepted connection until its handshake is done: it
 * looks at what the first record announces before anybody keeps room for it (CVE-2026-45416: 16 MiB
 * for ten bytes), and closes who is not done in time. What it refuses costs no word in the log. The
 * connection's own thread.
 */
final class HandshakeGuard extends ChannelInboundHandlerAdapter {
    /** From the first step inside to a verified certificate. */
    static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int HEADERS = 9;
    /** A record of TLS holds no more; nor does a ClientHello that any client sends. */
    private static final int MOST = 16 * 1024;
    private static final int HANDSHAKE = 0x16;
    private static final int CLIENT_HELLO = 1;
    private static final int MAJOR_VERSION = 3;
    /** A handshake's type and length stand in its first record. */
    private static final int LEAST = 4;

    private final Visit visit;
    private final Runnable refused;
    private final byte[] first = new byte[HEADERS];
    private volatile @Nullable ChannelHandlerContext inside;
    private int seen;
    private boolean watched;

    /** Takes a place among the open handshakes of that source. */
    HandshakeGuard(SourceShares shares, Source source, Runnable refused) {
        this.visit = shares.enter(source, this::makeRoom);
        this.refused = refused;
    }

    /** Another one of the same source wants the place; any thread. */
    private void makeRoom() {
        ChannelHandlerContext context = inside;
        if (context != null) {
            context.executor().execute(() -> endUnproven(context));
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        inside = context;
        Future<?> late = context.executor().schedule(() -> endUnproven(context),
                LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        ChannelFuture _ = context.channel().closeFuture().addListener(_ -> {
            late.cancel(false);
            visit.ended();
        });
    }

    private static void endUnproven(ChannelHandlerContext context) {
        if (!context.isRemoved()) {
            ChannelFuture _ = context.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && seen < HEADERS && !announcesLittle(bytes)) {
            bytes.release();
            refused.run();
            ChannelFuture _ = context.close();
            return;
        }
        context.fireChannelRead(message);
        watch(context);
    }

    /** Whether all that came of both headers is of a ClientHello of a common size. */
    private boolean announcesLittle(ByteBuf bytes) {
        int more = Math.min(HEADERS - seen, bytes.readableBytes());
        bytes.getBytes(bytes.readerIndex(), first, seen, more);
        seen += more;
        return isOrMissing(0, HANDSHAKE) && isOrMissing(1, MAJOR_VERSION)
                && (seen < 5 || isBetween(number(3, 2), LEAST, MOST))
                && isOrMissing(5, CLIENT_HELLO)
                && (seen < HEADERS || isBetween(number(6, 3), 0, MOST));
    }

    private boolean isOrMissing(int at, int wanted) {
        return at >= seen || first[at] == wanted;
    }

    private static boolean isBetween(int number, int least, int most) {
        return number >= least && number <= most;
    }

    private int number(int from, int length) {
        int number = 0;
        for (int i = from; i < from + length; i++) {
            number = (number << Byte.SIZE) | (first[i] & 0xFF);
        }
        return number;
    }

    /** The engine adds its TLS handler at a moment of its own. */
    private void watch(ChannelHandlerContext context) {
        SslHandler tls = watched || context.isRemoved()
                ? null
                : context.pipeline().get(SslHandler.class);
        if (tls != null) {
            watched = true;
            Future<?> _ = tls.handshakeFuture().addListener(done -> {
                if (done.isSuccess() && !context.isRemoved()) {
                    visit.proven();
                    context.pipeline().remove(this);
                }
            });
        }
    }
}
