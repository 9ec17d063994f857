package dev.pilotlight.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.EventRow;
import dev.pilotlight.agent.port.HistoryRow;
import dev.pilotlight.agent.port.OutboxRow;
import dev.pilotlight.twin.Doc;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SqliteJournalTest extends JournalOnDisk {
    @Test
    void anEventIsCommittedAtOnceAndTakesTheWaitingPointsWithIt() throws Exception {
        SqliteJournal opened = open();
        opened.append(point(1), false);
        assertThat(opened.waiting()).isEqualTo(1);
        opened.append(event(1), true);
        awaitCommit();
        assertThat(opened.next(Row.Stream.TELEMETRY, 0, 10)).extracting(row -> row.row().seq())
                .containsExactly(1L);
        assertThat(opened.events(5)).extracting(EventRow::kind).containsExactly("frost");
    }

    @Test
    void pointsWaitForAMinuteOfUptimeOrSixtyFourOfThem() throws Exception {
        SqliteJournal opened = open();
        opened.append(point(1), false);
        assertThat(commits.poll(500, TimeUnit.MILLISECONDS)).isNull();
        uptime.set(Duration.ofSeconds(60));
        awaitCommit();
        for (int seq = 2; seq <= 65; seq++) {
            opened.append(point(seq), false);
        }
        awaitCommit();
        assertThat(opened.history(START, START.plusSeconds(3_600), 1_000)).hasSize(65);
    }

    @Test
    void whatIsCommittedIsThereAfterAReopenAndSoAreTheSettings() throws Exception {
        SqliteJournal opened = open();
        opened.save("control", Doc.Obj.of("mode", Doc.text("off")));
        opened.append(event(1), true);
        awaitCommit();
        opened.close();
        SqliteJournal again = open();
        assertThat(again.settings()).containsEntry("control", Doc.Obj.of("mode", Doc.text(
                "off")));
        assertThat(again.waiting()).isEqualTo(1);
    }

    @Test
    void onlyAnAcknowledgedRowLeavesTheOutboxAndHistoryKeepsIt() throws Exception {
        SqliteJournal opened = open();
        opened.append(point(1), false);
        opened.append(point(2), true);
        awaitCommit();
        List<OutboxRow> rows = opened.next(Row.Stream.TELEMETRY, 0, 10);
        opened.delivered(List.of(rows.getFirst().id()));
        assertThat(opened.next(Row.Stream.TELEMETRY, 0, 10)).containsExactly(rows.getLast());
        assertThat(opened.waiting()).isEqualTo(1);
        opened.close();
        SqliteJournal again = open();
        assertThat(again.next(Row.Stream.TELEMETRY, 0, 10)).containsExactly(rows.getLast());
        assertThat(again.history(START, START.plusSeconds(60), 10)).extracting(HistoryRow::seq)
                .containsExactly(1L, 2L);
    }

    @Test
    void aRefusedRowIsPutAsideAndCounted() throws Exception {
        SqliteJournal opened = open();
        opened.append(point(1), true);
        awaitCommit();
        opened.refused(List.of(opened.next(Row.Stream.TELEMETRY, 0, 10).getFirst().id()), "0x99");
        opened.close();
        SqliteJournal again = open();
        assertThat(again.waiting()).isZero();
        assertThat(again.quarantined()).isEqualTo(1);
    }

    @Test
    void beyondItsBoundTheOldestTelemetryIsThinnedAndNoEventIsLost() throws Exception {
        SqliteJournal opened = open(directory.resolve("pilotlight.db"), 1_000);
        for (int seq = 1; seq <= 3_000; seq++) {
            opened.append(seq % 100 == 0 ? event(seq) : point(seq), seq % 100 == 0);
            if (seq % 100 == 0) {
                awaitCommit();
            }
        }
        Event noticed = heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(noticed).isInstanceOfSatisfying(Event.Noticed.class, thinned -> assertThat(
                thinned.kind()).isEqualTo("gap"));
        while (opened.next(Row.Stream.EVENT, 0, 100).size() < 30) {
            awaitCommit(); // a group that the timer committed has answered for an event's own
        }
        assertThat(opened.next(Row.Stream.EVENT, 0, 100)).hasSize(30);
        assertThat(opened.waiting()).isLessThan(1_600);
        List<OutboxRow> left = opened.next(Row.Stream.TELEMETRY, 0, 5_000);
        assertThat(left.getFirst().row().seq()).isEqualTo(1);
        assertThat(left.getLast().row().seq()).isEqualTo(2_999);
    }

    @Test
    void aLongSpanIsThinnedEvenlyForAChartWithItsNewestPoint() throws IOException,
            InterruptedException {
        SqliteJournal opened = open();
        for (int seq = 1; seq <= 640; seq++) {
            opened.append(point(seq), seq == 640);
        }
        opened.close();
        List<HistoryRow> rows = open().history(START, START.plusSeconds(3_600), 100);
        assertThat(rows).hasSizeBetween(80, 100);
        assertThat(rows.getLast().seq()).isEqualTo(640);
    }
}
