package dev.pilotlight.faults.sim.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.Journal;
import dev.pilotlight.agent.port.Kept;
import dev.pilotlight.agent.port.Outbox;
import dev.pilotlight.agent.port.OutboxRow;
import dev.pilotlight.twin.Doc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the device's durable memory promises to loop and link. */
abstract class JournalContract {
    /** One start on the disk. */
    record Start(Journal journal, Outbox outbox, Map<String, Doc> settings) {}

    private Start now;
    private long made;

    /** Starts on what is on the disk; the start before it has ended. */
    abstract Start open();

    /** Lets time pass until that is answered. */
    abstract <T> T await(CompletableFuture<T> answer);

    /** The process ends; what was committed stays. */
    abstract void end(Start start);

    @BeforeEach
    void begin() {
        now = open();
    }

    private void again() {
        end(now);
        now = open();
    }

    private Kept settle() {
        CompletableFuture<Kept> kept = new CompletableFuture<>();
        now.journal().whenKept(kept::complete);
        return await(kept);
    }

    private void add(Row.Stream stream, int count) {
        for (int i = 0; i < count; i++) {
            made++;
            now.journal().append(new Row(stream, "boot", made, Instant.ofEpochSecond(
                    1_800_000_000 + made), true, Doc.Obj.of("room", Doc.num(20))), false);
        }
    }

    private List<OutboxRow> waiting(Row.Stream stream) {
        return now.outbox().next(stream, 0, 100);
    }

    private List<Long> numbers(Row.Stream stream) {
        return waiting(stream).stream().map(row -> row.row().seq()).toList();
    }

    private List<Long> ids(Row.Stream stream) {
        return waiting(stream).stream().map(OutboxRow::id).toList();
    }

    @Test
    void aRowIsOfferedOnceItIsOnDiskAndNotBefore() {
        add(Row.Stream.TELEMETRY, 1);
        assertThat(waiting(Row.Stream.TELEMETRY)).isEmpty();
        assertThat(now.journal().waiting()).isEqualTo(1);
        assertThat(settle()).isEqualTo(Kept.ON_DISK);
        assertThat(numbers(Row.Stream.TELEMETRY)).containsExactly(1L);
    }

    @Test
    void rowsComeOldestFirstByStreamFromAnyPlaceOn() {
        add(Row.Stream.TELEMETRY, 3);
        add(Row.Stream.EVENT, 1);
        add(Row.Stream.TELEMETRY, 1);
        settle();
        assertThat(numbers(Row.Stream.TELEMETRY)).containsExactly(1L, 2L, 3L, 5L);
        assertThat(numbers(Row.Stream.EVENT)).containsExactly(4L);
        List<Long> ids = ids(Row.Stream.TELEMETRY);
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(now.outbox().next(Row.Stream.TELEMETRY, ids.get(1), 1)).singleElement()
                .extracting(OutboxRow::id).isEqualTo(ids.get(2));
        assertThat(now.outbox().newest(Row.Stream.TELEMETRY)).isEqualTo(OptionalLong.of(ids.get(
                3)));
    }

    @Test
    void whatTheCloudHasIsNeverOfferedAgain() {
        add(Row.Stream.TELEMETRY, 3);
        settle();
        now.outbox().delivered(ids(Row.Stream.TELEMETRY).subList(0, 2));
        assertThat(numbers(Row.Stream.TELEMETRY)).containsExactly(3L);
        settle();
        again();
        assertThat(numbers(Row.Stream.TELEMETRY)).containsExactly(3L);
        assertThat(now.journal().waiting()).isEqualTo(1);
    }

    @Test
    void whatTheCloudRefusesIsPutAsideAndCounted() {
        add(Row.Stream.EVENT, 2);
        settle();
        now.outbox().refused(ids(Row.Stream.EVENT).subList(0, 1), "0x99");
        settle();
        again();
        assertThat(numbers(Row.Stream.EVENT)).containsExactly(2L);
        assertThat(now.journal().quarantined()).isEqualTo(1);
        assertThat(now.journal().waiting()).isEqualTo(1);
    }

    @Test
    void whatWasNotAcknowledgedWaitsForTheNextStart() {
        add(Row.Stream.TELEMETRY, 2);
        settle();
        long last = ids(Row.Stream.TELEMETRY).getLast();
        again();
        assertThat(numbers(Row.Stream.TELEMETRY)).containsExactly(1L, 2L);
        add(Row.Stream.TELEMETRY, 1);
        settle();
        assertThat(ids(Row.Stream.TELEMETRY).getLast()).isGreaterThan(last);
    }

    @Test
    void theNewestValueOfASettingIsThereAtTheNextStart() {
        now.journal().save("mode", Doc.text("heat"));
        now.journal().save("mode", Doc.text("off"));
        settle();
        again();
        assertThat(now.settings()).containsEntry("mode", Doc.text("off"));
    }

    @Test
    void answersComeInTheOrderOfTheQuestions() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            add(Row.Stream.TELEMETRY, 1);
            now.journal().whenKept(_ -> order.add(number));
        }
        settle();
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void theLinkIsWokenWhenRowsAreOnDisk() {
        AtomicInteger woken = new AtomicInteger();
        now.outbox().onCommit(woken::incrementAndGet);
        add(Row.Stream.TELEMETRY, 1);
        settle();
        CompletableFuture<Kept> later = new CompletableFuture<>();
        now.journal().whenKept(later::complete);
        await(later);
        assertThat(woken.get()).isPositive();
    }
}
