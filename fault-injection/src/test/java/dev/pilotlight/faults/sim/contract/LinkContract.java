package dev.pilotlight.faults.sim.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Lines;
import dev.pilotlight.agent.port.Payload;
import dev.pilotlight.cloud.port.DeviceLink;
import dev.pilotlight.cloud.port.Receipt;
import dev.pilotlight.config.LinkSettings;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.Messages;
import dev.pilotlight.wire.Presence;
import dev.pilotlight.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What a line promises to the link, and a broker to device and cloud. */
abstract class LinkContract {
    static final String TENANT = "sim";
    private static final AtomicInteger DEVICES = new AtomicInteger();

    final DeviceId device = new DeviceId("house-" + DEVICES.getAndIncrement());
    final DeviceId stranger = new DeviceId("other-" + device.value());
    final Desk desk = new Desk();
    final Ear ear = new Ear();

    /** Who makes connections for that device. */
    abstract Lines lines();

    /** The way back. */
    abstract DeviceLink back();

    /** Where {@link #desk} is asked. */
    abstract LinkSettings.Broker broker();

    /** Where nobody listens. */
    abstract LinkSettings.Broker nobody();

    /** Lets time pass until that is so. */
    abstract void await(BooleanSupplier condition);

    private Line open() {
        open(ear, broker(), Topics.agentFilters(device));
        return ear.line.orElseThrow();
    }

    private void open(Ear who, LinkSettings.Broker where, List<String> filters) {
        Lines lines = lines();
        assertThat(lines.credentials()).isInstanceOf(Lines.Credentials.Usable.class);
        Line.Message will = new Line.Message(Topics.state(TENANT, device), Payload.of(Messages
                .write(new Presence(Presence.State.LOST, 1, Instant.EPOCH))), true);
        lines.open(new Lines.Call(where, filters, will), who);
        await(() -> who.line.isPresent() || who.failure.isPresent());
    }

    private Line.Message telemetry(String text) {
        return message(Topics.telemetry(TENANT, device), text);
    }

    private static Line.Message message(String topic, String text) {
        return new Line.Message(topic, Payload.of(text.getBytes(StandardCharsets.UTF_8)), false);
    }

    @Test
    void eachMessageIsHandedOnAndAcknowledgedByItsNumber() {
        Line line = open();
        line.publish(7, telemetry("one"));
        line.publish(8, message(Topics.events(TENANT, device), "two"));
        await(() -> ear.acknowledged.size() == 2);
        assertThat(ear.acknowledged).containsExactlyInAnyOrder("7: 0", "8: 0");
        assertThat(desk.heard).containsExactly("DEVICE one", "DEVICE two");
        assertThat(line.isOpen()).isTrue();
    }

    @Test
    void nothingIsAcknowledgedBeforeTheCloudHasIt() {
        CompletableFuture<Receipt> durable = new CompletableFuture<>();
        desk.answer = durable;
        open().publish(1, telemetry("one"));
        await(() -> !desk.heard.isEmpty());
        assertThat(ear.acknowledged).isEmpty();
        durable.complete(Receipt.Stored.DONE);
        await(() -> !ear.acknowledged.isEmpty());
    }

    @Test
    void whatCouldNotBeStoredIsNotAcknowledgedAndTheConnectionEnds() {
        desk.answer = CompletableFuture.completedFuture(new Receipt.NotNow("full"));
        open().publish(1, telemetry("one"));
        await(() -> ear.broken.isPresent());
        assertThat(ear.acknowledged).isEmpty();
        // Paho may fail what is under way before it tells why the broker hung up.
        assertThat(ear.broken.get().kind()).isIn(Failure.Kind.QUOTA, Failure.Kind.LOST);
    }

    @Test
    void whatIsNotUnderstoodIsRefusedAndTheConnectionGoesOn() {
        desk.answer = CompletableFuture.completedFuture(new Receipt.Malformed(List.of(new Problem(
                "seq", "is -1, want 1 or more"))));
        Line line = open();
        line.publish(1, telemetry("one"));
        await(() -> !ear.acknowledged.isEmpty());
        assertThat(ear.acknowledged).containsExactly("1: 153");
        assertThat(line.isOpen()).isTrue();
    }

    @Test
    void whatIsSentToTheDeviceArrivesOnASubscribedTopicAlone() {
        Line line = open();
        byte[] payload = "hello".getBytes(StandardCharsets.UTF_8);
        back().send(device, "$aws/things/" + device + "/elsewhere", payload);
        back().send(device, Topics.shadow(device, "control", "get/accepted"), payload);
        await(() -> !ear.arrived.isEmpty());
        line.confirm(ear.newest);
        assertThat(ear.arrived).containsExactly("hello");
    }

    @Test
    void theBrokerSpeaksForADeviceThatIsGone() {
        open().discard();
        await(() -> !desk.heard.isEmpty());
        assertThat(desk.heard).singleElement().asString().startsWith("WILL").contains("lost");
    }

    @Test
    void aLastWordIsHeardBeforeTheLineEnds() {
        Line line = open();
        line.leave(telemetry("bye"));
        await(() -> !desk.heard.isEmpty());
        assertThat(desk.heard.getFirst()).isEqualTo("DEVICE bye");
        assertThat(line.isOpen()).isFalse();
    }

    @Test
    void aDeviceSpeaksOnlyForItself() {
        Line line = open();
        line.publish(1, message(Topics.telemetry(TENANT, stranger), "forged"));
        await(() -> !ear.acknowledged.isEmpty() || ear.broken.isPresent());
        assertThat(ear.acknowledged).allMatch(ack -> Integer.parseInt(ack.substring(3)) >= 0x80);
        assertThat(desk.heard).noneMatch(text -> text.contains("forged"));
    }

    @Test
    void aDeviceHearsOnlyWhatIsItsOwn() {
        open(ear, broker(), Topics.agentFilters(stranger));
        assertThat(ear.failure.orElseThrow().kind()).isEqualTo(Failure.Kind.AUTH);
        assertThat(ear.line).isEmpty();
    }

    @Test
    void whereNobodyListensACallFailsAndSaysSo() {
        open(ear, nobody(), Topics.agentFilters(device));
        assertThat(ear.failure.orElseThrow().kind()).isEqualTo(Failure.Kind.TCP);
        assertThat(ear.line).isEmpty();
    }

    @Test
    void aSecondConnectionTakesThePlaceOfTheFirst() {
        open();
        Ear second = new Ear();
        open(second, broker(), Topics.agentFilters(device));
        await(() -> ear.broken.isPresent());
        assertThat(ear.broken.get().kind()).isEqualTo(Failure.Kind.TAKEOVER);
        assertThat(second.line.orElseThrow().isOpen()).isTrue();
    }
}
