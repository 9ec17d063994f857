package dev.pilotlight.faults.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilotlight.faults.client.MqttThing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * A device as the definition has it, without a line of the agent: it takes a configuration as a
 * job, tries that one's broker three times over two minutes and then its old one, keeps the new one
 * at its first connect, and goes back after two rounds in which the old one alone connected. Its
 * minutes are the clock's that it is handed; one thread, others may look.
 */
final class ScriptedDevice implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int TRIES = 3;
    private static final Duration APART = Duration.ofMinutes(1);
    private static final int ENOUGH = 2;
    private static final long TELEMETRY_NANOS = 10_000_000_000L;
    private static final long GLANCE_MILLIS = 100;
    private static final int MOST_HEARD = 100;

    /** Where it stands. */
    enum State {
        OFFLINE, ONLINE, ON_TRIAL
    }

    private final String thing;
    private final SSLContext identity;
    private final InstantSource clock;
    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>(MOST_HEARD);
    private volatile State state = State.OFFLINE;
    private volatile Optional<Instant> tried = Optional.empty();
    private volatile Optional<Instant> back = Optional.empty();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger kept = new AtomicInteger();
    private volatile boolean stopped;
    private int port;
    private Optional<String> job = Optional.empty();
    private Optional<String> report = Optional.empty();
    private long births;
    private long points;

    ScriptedDevice(String thing, int port, SSLContext identity, InstantSource clock) {
        this.thing = thing;
        this.port = port;
        this.identity = identity;
        this.clock = clock;
    }

    State state() {
        return state;
    }

    /** When its last trial began. */
    Optional<Instant> tried() {
        return tried;
    }

    /** When it was on a link again after that trial, kept or given up. */
    Optional<Instant> back() {
        return back;
    }

    /** How many trials it has given up. */
    int failed() {
        return failed.get();
    }

    /** How many configurations it has kept. */
    int kept() {
        return kept.get();
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        Optional<Integer> offered = Optional.empty();
        while (!stopped) {
            try {
                offered = offered.isPresent() ? tryOut(offered.get()) : serve();
            } catch (IOException away) {
                state = State.OFFLINE;
                pause(10 * GLANCE_MILLIS);
            }
        }
    }

    /** Is connected, until there is another broker to be tried; answers its port. */
    private Optional<Integer> serve() throws IOException {
        heard.clear();
        try (MqttThing link = connect(port)) {
            link.subscribe("$aws/things/" + thing + "/jobs/start-next/accepted");
            link.subscribe("$aws/things/" + thing + "/jobs/notify-next");
            link.publish(own("state"), "{\"state\":\"ready\",\"bdSeq\":" + ++births + ",\"at\":\""
                    + clock.instant() + "\"}");
            if (report.isPresent()) {
                link.publish(jobs(job.orElseThrow() + "/update"), report.get());
                report = Optional.empty();
            }
            state = State.ONLINE;
            back = back.or(() -> tried.map(_ -> clock.instant()));
            link.publish(jobs("start-next"), "{}");
            return talk(link);
        }
    }

    private Optional<Integer> talk(MqttThing link) throws IOException {
        long told = System.nanoTime() - TELEMETRY_NANOS;
        while (!stopped && link.isConnected()) {
            if (System.nanoTime() - told >= TELEMETRY_NANOS) {
                told = System.nanoTime();
                link.publish(own("telemetry"), reading());
            }
            Optional<JsonNode> execution = next();
            if (execution.isPresent() && execution.get().has("jobDocument")) {
                return taken(link, execution.get());
            } else if (execution.isPresent()) {
                link.publish(jobs("start-next"), "{}");
            }
        }
        throw new IOException("cut");
    }

    private String reading() {
        return "{\"boot\":\"b1\",\"points\":[{\"seq\":" + ++points + ",\"ts\":" + clock.instant()
                .toEpochMilli() + ",\"clk\":\"ok\",\"values\":{\"room\":19.5}}]}";
    }

    private Optional<JsonNode> next() {
        try {
            return Optional.ofNullable(heard.poll(GLANCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stop) {
            stopped = true;
            return Optional.empty();
        }
    }

    /** Says that it tries, and goodbye to the old broker. */
    private Optional<Integer> taken(MqttThing link, JsonNode execution) throws IOException {
        JsonNode document = execution.path("jobDocument");
        job = Optional.of(execution.path("jobId").asText());
        if (!document.path("operation").asText().equals("apply-config")) {
            link.publish(jobs(job.get() + "/update"), update("SUCCEEDED", "withdrawn"));
            return Optional.empty();
        }
        JsonNode said = JSON.readTree(Base64.getUrlDecoder().decode(document.at("/signed/payload")
                .asText()));
        String broker = said.at("/configuration/link/broker").asText();
        link.publish(jobs(job.get() + "/update"), update("IN_PROGRESS", "on-trial"));
        link.publish(own("state"), "{\"state\":\"disconnected\",\"bdSeq\":" + births + ",\"at\":\""
                + clock.instant() + "\"}");
        tried = Optional.of(clock.instant());
        back = Optional.empty();
        state = State.ON_TRIAL;
        return Optional.of(Integer.parseInt(broker.substring(broker.indexOf(':') + 1)));
    }

    /** Tries the new broker and the old one in rounds, until one of them has won. */
    private Optional<Integer> tryOut(int offered) {
        int onlyOld = 0;
        while (!stopped && onlyOld < ENOUGH) {
            for (int i = 0; i < TRIES && !stopped; i++) {
                if (connects(offered)) {
                    port = offered;
                    kept.incrementAndGet();
                    report = Optional.of(update("SUCCEEDED", "kept"));
                    return Optional.empty();
                }
                await(clock.instant().plus(APART));
            }
            onlyOld += connects(port) ? 1 : 0;
        }
        failed.incrementAndGet();
        report = Optional.of(update("FAILED", "rolled-back"));
        return Optional.empty();
    }

    private boolean connects(int where) {
        try (MqttThing link = connect(where)) {
            return link.isConnected();
        } catch (IOException no) {
            return false;
        }
    }

    private MqttThing connect(int where) throws IOException {
        return MqttThing.connect(where, thing, identity, LIMIT, this::hear);
    }

    private void hear(String topic, byte[] payload) {
        try {
            JsonNode execution = JSON.readTree(new String(payload, StandardCharsets.UTF_8)).path(
                    "execution");
            if (execution.isObject() && !execution.isEmpty()) {
                heard.offer(execution);
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException(topic, unreadable);
        }
    }

    private static String update(String status, String step) {
        return "{\"status\":\"" + status + "\",\"statusDetails\":{\"step\":\"" + step + "\"}}";
    }

    private String jobs(String operation) {
        return "$aws/things/" + thing + "/jobs/" + operation;
    }

    private String own(String what) {
        return "dt/pilotlight/home/" + thing + "/" + what;
    }

    private void await(Instant moment) {
        while (!stopped && clock.instant().isBefore(moment)) {
            pause(GLANCE_MILLIS);
        }
    }

    private void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            stopped = true;
        }
    }
}
