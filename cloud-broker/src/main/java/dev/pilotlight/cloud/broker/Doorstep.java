package dev.pilotlight.cloud.broker;

import dev.pilotlight.cloud.access.Source;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets connections in at a steady rate, fairly by where they come from, before a single byte of TLS
 * is spent on them: a full handshake costs milliseconds of CPU, and a returning fleet would keep
 * those who are in already from being heard (law L9). A connection that comes too early waits on
 * the doorstep; when too many wait, it is closed at once, which costs next to nothing, and the
 * device backs off.
 *
 * <p>
 * Sits in the pipeline of the listening socket; its one thread calls it. Counts: any.
 */
final class Doorstep extends ChannelInboundHandlerAdapter {
    /** Well under the 8 s that an agent gives an attempt. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final int MOST_FLUSHES = 64;
    private static final Source NOWHERE = new Source("");

    private final SourceShares shares;
    private final AtomicLong turnedAway = new AtomicLong();
    private final AtomicLong refusedHellos = new AtomicLong();
    private volatile @Nullable EventLoopGroup listening;
    private volatile @Nullable EventLoopGroup speaking;

    /** Admits that many a second, and as many at once after a quiet second. */
    Doorstep(int perSecond, Supplier<Duration> uptime) {
        this.shares = new SourceShares(perSecond, uptime);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        listening = context.channel().eventLoop().parent();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        Channel channel = (Channel) accepted;
        Source source = source(channel.remoteAddress());
        OptionalLong wait = shares.take(source, LONGEST_WAIT);
        if (wait.isEmpty()) {
            turnedAway.incrementAndGet();
            channel.unsafe().closeForcibly();
        } else if (wait.getAsLong() == 0) {
            letIn(context, channel, source);
        } else {
            Future<?> _ = context.executor().schedule(() -> letIn(context, channel, source),
                    wait.getAsLong(), TimeUnit.NANOSECONDS);
        }
    }

    private static Source source(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress at && !at.isUnresolved()
                ? Source.of(at.getAddress().getAddress())
                : NOWHERE;
    }

    /** One group commit releases many PUBACKs of a device: one system call sends them all. */
    private void letIn(ChannelHandlerContext context, Channel accepted, Source source) {
        accepted.pipeline().addFirst(new FlushConsolidationHandler(MOST_FLUSHES, true),
                new Beginning(new HandshakeGuard(shares, source,
                        refusedHellos::incrementAndGet)));
        context.fireChannelRead(accepted);
    }

    /** The engine puts TLS before all others when a connection begins; the guard goes before it. */
    private final class Beginning extends ChannelInboundHandlerAdapter {
        private final HandshakeGuard guard;

        Beginning(HandshakeGuard guard) {
            this.guard = guard;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            speaking = context.channel().eventLoop().parent();
            context.pipeline().addFirst(guard);
            context.fireChannelActive();
            context.pipeline().remove(this);
        }
    }

    /** The threads that carry connections, as far as there were any yet. */
    List<EventLoopGroup> threads() {
        List<EventLoopGroup> threads = new ArrayList<>();
        for (EventLoopGroup group : new EventLoopGroup[]{listening, speaking}) {
            if (group != null) {
                threads.add(group);
            }
        }
        return threads;
    }

    /** Connections closed because too many waited. */
    long turnedAway() {
        return turnedAway.get();
    }

    /** Connections closed because their first bytes announced no ClientHello of a common size. */
    long refusedHellos() {
        return refusedHellos.get();
    }
}
