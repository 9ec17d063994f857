package dev.pilotlight.cloud.broker;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Lets connections in at a steady rate before a single byte of TLS is spent on them: a full
 * handshake costs milliseconds of CPU, and a returning fleet would keep those who are in already
 * from being heard (law L9). A connection that comes too early waits on the doorstep; when too many
 * wait, it is closed at once, which costs next to nothing, and the device backs off.
 *
 * <p>
 * Sits in the pipeline of the listening socket; its one thread calls it. {@link #turnedAway}: any.
 */
final class Doorstep extends ChannelInboundHandlerAdapter {
    /** Well under the 8 s that an agent gives an attempt. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final int MOST_FLUSHES = 64;

    private final Rate rate;
    private final Supplier<Duration> uptime;
    private final AtomicLong turnedAway = new AtomicLong();

    /** Admits that many a second, and as many at once after a quiet second. */
    Doorstep(int perSecond, Supplier<Duration> uptime) {
        this.rate = new Rate(Duration.ofSeconds(1).dividedBy(perSecond), perSecond);
        this.uptime = uptime;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        OptionalLong wait = rate.take(uptime.get().toNanos(), 1, LONGEST_WAIT.toNanos());
        if (wait.isEmpty()) {
            turnedAway.incrementAndGet();
            ((Channel) accepted).unsafe().closeForcibly();
        } else if (wait.getAsLong() == 0) {
            letIn(context, (Channel) accepted);
        } else {
            Future<?> _ = context.executor().schedule(
                    () -> letIn(context, (Channel) accepted), wait.getAsLong(),
                    TimeUnit.NANOSECONDS);
        }
    }

    /** One group commit releases many PUBACKs of a device: one system call sends them all. */
    private static void letIn(ChannelHandlerContext context, Channel accepted) {
        accepted.pipeline().addFirst(new FlushConsolidationHandler(MOST_FLUSHES, true));
        context.fireChannelRead(accepted);
    }

    /** Connections closed because too many waited. */
    long turnedAway() {
        return turnedAway.get();
    }
}
