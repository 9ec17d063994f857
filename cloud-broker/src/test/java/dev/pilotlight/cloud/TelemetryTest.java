package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.telemetry.Tally;
import dev.pilotlight.twin.Doc;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TelemetryTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();
    private static final int PAYLOAD_FORMAT_INVALID = 0x99;

    private static String batch(String boot, long first, int count) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < count; i++) {
            long seq = first + i;
            points.append(i == 0 ? "" : ",").append("{\"seq\":").append(seq).append(",\"ts\":")
                    .append(System.currentTimeMillis() - 60_000 + seq)
                    .append(",\"clk\":\"ok\",\"values\":{\"room\":19.4,\"target\":21,\"heat\":1}}");
        }
        return "{\"boot\":\"" + boot + "\",\"historical\":false,\"points\":[" + points + "]}";
    }

    private static List<Tally> tallies(TestDevice device) {
        return new dev.pilotlight.cloud.store.SqliteArchive(CLOUD.office.database())
                .tallies(device.id());
    }

    @Test
    void anAcknowledgedPointIsInTheDatabase() throws Exception {
        TestDevice device = CLOUD.enrolled("telemetry-1");
        try (Link link = device.connect()) {
            assertThat(link.publish(device.telemetry(), batch("aa", 1, 3))).isZero();

            assertThat(tallies(device)).containsExactly(new Tally("aa", 3, 3));
        }
        Doc.Obj answer = RunningCloud.json(CLOUD.get("/api/v1/devices/telemetry-1/telemetry"));
        assertThat(RunningCloud.at(answer, "total")).isEqualTo("3");
    }

    @Test
    void aPointSentTwiceIsStoredOnce() throws Exception {
        TestDevice device = CLOUD.enrolled("telemetry-2");
        try (Link link = device.connect()) {
            assertThat(link.publish(device.telemetry(), batch("aa", 1, 3))).isZero();
            assertThat(link.publish(device.telemetry(), batch("aa", 2, 3))).isZero();
            assertThat(link.publish(device.telemetry(), batch("bb", 1, 1))).isZero();
        }
        assertThat(tallies(device)).containsExactlyInAnyOrder(new Tally("aa", 4, 4),
                new Tally("bb", 1, 1));
    }

    @Test
    void aHoleInTheSequenceIsShown() throws Exception {
        TestDevice device = CLOUD.enrolled("telemetry-3");
        try (Link link = device.connect()) {
            link.publish(device.telemetry(), batch("aa", 1, 2));
            link.publish(device.telemetry(), batch("aa", 5, 1));
        }
        Doc.Obj shown = RunningCloud.json(CLOUD.get("/api/v1/devices/telemetry-3"));
        assertThat(RunningCloud.at(shown, "history")).contains("\"missing\":2");
    }

    @Test
    @Tag("S25")
    @Tag("F13")
    void aDeviceThatSpeaksTooOftenWaitsForItsPubacksAndLosesNothing() throws Exception {
        TestDevice device = CLOUD.enrolled("telemetry-5");
        int messages = 240;
        try (Link link = device.connect()) {
            for (int seq = 1; seq <= messages; seq++) {
                assertThat(link.publish(device.telemetry(), batch("aa", seq, 1))).isZero();
            }
        }
        assertThat(tallies(device)).containsExactly(new Tally("aa", messages, messages));
    }

    @Test
    void aMalformedMessageIsRefusedWithItsReasonAndTheLinkStays() throws Exception {
        TestDevice device = CLOUD.enrolled("telemetry-4");
        try (Link link = device.connect()) {
            for (String bad : List.of("", "{", "[]", "{\"boot\":\"aa\"}",
                    batch("aa", 1, 1).replace("19.4", "NaN"),
                    batch("aa", 1, 1).replace("\"seq\":1", "\"seq\":0"),
                    batch("aa", 1, 1).replace("\"clk\":\"ok\"", "\"clk\":\"perhaps\""),
                    "[".repeat(10_000), "{\"boot\":\"aa\",\"boot\":\"bb\",\"points\":[]}")) {
                assertThat(link.publish(device.telemetry(), bad)).as(bad)
                        .isEqualTo(PAYLOAD_FORMAT_INVALID);
            }
            assertThat(link.publish(device.telemetry(), batch("aa", 1, 1))).isZero();
        }
        assertThat(tallies(device)).containsExactly(new Tally("aa", 1, 1));
    }
}
