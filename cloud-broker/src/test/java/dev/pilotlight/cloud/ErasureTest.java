package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.store.SqliteArchive;
import dev.pilotlight.cloud.telemetry.Reading;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person's right to be forgotten, beside a device that remembers. */
class ErasureTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();
    private static final Instant YEAR_3000 = Instant.parse("3000-01-01T00:00:00Z");

    private final SqliteArchive archive = new SqliteArchive(CLOUD.office.database());

    private static String point(long seq, Instant at) {
        return "{\"boot\":\"aa\",\"points\":[{\"seq\":" + seq + ",\"ts\":" + at.toEpochMilli()
                + ",\"clk\":\"ok\",\"values\":{\"room\":21}}]}";
    }

    /** A point that waited in the device's buffer. */
    private static String late(long seq, Instant at) {
        return "{\"historical\":true," + point(seq, at).substring(1);
    }

    private static int erase(String thing) throws Exception {
        HttpResponse<byte[]> answer = CLOUD.send(CLOUD.request("/api/v1/devices/" + thing
                + "/data").DELETE().build());
        return answer.statusCode();
    }

    private List<Reading> stored(TestDevice device) {
        return archive.span(device.id(), Instant.EPOCH, YEAR_3000.plusSeconds(1)).readings();
    }

    @Test
    @Tag("F34")
    void whatTheCloudErasedDoesNotComeBackFromTheDevicesBuffer() throws Exception {
        TestDevice device = CLOUD.enrolled("forgotten");
        Instant past = Instant.parse("2026-01-01T00:00:00Z");
        try (Link link = device.connect()) {
            assertThat(link.publish(device.telemetry(), point(1, past))).isZero();
            assertThat(link.publish("$aws/things/forgotten/shadow/name/control/update",
                    "{\"state\":{\"reported\":{\"status\":{\"room\":21}}}}")).isZero();
            assertThat(erase("forgotten")).isEqualTo(204);
            assertThat(stored(device)).isEmpty();
            assertThat(link.publish(device.telemetry(), point(1, past))).isZero();
            assertThat(link.publish(device.telemetry(), late(2, past.plusSeconds(9)))).isZero();
            assertThat(stored(device)).isEmpty();
            assertThat(archive.memory(device.id()).latest()).isEmpty();
            assertThat(archive.memory(device.id()).shadow("control").present()).isFalse();
            assertThat(archive.memory(device.id()).shadow("control").reported().values().isEmpty())
                    .isTrue();
            assertThat(link.publish(device.telemetry(), point(3, YEAR_3000))).isZero();
            assertThat(stored(device)).singleElement().extracting(Reading::seq).isEqualTo(3L);
        }
        assertThat(archive.memory(device.id()).erasure()).isPresent();
    }

    @Test
    void aDeviceWhoseClockIsAnHourBehindLosesNothingThatItMeasuresAfterwards() throws Exception {
        TestDevice device = CLOUD.enrolled("behind");
        Instant behind = Instant.now().minusSeconds(3600);
        try (Link link = device.connect()) {
            link.publish(device.telemetry(), point(1, behind));
            assertThat(erase("behind")).isEqualTo(204);
            link.publish(device.telemetry(), point(2, behind.plusSeconds(9)));
            link.publish(device.telemetry(), late(3, behind.plusSeconds(60)));
            link.publish(device.events(), event(1, behind.plusSeconds(60)));
            link.publish(device.telemetry(), point(1, behind));
        }
        assertThat(stored(device)).extracting(Reading::seq).containsExactly(2L, 3L);
        assertThat(archive.events(device.id(), 9)).hasSize(1);
        assertThat(archive.tallies(device.id()).getFirst().missing()).isZero();
        assertThat(archive.memory(device.id()).latest().orElseThrow().seq()).isEqualTo(3);
    }

    @Test
    void whatWasErasedDoesNotComeBackFromADeviceWhoseClockIsAhead() throws Exception {
        TestDevice device = CLOUD.enrolled("ahead");
        Instant ahead = Instant.now().plusSeconds(3600);
        try (Link link = device.connect()) {
            link.publish(device.telemetry(), point(7, ahead));
            link.publish(device.events(), event(4, ahead));
            assertThat(erase("ahead")).isEqualTo(204);
            link.publish(device.telemetry(), point(7, ahead));
            link.publish(device.telemetry(), late(6, ahead.minusSeconds(10)));
            link.publish(device.events(), event(4, ahead));
        }
        assertThat(stored(device)).isEmpty();
        assertThat(archive.events(device.id(), 9)).isEmpty();
        assertThat(archive.tallies(device.id()).getFirst().missing()).isZero();
    }

    @Test
    void whatAResidentDidIsErasedWithTheRestAndTheActStays() throws Exception {
        TestDevice device = CLOUD.enrolled("resident");
        try (Link link = device.connect()) {
            link.publish(device.events(), event(1, Instant.now()));
            assertThat(audit()).contains("22.5 for the cat");
            assertThat(erase("resident")).isEqualTo(204);
        }
        assertThat(audit()).doesNotContain("22.5 for the cat").contains("\"resident\"");
    }

    @Test
    void aDeviceIsToldAtOnceThatItsShadowsAreGone() throws Exception {
        TestDevice device = CLOUD.enrolled("told");
        try (Link link = device.connect()) {
            link.subscribe(device.shadow("+", "delete/accepted"));
            link.publish(device.shadow("control", "update"),
                    "{\"state\":{\"reported\":{\"a\":1}}}");
            assertThat(erase("told")).isEqualTo(204);
            assertThat(link.next("control/delete/accepted").json().number("version"))
                    .isPresent();
        }
    }

    private static String event(long seq, Instant at) {
        return "{\"boot\":\"aa\",\"events\":[{\"seq\":" + seq + ",\"ts\":" + at.toEpochMilli()
                + ",\"clk\":\"ok\",\"kind\":\"edit\",\"text\":\"in the house: 22.5 for the cat\"}]}";
    }

    private static String audit() throws Exception {
        return new String(CLOUD.get("/api/v1/audit").body(), StandardCharsets.UTF_8);
    }

    @Test
    void aDeviceThatNobodyKnowsIsNotErased() throws Exception {
        assertThat(erase("never-was")).isEqualTo(404);
    }
}
