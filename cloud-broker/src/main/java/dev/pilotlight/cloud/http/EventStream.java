package dev.pilotlight.cloud.http;

import dev.pilotlight.cloud.port.LiveFeed;
import dev.pilotlight.cloud.port.TimeSource;
import dev.pilotlight.cloud.telemetry.Happening;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events: {@code device} (a summary, at most five a second), {@code points},
 * {@code events}, {@code shadow}, {@code pulse} every 5 s, and {@code missed} when a slow reader
 * should load afresh.
 *
 * <p>
 * {@link #tell}: any thread, never waits. {@link #serve} keeps the request's own thread until the
 * reader goes.
 */
public final class EventStream implements LiveFeed {
    private static final int MAX_READERS = 100;
    /** One operator's browsers and programs; the others' places stay free. */
    private static final int MAX_OF_ONE = 30;
    private static final int MAX_WAITING = 512;
    private static final Duration PULSE = Duration.ofSeconds(5);
    /** How soon a reader whose rights ended is cut off. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration GATHER = Duration.ofMillis(200);

    private final TimeSource time;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    public EventStream(TimeSource time) {
        this.time = time;
    }

    private static final class Reader {
        final String operator;
        final BlockingQueue<News> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
        volatile boolean missed;

        Reader(String operator) {
            this.operator = operator;
        }
    }

    @Override
    public void tell(News news) {
        for (Reader reader : readers) {
            if (!reader.waiting.offer(news)) {
                reader.missed = true;
            }
        }
    }

    /** Ends every stream, soon. */
    void close() {
        closing = true;
    }

    /** Streams until the reader goes; {@code summary} tells how a device stands. */
    void serve(Context context, Function<DeviceId, Optional<Doc.Obj>> summary,
            BooleanSupplier allowed) throws IOException {
        Reader reader = new Reader(Gate.operator(context).name());
        admit(reader);
        context.status(200).contentType("text/event-stream").header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no");
        try (OutputStream out = context.res().getOutputStream()) {
            stream(reader, out, summary, allowed);
        } finally {
            readers.remove(reader);
        }
    }

    /** One operator may not take every place. */
    private synchronized void admit(Reader reader) {
        long own = readers.stream().filter(one -> one.operator.equals(reader.operator)).count();
        if (own >= MAX_OF_ONE) {
            throw new Refusal(429, reader.operator + " has " + own + " streams open, want at most "
                    + MAX_OF_ONE);
        }
        if (readers.size() >= MAX_READERS) {
            throw new Refusal(503, "too many streams are open");
        }
        readers.add(reader);
    }

    /** Streams to {@code out}, which may take as long as it likes. */
    void stream(OutputStream out, Function<DeviceId, Optional<Doc.Obj>> summary,
            BooleanSupplier allowed) throws IOException {
        Reader reader = new Reader("");
        readers.add(reader);
        stream(reader, out, summary, allowed);
    }

    private void stream(Reader reader, OutputStream out,
            Function<DeviceId, Optional<Doc.Obj>> summary, BooleanSupplier allowed)
            throws IOException {
        try {
            write(out, "retry: 2000\n\n" + pulse());
            pump(reader, out, summary, allowed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            readers.remove(reader);
        }
    }

    private void pump(Reader reader, OutputStream out,
            Function<DeviceId, Optional<Doc.Obj>> summary, BooleanSupplier allowed)
            throws IOException, InterruptedException {
        List<News> batch = new ArrayList<>();
        long quiet = 0;
        while (!closing && allowed.getAsBoolean()) {
            @Nullable
            News first = next(reader);
            if (first == null) {
                quiet += LOOK.toMillis();
                if (quiet >= PULSE.toMillis()) {
                    write(out, pulse());
                    quiet = 0;
                }
                continue;
            }
            quiet = 0;
            Thread.sleep(GATHER);
            batch.clear();
            batch.add(first);
            reader.waiting.drainTo(batch);
            write(out, text(reader, batch, summary) + pulse());
        }
    }

    /** Says that the stream lives, and what the cloud's clock shows. */
    private String pulse() {
        return event("pulse", Doc.Obj.of("now", DeviceJson.time(time.wall())));
    }

    /** Waits a second at most, in slices, so that closing is soon noticed. */
    private @Nullable News next(Reader reader) throws InterruptedException {
        long slices = LOOK.dividedBy(GATHER);
        for (long i = 0; i < slices && !closing; i++) {
            @Nullable
            News news = reader.waiting.poll(GATHER.toMillis(), TimeUnit.MILLISECONDS);
            if (news != null) {
                return news;
            }
        }
        return null;
    }

    private static String text(Reader reader, List<News> batch,
            Function<DeviceId, Optional<Doc.Obj>> summary) {
        StringBuilder text = new StringBuilder();
        if (reader.missed) {
            reader.missed = false;
            text.append(event("missed", Doc.Obj.EMPTY));
        }
        Set<DeviceId> changed = new LinkedHashSet<>();
        for (News news : batch) {
            changed.add(news.device());
            text.append(details(news));
        }
        changed.forEach(device -> summary.apply(device)
                .ifPresent(doc -> text.append(event("device", doc))));
        return text.toString();
    }

    private static String details(News news) {
        return switch (news) {
            case News.Presence _ -> "";
            case News.Points(DeviceId device, List<Reading> rows) -> event("points", list(device,
                    "points", rows.stream().<Doc>map(DeviceJson::point).toList()));
            case News.Events(DeviceId device, List<Happening> rows) -> event("events", list(device,
                    "events", rows.stream().<Doc>map(DeviceJson::event).toList()));
            case News.Twin(DeviceId device, String shadow, long version) -> event("shadow", Doc.Obj
                    .of("thing", Doc.text(device.value()), "shadow", Doc.text(shadow))
                    .with("version", Doc.num(version)));
        };
    }

    private static Doc.Obj list(DeviceId device, String name, List<Doc> items) {
        return Doc.Obj.of("thing", Doc.text(device.value()), name, new Doc.Arr(items));
    }

    /** Canonical JSON has no line breaks, so one data line carries it. */
    private static String event(String name, Doc data) {
        return "event: " + name + "\ndata: " + Codec.text(data) + "\n\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
