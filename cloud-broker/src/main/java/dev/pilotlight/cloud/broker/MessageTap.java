package dev.pilotlight.cloud.broker;

import com.hivemq.extension.sdk.api.async.Async;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.interceptor.publish.PublishInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundOutput;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import dev.pilotlight.cloud.port.Intake;
import dev.pilotlight.cloud.port.Receipt;
import dev.pilotlight.wire.Topic;
import dev.pilotlight.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands each message on and holds its PUBACK until it is durable (law L5). Any thread.
 *
 * <p>
 * What could not be stored gets no PUBACK: the connection ends, and the device sends it again on
 * the next. A PUBACK with an error would tell the device that the message itself is bad.
 */
final class MessageTap implements PublishInboundInterceptor {
    /** A commit that takes longer has failed; an agent gives up long before. */
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MAX_REASON = 200;

    private final TopicGuard guard;
    private final RefusedMessages refused;
    private final Intake intake;
    private final ClientService clients;
    private final Turnstile turnstile;
    private final ScheduledExecutorService later;

    /** Messages of a device that speaks too often wait on {@code later}, which has one thread. */
    MessageTap(TopicGuard guard, RefusedMessages refused, Intake intake, ClientService clients,
            Turnstile turnstile,
            ScheduledExecutorService later) {
        this.guard = guard;
        this.refused = refused;
        this.intake = intake;
        this.clients = clients;
        this.turnstile = turnstile;
        this.later = later;
    }

    @Override
    public void onInboundPublish(PublishInboundInput input, PublishInboundOutput output) {
        PublishPacket publish = input.getPublishPacket();
        // HiveMQ asks authorizers only after interceptors, and what is prevented never gets there.
        Optional<TopicGuard.Refusal> refusal = guard.refusal(input, publish);
        Optional<Topic> topic = Topics.parse(publish.getTopic());
        if (refusal.isPresent() || topic.isEmpty()) {
            TopicGuard.Refusal why = refusal.orElse(
                    new TopicGuard.Refusal(AckReasonCode.TOPIC_NAME_INVALID, "unknown topic"));
            refused.refuse(input, output, why.code(), why.why());
            return;
        }
        String client = input.getClientInformation().getClientId();
        boolean passOn = topic.get() instanceof Topic.StateOf && publish.getRetain();
        byte[] payload = DeviceGate.bytes(publish.getPayload());
        Async<PublishInboundOutput> held = output.async(LIMIT, TimeoutFallback.FAILURE,
                AckReasonCode.UNSPECIFIED_ERROR);
        OptionalLong delay = turnstile.delay(client, payload.length);
        if (delay.isEmpty()) {
            hangUp(held, client, DisconnectReasonCode.MESSAGE_RATE_TOO_HIGH,
                    "this device speaks too often");
        } else if (delay.getAsLong() == 0) {
            pass(held, input, passOn, topic.get(), payload);
        } else {
            Future<?> _ = later.schedule(
                    () -> pass(held, input, passOn, topic.get(), payload),
                    delay.getAsLong(), TimeUnit.NANOSECONDS);
        }
    }

    private void pass(Async<PublishInboundOutput> held, PublishInboundInput input,
            boolean passOn, Topic topic, byte[] payload) {
        intake.accept(topic, payload, Intake.Origin.DEVICE).whenComplete(
                (receipt, failure) -> settle(held, input, passOn, receipt));
    }

    private void settle(Async<PublishInboundOutput> held, PublishInboundInput input,
            boolean passOn, @Nullable Receipt receipt) {
        String client = input.getClientInformation().getClientId();
        PublishInboundOutput output = held.getOutput();
        switch (receipt) {
            case Receipt.Stored _ -> {
                if (!passOn) {
                    output.preventPublishDelivery(AckReasonCode.SUCCESS);
                }
                held.resume();
            }
            case Receipt.Malformed(var problems) -> {
                refused.refuse(input, output, AckReasonCode.PAYLOAD_FORMAT_INVALID,
                        sentence(problems));
                held.resume();
            }
            case Receipt.NotNow(String why) ->
                hangUp(held, client, DisconnectReasonCode.SERVER_BUSY, why);
            case null -> hangUp(held, client, DisconnectReasonCode.SERVER_BUSY, "internal error");
        }
    }

    private void hangUp(Async<PublishInboundOutput> held, String client,
            DisconnectReasonCode code, String why) {
        CompletableFuture<?> _ = clients
                .disconnectClient(client, false, code, why)
                .whenComplete((_, _) -> {
                    held.getOutput().preventPublishDelivery(AckReasonCode.UNSPECIFIED_ERROR, why);
                    held.resume();
                });
    }

    private static String sentence(List<?> problems) {
        String first = problems.getFirst().toString();
        return first.length() > MAX_REASON ? first.substring(0, MAX_REASON) : first;
    }
}
