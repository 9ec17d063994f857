package dev.pilotlight.faults.sim.net;

import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Payload;
import dev.pilotlight.cloud.access.TopicPolicy;
import dev.pilotlight.cloud.port.Intake;
import dev.pilotlight.cloud.port.Receipt;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Topics;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** The product's cloud behind a broker, with the product's own policy of topics. One thread. */
public final class CloudBackend implements Backend {
    private final TopicPolicy policy;
    private final Intake intake;

    /** A broker's way into that cloud. */
    public CloudBackend(TopicPolicy policy, Intake intake) {
        this.policy = policy;
        this.intake = intake;
    }

    @Override
    public boolean maySubscribe(DeviceId device, String filter) {
        return policy.subscribe(device, filter);
    }

    @Override
    public boolean mayPublish(DeviceId device, Line.Message message) {
        return Topics.parse(message.topic()).isPresent() && policy.publish(device, message
                .topic(), message.retained()) == TopicPolicy.Ruling.ALLOWED;
    }

    @Override
    public CompletionStage<Receipt> accept(DeviceId device, Line.Message message,
            Intake.Origin origin) {
        return Topics.parse(message.topic()).map(topic -> intake.accept(topic, message.payload()
                .bytes(), origin)).orElseGet(() -> CompletableFuture.completedFuture(
                        new Receipt.Malformed(List.of())));
    }

    /** A lease on every topic that the device listens to. */
    @Override
    public List<Line.Message> stale(DeviceId device) {
        Doc lease = Doc.Obj.of("target", Doc.num(Network.STALE_TARGET.decimal()), "until",
                Doc.text("2026-01-21T11:00:00Z")).with("by", Doc.text("app:ghost"));
        Doc.Obj wish = Doc.Obj.of("lease", lease);
        return Stream.of("update/delta", "update/accepted", "get/accepted").map(answer -> {
            Doc.Obj state = answer.equals("update/delta") ? wish : Doc.Obj.of("desired", wish);
            Doc.Obj body = Doc.Obj.of("state", state, "version", Doc.num(1_000_000));
            return new Line.Message(Topics.shadow(device, "control", answer), Payload.of(Codec
                    .write(body)), true);
        }).toList();
    }
}
