package dev.pilotlight.faults.stranger;

import dev.pilotlight.faults.client.MqttThing;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Counts aloud at QoS 1: says a number until it is acknowledged, and only then the next. Its own
 * thread owns the connection.
 */
final class Sender {
    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final long PACE_MILLIS = 20;
    private static final int LONGEST_RETRY_MILLIS = 1_000;

    private final MqttThing.Gate way;
    private final String topic;
    private final String name;
    private final SplittableRandom chance;
    private final Thread thread;
    private volatile long acknowledged;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Duration longestSilence = Duration.ZERO;
    private volatile boolean finishing;
    private @Nullable MqttThing connection;
    private long lastAck = System.nanoTime();

    Sender(MqttThing.Gate way, String run, int number, SplittableRandom chance) {
        this.way = way;
        this.topic = run + "/" + number;
        this.name = "pilotlight-sender-" + Long.toHexString(chance.nextLong());
        this.chance = chance;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::count);
    }

    void start() {
        thread.start();
    }

    String topic() {
        return topic;
    }

    /** The highest number that the broker has acknowledged; all below are acknowledged too. */
    long acknowledged() {
        return acknowledged;
    }

    /** Says the number that it is at to the end, and stops. */
    void finish(Duration patience) {
        finishing = true;
        try {
            thread.join(patience);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    BrokerReport.Account account(Listener listener) {
        return new BrokerReport.Account(acknowledged, listener.missing(this), listener.repeated(
                this), connections.get(), longestSilence, !thread.isAlive());
    }

    void close() {
        finishing = true;
        thread.interrupt();
    }

    private void count() {
        long number = 1;
        boolean said = true;
        while (!Thread.currentThread().isInterrupted() && !(finishing && said)) {
            said = say(number);
            if (said) {
                acknowledged = number++;
                heard();
            }
            pause(said ? PACE_MILLIS : chance.nextInt(LONGEST_RETRY_MILLIS));
        }
        drop();
    }

    private void heard() {
        Duration silence = Duration.ofNanos(System.nanoTime() - lastAck);
        lastAck = System.nanoTime();
        if (silence.compareTo(longestSilence) > 0) {
            longestSilence = silence;
        }
    }

    private boolean say(long number) {
        try {
            MqttThing open = connection;
            if (open == null) {
                open = MqttThing.connect(way, name, LIMIT, (_, _) -> {});
                connection = open;
                connections.incrementAndGet();
            }
            if (!MqttThing.isRefusal(open.publish(topic, Long.toString(number)))) {
                return true;
            }
        } catch (IOException broken) {
            // As a network does: the number is said again on the next connection.
        }
        drop();
        return false;
    }

    private void drop() {
        MqttThing open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
