package dev.pilotlight.cloud.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.port.Commands;
import dev.pilotlight.cloud.port.DeviceLink;
import dev.pilotlight.cloud.port.Entry;
import dev.pilotlight.cloud.port.Intake.Origin;
import dev.pilotlight.cloud.port.Ledger;
import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.cloud.port.Receipt;
import dev.pilotlight.cloud.port.TimeSource;
import dev.pilotlight.cloud.twins.OperatorEdit;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The lanes on one thread, with a ledger that commits when told to, or fails. */
class FleetTest {
    private static final DeviceId DEVICE = new DeviceId("d1");
    private static final Topic TELEMETRY = new Topic.TelemetryOf("home", DEVICE);

    private final SlowLedger ledger = new SlowLedger();
    private final List<String> sent = new ArrayList<>();
    private final DeviceLink link = (device, topic, payload) -> sent
            .add(device + " " + topic.substring(topic.lastIndexOf("shadow/")));
    private final Fleet fleet = new Fleet(ledger, link, _ -> {}, new StandingClock());

    /** Commits nothing by itself. */
    private static final class SlowLedger implements Ledger {
        final List<Entry> entries = new ArrayList<>();
        final List<CompletableFuture<Integer>> open = new ArrayList<>();
        boolean unreadable;

        @Override
        public CompletionStage<Integer> write(List<Entry> together) {
            entries.addAll(together);
            CompletableFuture<Integer> done = new CompletableFuture<>();
            open.add(done);
            return done;
        }

        @Override
        public CompletionStage<Memory> recall(DeviceId device) {
            return unreadable
                    ? CompletableFuture.failedFuture(new IllegalStateException("unreadable"))
                    : CompletableFuture.completedFuture(Memory.EMPTY);
        }

        void commitNext() {
            open.removeFirst().complete(1);
        }

        void failNext() {
            open.removeFirst().completeExceptionally(new IllegalStateException("disk full"));
        }
    }

    private static final class StandingClock implements TimeSource {
        @Override
        public Instant wall() {
            return Instant.parse("2017-02-28T17:37:00Z");
        }

        @Override
        public Duration uptime() {
            return Duration.ofSeconds(100);
        }
    }

    private void settle() throws InterruptedException {
        while (fleet.step(Duration.ZERO)) {
            // Until nothing waits.
        }
    }

    private CompletableFuture<Receipt> say(Topic topic, String payload) {
        return fleet.accept(topic, payload.getBytes(StandardCharsets.UTF_8), Origin.DEVICE)
                .toCompletableFuture();
    }

    /** Says something whose answer does not matter. */
    private void tell(Topic topic, String payload) {
        assertThat(say(topic, payload)).isNotNull();
    }

    private static String point(int seq) {
        return "{\"boot\":\"aa\",\"points\":[{\"seq\":" + seq + ",\"ts\":1,\"clk\":\"ok\","
                + "\"values\":{\"room\":19}}]}";
    }

    @Test
    void nothingIsAcknowledgedBeforeItIsDurable() throws Exception {
        CompletableFuture<Receipt> receipt = say(TELEMETRY, point(1));
        settle();
        assertThat(receipt).isNotDone();
        ledger.commitNext();
        settle();
        assertThat(receipt).isCompletedWithValue(Receipt.Stored.DONE);
    }

    private void tellPoints(int first, int last) throws InterruptedException {
        for (int seq = first; seq <= last; seq++) {
            tell(TELEMETRY, point(seq));
        }
        settle();
    }

    private List<List<Long>> written() {
        return ledger.entries.stream().map(Entry.Readings.class::cast)
                .map(entry -> entry.rows().stream().map(Reading::seq).toList()).toList();
    }

    @Test
    void oneDevicesMessagesAreWrittenInOrderAndThoseThatWaitedTogether() throws Exception {
        tellPoints(1, 1);
        tellPoints(2, 4);
        assertThat(written()).containsExactly(List.of(1L));
        ledger.commitNext();
        settle();
        assertThat(written()).containsExactly(List.of(1L), List.of(2L, 3L, 4L));
    }

    @Test
    void whatWasToBeWrittenTogetherIsRefusedTogether() throws Exception {
        tellPoints(1, 1);
        List<CompletableFuture<Receipt>> receipts = List.of(say(TELEMETRY, point(2)),
                say(TELEMETRY, point(3)));
        settle();
        ledger.commitNext();
        settle();
        ledger.failNext();
        settle();
        assertThat(receipts).extracting(CompletableFuture::join)
                .hasOnlyElementsOfType(Receipt.NotNow.class);
    }

