package dev.pilotlight.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Payload;
import dev.pilotlight.agent.sync.Offer;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.MergePatch;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The talk about a shadow with a cloud that merges field by field, as AWS does. */
class ShadowDeskTest {
    private static final String TOPIC = "$aws/things/hall/shadow/name/control/";

    private final ShadowDesk desk = new ShadowDesk(new DeviceId("hall"), "c1");
    private Duration now = Duration.ofSeconds(1);
    /** The document as the cloud holds it. */
    private Doc.Obj state = json("""
            {"desired":{"hold":{"preset":"away","until":"permanent"},"mode":"heat"},
             "reported":{"hold":{"value":{"preset":"away","until":"permanent"},"ac":200},
                         "status":{"alarm":"frost","room":4}}}""");
    private long version = 5;

    private static Doc.Obj json(String text) {
        return Codec.parseObject(text.getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow();
    }

    /** Sends what is due, lets the cloud merge and answer it. */
    private Optional<Event> turn() {
        now = now.plusSeconds(1);
        Dialect.Request request = desk.next(now).orElseThrow();
        Doc.Obj body = Codec.parseObject(request.message().payload().bytes()).toOptional()
                .orElseThrow();
        boolean update = request.message().topic().endsWith("/update");
        if (update) {
            state = MergePatch.apply(state, body.object("state").orElseThrow());
            version++;
        }
        Doc.Obj answer = Doc.Obj.of("state", state, "version", Doc.num(version)).with("timestamp",
                Doc.num(1)).with("clientToken", body.get("clientToken").orElseThrow());
        return desk.heard(new Line.Message(TOPIC + (update ? "update" : "get") + "/accepted",
                Payload.of(Codec.write(answer)), false), now);
    }

    private static Offer offer(String desired, String reported) {
        return new Offer("control", Optional.of(json(desired)), json(reported), OptionalLong.of(
                5));
    }

    @Test
    void aHoldThatTakesThePlaceOfAPresetLeavesNothingOfItBehind() {
        desk.ask("control");
        assertThat(turn()).containsInstanceOf(Event.Document.class);
        desk.publish(offer("{\"hold\":{\"target\":21,\"until\":\"permanent\"}}",
                "{\"hold\":{\"value\":{\"target\":21,\"until\":\"permanent\"},\"ac\":203},"
                        + "\"status\":{\"room\":20}}"));
        assertThat(turn()).contains(new Event.Accepted("control", 6));
        assertThat(state).isEqualTo(json("""
                {"desired":{"hold":{"target":21,"until":"permanent"},"mode":"heat"},
                 "reported":{"hold":{"value":{"target":21,"until":"permanent"},"ac":203},
                             "status":{"room":20}}}"""));
    }

    @Test
    void anEditAtTheWallDoesNotTakeTheStampOfAnotherSoThatTheNextEditInTheAppIsHeard() {
        state = json("{\"desired\":{\"mode\":\"heat\",\"meta\":{\"mode\":{\"base\":\"1.0\"}}}}");
        desk.ask("control");
        turn();
        desk.publish(offer("{\"hold\":{\"target\":21},\"meta\":{\"hold\":{\"base\":\"1.1\"}}}",
                "{}"));
        turn();
        assertThat(state.object("desired").orElseThrow().object("meta")).contains(json(
                "{\"hold\":{\"base\":\"1.1\"},\"mode\":{\"base\":\"1.0\"}}"));
    }

    @Test
    void whatWasSentIsRememberedForTheNextUpdate() {
        desk.ask("control");
        turn();
        desk.publish(offer("{\"hold\":{\"target\":21,\"until\":\"permanent\"}}", "{}"));
        turn();
        desk.publish(offer("{\"hold\":{\"preset\":\"eco\"}}", "{}"));
        turn();
        assertThat(state.object("desired").orElseThrow().object("hold")).contains(json(
                "{\"preset\":\"eco\"}"));
    }
}
