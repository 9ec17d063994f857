package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.store.SqliteArchive;
import dev.pilotlight.cloud.telemetry.Reading;
import java.net.http.HttpResponse;
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

    private static int erase(String thing) throws Exception {
        HttpResponse<byte[]> answer = CLOUD.send(CLOUD.request("/api/v1/devices/" + thing
                + "/data").DELETE().build());
        return answer.statusCode();
    }

    private List<Reading> stored(TestDevice device) {
        return archive.readings(device.id(), Instant.EPOCH, YEAR_3000.plusSeconds(1));
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
            assertThat(link.publish(device.telemetry(), point(2, past.plusSeconds(9)))).isZero();
            assertThat(stored(device)).isEmpty();
            assertThat(archive.memory(device.id()).latest()).isEmpty();
            assertThat(archive.memory(device.id()).shadow("control").present()).isFalse();
            assertThat(archive.memory(device.id()).shadow("control").reported().values().isEmpty())
                    .isTrue();
            assertThat(link.publish(device.telemetry(), point(3, YEAR_3000))).isZero();
            assertThat(stored(device)).singleElement().extracting(Reading::seq).isEqualTo(3L);
        }
        assertThat(archive.memory(device.id()).isErased(past.plusSeconds(9))).isTrue();
    }

    @Test
    void aDeviceThatNobodyKnowsIsNotErased() throws Exception {
        assertThat(erase("never-was")).isEqualTo(404);
    }
}