    @Test
    void aMessageThatWaitsIsDecidedOnWhatTheOneBeforeItLeft() throws Exception {
        tellPoints(1, 1);
        tell(new Topic.Shadow(DEVICE, "control", "update"),
                "{\"state\":{\"reported\":{\"a\":1}}}");
        tell(new Topic.Shadow(DEVICE, "control", "get"), "");
        settle();
        assertThat(sent).isEmpty();
        ledger.commitNext();
        settle();
        ledger.commitNext();
        settle();
        assertThat(sent).containsExactly("d1 shadow/name/control/update/accepted",
                "d1 shadow/name/control/update/documents",
                "d1 shadow/name/control/get/accepted");
    }

    @Test
    void aSlowDeviceDoesNotHoldUpAnother() throws Exception {
        tell(TELEMETRY, point(1));
        tell(new Topic.TelemetryOf("home", new DeviceId("d2")), point(1));
        settle();
        assertThat(ledger.entries).hasSize(2);
    }

    @Test
    void whatCouldNotBeStoredIsNeitherAcknowledgedNorBelieved() throws Exception {
        CompletableFuture<Receipt> receipt = say(new Topic.Shadow(DEVICE, "control", "update"),
                "{\"state\":{\"reported\":{\"a\":1}}}");
        settle();
        ledger.failNext();
        settle();
        assertThat(receipt.join()).isInstanceOf(Receipt.NotNow.class);
        assertThat(sent).isEmpty();
        tell(new Topic.Shadow(DEVICE, "control", "get"), "");
        settle();
        assertThat(sent).containsExactly("d1 shadow/name/control/get/rejected");
    }

    @Test
    void answersGoOutOnlyAfterTheCommit() throws Exception {
        CompletableFuture<Commands.Result> result = fleet.edit(new OperatorEdit(DEVICE, "control",
                new TreeMap<>(Map.of("mode", Doc.text("off"))), OptionalLong.empty(), "app:ada"))
                .toCompletableFuture();
        settle();
        assertThat(sent).isEmpty();
        ledger.commitNext();
        settle();
        assertThat(result.join()).isInstanceOf(Commands.Result.Kept.class);
        assertThat(sent).containsExactly("d1 shadow/name/control/update/accepted",
                "d1 shadow/name/control/update/delta", "d1 shadow/name/control/update/documents");
    }

    @Test
    void aLaneIsBoundedAndSaysSo() throws Exception {
        List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
        for (int seq = 1; seq <= Lane.MAX_WAITING + 5; seq++) {
            receipts.add(say(TELEMETRY, point(seq)));
        }
        settle();
        assertThat(receipts.stream().filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)).hasSizeBetween(4, 5)
                .allMatch(receipt -> receipt instanceof Receipt.NotNow);
    }

    @Test
    void anUnreadableStoreRefusesAndRecoversByItself() throws Exception {
        ledger.unreadable = true;
        CompletableFuture<Receipt> refused = say(TELEMETRY, point(1));
        settle();
        assertThat(refused.join()).isInstanceOf(Receipt.NotNow.class);
        ledger.unreadable = false;
        CompletableFuture<Receipt> stored = say(TELEMETRY, point(1));
        settle();
        ledger.commitNext();
        settle();
        assertThat(stored).isCompletedWithValue(Receipt.Stored.DONE);
    }

    @Test
    void aMalformedMessageIsAnsweredWithoutTheStore() throws Exception {
        List<CompletableFuture<Receipt>> receipts = Arrays.asList(say(TELEMETRY, "nonsense"),
                say(new Topic.StateOf("home", DEVICE), "{}"),
                say(new Topic.EventsOf("home", DEVICE), "[1]"));
        settle();
        assertThat(receipts.stream().map(CompletableFuture::join))
                .allMatch(receipt -> receipt instanceof Receipt.Malformed);
        assertThat(ledger.entries).isEmpty();
    }

    @Test
    void aWillIsNoProofThatTheDeviceIsThere() throws Exception {
        fleet.accept(new Topic.StateOf("home", DEVICE),
                "{\"state\":\"lost\",\"bdSeq\":1,\"ts\":1}".getBytes(StandardCharsets.UTF_8),
                Origin.WILL);
        settle();
        ledger.commitNext();
        settle();
        assertThat(fleet.view(DEVICE).orElseThrow().heardAt()).isEmpty();
        tell(TELEMETRY, "nonsense");
        settle();
        assertThat(fleet.view(DEVICE).orElseThrow().heardAt())
                .contains(Duration.ofSeconds(100));
    }
}
