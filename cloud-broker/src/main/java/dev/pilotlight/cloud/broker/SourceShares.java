package dev.pilotlight.cloud.broker;

import dev.pilotlight.cloud.access.Source;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * How many handshakes may begin, shared out by where they come from (law L9). Only what is unproven
 * counts: a handshake that ends with a certificate of ours gives its place back, so two hundred
 * thermostats behind one address are as welcome as two hundred addresses.
 *
 * <p>
 * Sources that never showed a certificate have half of the rate together, a single one a quarter; a
 * source that did has up to half for itself. Of one source 64 handshakes may be open: the oldest
 * goes when another comes, since an honest one is long done. Any thread.
 */
final class SourceShares {
    /** Handshakes of one source that are open at once. */
    static final int MOST_OPEN = 64;
    /** Sources that are remembered of each kind; the one that was seen longest ago goes. */
    static final int MOST_SOURCES = 4_096;

    private final int perSecond;
    private final Supplier<Duration> uptime;
    private final Rate all;
    private final Rate strangers;
    private final Map<Source, Share> unknown = newest();
    private final Map<Source, Share> known = newest();

    private static final class Share {
        final Rate rate;
        final Deque<Visit> open = new ArrayDeque<>();

        Share(Rate rate) {
            this.rate = rate;
        }
    }

    /** One connection whose handshake is not over. */
    final class Visit {
        private final Source source;
        private final Runnable close;

        private Visit(Source source, Runnable close) {
            this.source = source;
            this.close = close;
        }

        /** It showed a certificate of ours: its place is free again, its source is known. */
        void proven() {
            prove(this);
        }

        /** It is over, one way or another. */
        void ended() {
            end(this);
        }
    }

    /** Begins that many handshakes a second, and as many at once after a quiet second. */
    SourceShares(int perSecond, Supplier<Duration> uptime) {
        this.perSecond = perSecond;
        this.uptime = uptime;
        this.all = rate(1);
        this.strangers = rate(2);
    }

    /** A part of the whole rate: half of it, a quarter. */
    private Rate rate(int part) {
        return new Rate(Duration.ofSeconds(1).multipliedBy(part).dividedBy(perSecond),
                Math.max(1, perSecond / part));
    }

    private static Map<Source, Share> newest() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Source, Share> eldest) {
                return size() > MOST_SOURCES;
            }
        };
    }

    /**
     * How many nanoseconds a connection of that source must wait before its handshake may begin;
     * counts it. Empty when that would be longer than {@code most}.
     */
    synchronized OptionalLong take(Source source, Duration most) {
        long now = uptime.get().toNanos();
        Rate own = share(source).rate;
        boolean stranger = !known.containsKey(source);
        long wait = Math.max(own.ahead(now), Math.max(all.ahead(now),
                stranger ? strangers.ahead(now) : 0));
        if (wait > most.toNanos()) {
            return OptionalLong.empty();
        }
        own.count(now, 1);
        all.count(now, 1);
        if (stranger) {
            strangers.count(now, 1);
        }
        return OptionalLong.of(wait);
    }

    /** A handshake begins; the oldest of the same source is closed when there are too many. */
    Visit enter(Source source, Runnable close) {
        Visit visit = new Visit(source, close);
        begin(visit).forEach(oldest -> oldest.close.run());
        return visit;
    }

    private synchronized Deque<Visit> begin(Visit visit) {
        Deque<Visit> open = share(visit.source).open;
        open.addLast(visit);
        Deque<Visit> tooMany = new ArrayDeque<>();
        while (open.size() > MOST_OPEN) {
            tooMany.addLast(open.removeFirst());
        }
        return tooMany;
    }

    private synchronized void prove(Visit visit) {
        Share share = unknown.remove(visit.source);
        if (share != null) {
            Share better = new Share(rate(2));
            better.open.addAll(share.open);
            known.put(visit.source, better);
        }
        Share now = share(visit.source);
        now.open.remove(visit);
        now.rate.giveBack();
    }

    private synchronized void end(Visit visit) {
        share(visit.source).open.remove(visit);
    }

    /** Sources that are remembered at this moment. */
    synchronized int remembered() {
        return known.size() + unknown.size();
    }

    private Share share(Source source) {
        Share proven = known.get(source);
        return proven != null
                ? proven
                : unknown.computeIfAbsent(source, _ -> new Share(rate(4)));
    }
}
