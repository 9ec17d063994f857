package dev.pilotlight.faults.fuzz;

import static dev.pilotlight.faults.fuzz.Mouth.check;
import static dev.pilotlight.faults.fuzz.Mouth.read;

import dev.pilotlight.agent.http.PageMouth;
import dev.pilotlight.agent.sensor.OneWireMouth;
import dev.pilotlight.cloud.broker.HelloMouth;
import dev.pilotlight.cloud.jobs.Execution;
import dev.pilotlight.cloud.jobs.JobQueue;
import dev.pilotlight.cloud.jobs.JobRules;
import dev.pilotlight.cloud.rollout.TargetQuery;
import dev.pilotlight.cloud.twins.ControlWish;
import dev.pilotlight.cloud.twins.OperatorEdit;
import dev.pilotlight.cloud.twins.Shadow;
import dev.pilotlight.cloud.twins.ShadowLedger;
import dev.pilotlight.cloud.twins.ShadowReader;
import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.config.Sensing;
import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Messages;
import dev.pilotlight.wire.ShadowMessages;
import dev.pilotlight.wire.Topic;
import dev.pilotlight.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every mouth by name; and the class that Jazzer starts, which feeds one or all of them. */
public final class Mouths {
    private static final DeviceId THING = new DeviceId("stove");
    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");

    private static List<Mouth> fed = List.of();

    private Mouths() {}

    /** All of them. */
    static SortedMap<String, Mouth> all() {
        SortedMap<String, Mouth> all = new TreeMap<>();
        all.put("certificate-request", new RequestMouth());
        all.put("client-hello", new HelloMouth());
        all.put("cloud-body", Mouths::cloudBody);
        all.put("json", Mouths::json);
        all.put("job", Mouths::job);
        all.put("message", Mouths::message);
        all.put("page-body", new PageMouth(Sensing.DEFAULTS));
        all.put("shadow", Mouths::shadow);
        all.put("signed", new SignedMouth(THING, NOW));
        all.put("topic", Mouths::topic);
        all.put("w1-slave", new OneWireMouth());
        all.put("yaml", Mouths::yaml);
        return all;
    }

    /** Called by Jazzer once, with the names of the mouths to feed. */
    public static void fuzzerInitialize(String[] names) {
        Map<String, Mouth> all = all();
        fed = Arrays.stream(names).map(all::get).toList();
    }

    /** Called by Jazzer with each input; the first byte says which mouth gets the rest. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        if (input.length > 0) {
            fed.get((input[0] & 0xFF) % fed.size())
                    .take(Arrays.copyOfRange(input, 1, input.length));
        }
    }

    private static void yaml(byte[] bytes) {
        read(ConfigReader.read(bytes));
        read(ConfigReader.readInstalled(bytes, ZoneOffset.UTC));
        read(ConfigReader.schedule(bytes));
        read(KeyRing.read(bytes));
    }

    private static void json(byte[] bytes) {
        Optional<Doc> doc = read(Codec.parse(bytes));
        doc.ifPresent(found -> check(read(Codec.parse(Codec.write(found))).equals(doc),
                "what was written is read as something else"));
    }

    private static void message(byte[] bytes) {
        read(Messages.telemetry(bytes)).ifPresent(telemetry -> check(read(Messages.telemetry(
                Messages.write(telemetry))).equals(Optional.of(telemetry)), "telemetry"));
        read(Messages.events(bytes)).ifPresent(events -> check(read(Messages.events(Messages.write(
                events))).equals(Optional.of(events)), "events"));
        read(Messages.presence(bytes)).ifPresent(presence -> check(read(Messages.presence(Messages
                .write(presence))).equals(Optional.of(presence)), "presence"));
        read(ShadowMessages.update(bytes)).ifPresent(update -> check(read(ShadowMessages.update(
                ShadowMessages.write(update))).equals(Optional.of(update)), "an update"));
        read(ShadowMessages.state(bytes));
        read(ShadowMessages.delta(bytes));
        read(ShadowMessages.rejected(bytes));
    }

    private static void topic(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Topics.parse(text).ifPresent(topic -> check(text.equals(switch (topic) {
            case Topic.Shadow(DeviceId thing, String shadow, String operation) ->
                Topics.shadow(thing, shadow, operation);
            case Topic.Job(DeviceId thing, String job, String operation) ->
                Topics.job(thing, job, operation);
            case Topic.TelemetryOf(String tenant, DeviceId thing) ->
                Topics.telemetry(tenant, thing);
            case Topic.EventsOf(String tenant, DeviceId thing) -> Topics.events(tenant, thing);
            case Topic.StateOf(String tenant, DeviceId thing) -> Topics.state(tenant, thing);
        }), "two topics are taken for one: " + text));
        read(TargetQuery.parse(text));
    }

    /** A device's request as AWS reads it, on a shadow that already has something. */
    private static void shadow(byte[] bytes) {
        Optional<Doc.Obj> body = read(Codec.parseObject(bytes));
        if (body.isEmpty()) {
            return;
        }
        Shadow shadow = Shadow.NONE;
        for (ShadowReader.Read asked : List.of(ShadowReader.update(body.get()), ShadowReader.get(
                body.get()), ShadowReader.update(body.get()), ShadowReader.delete(body.get()))) {
            if (asked instanceof ShadowReader.Read.Understood understood) {
                long before = shadow.version();
                shadow = ShadowLedger.answer("control", shadow, understood.request(), NOW).shadow();
                check(shadow.version() >= before, "a version went back");
            }
        }
    }

    private static void job(byte[] bytes) {
        JobQueue queue = new JobQueue(List.of(Execution.queued("r1", THING, NOW)));
        for (String operation : List.of("get", "update")) {
            JobRules.answer(new Topic.Job(THING, "r1", operation), bytes, queue,
                    _ -> Doc.Obj.EMPTY, NOW);
        }
        JobRules.answer(new Topic.Job(THING, "", "start-next"), bytes, queue, _ -> Doc.Obj.EMPTY,
                NOW);
    }

    private static void cloudBody(byte[] bytes) {
        Optional<Doc.Obj> body = read(Codec.parseObject(bytes));
        if (body.isPresent()) {
            read(OperatorEdit.control(THING, body.get(), new ControlWish("app:ann", NOW, List.of(
                    "heat", "off"))));
            read(OperatorEdit.entry(THING, "morning", body.get(), "app:ann"));
        }
    }
}
