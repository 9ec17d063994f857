package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.twin.Doc;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What operators can want besides a lease: presets, vacations, weeks of any size, and what was
 * lost.
 */
class GoalsApiTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();

    private static Doc.Obj kept(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return RunningCloud.json(answer);
    }

    private static HttpResponse<byte[]> control(String thing, String json) throws Exception {
        return CLOUD.put("/api/v1/devices/" + thing + "/control", json);
    }

    private static Doc.Obj shadow(String thing, String name) throws Exception {
        return kept(CLOUD.get("/api/v1/devices/" + thing + "/shadows/" + name));
    }

    private static String hours(int hours) {
        return Instant.now().plus(Duration.ofHours(hours)).truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    @Test
    void presetsVacationUnitAndEarlyTimesAreSetAndStamped() throws Exception {
        CLOUD.enrolled("goals-1");
        Doc.Obj document = kept(control("goals-1", "{\"hold\":{\"preset\":\"away\",\"until\":\""
                + hours(3) + "\"},\"vacation\":{\"from\":\"2030-12-20T12:00\",\"until\":"
                + "\"2031-01-03T18:00\",\"target\":12},\"preset-eco\":{\"target\":17},"
                + "\"preset-boost\":{\"offset\":2,\"minutes\":30},\"unit\":\"f\","
                + "\"earlyStart\":false}"));
        assertThat(RunningCloud.at(document, "state", "desired", "hold", "preset"))
                .isEqualTo("\"away\"");
        assertThat(RunningCloud.at(document, "state", "desired", "vacation", "target"))
                .isEqualTo("12");
        assertThat(RunningCloud.at(document, "state", "desired", "meta", "earlyStart", "by"))
                .isEqualTo("\"app:ada\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"vacation\":{\"from\":\"2030-12-20T12:00\",\"until\":\"2030-12-19T12:00\"}}|vacation",
            "{\"preset-eco\":{\"target\":99}}|want 5 to 35",
            "{\"preset-party\":{\"target\":20}}|is no property of control",
            "{\"unit\":\"kelvin\"}|want c or f", "{\"earlyStop\":\"no\"}|want true or false",
            "{\"hold\":{\"preset\":\"away\",\"until\":\"permanent\"}}|want an end at most 7 days"})
    void nonsenseIsRefusedWithWhatIsWanted(String body, String said) throws Exception {
        CLOUD.enrolled("goals-2");
        HttpResponse<byte[]> answer = control("goals-2", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains(said)
                .contains("\"sentence\"");
    }

    @Test
    void aModeThatTheEquipmentCannotDoIsRefused() throws Exception {
        TestDevice device = CLOUD.enrolled("goals-3");
        try (Link link = device.connect()) {
            link.publish(device.shadow("health", "update"),
                    "{\"state\":{\"reported\":{\"modes\":[\"off\",\"heat\"]}}}");
        }
        HttpResponse<byte[]> answer = control("goals-3", "{\"mode\":\"cool\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("equipment cannot do, want off or heat");
        kept(control("goals-3", "{\"mode\":\"heat\"}"));
    }

    /** Seven days with eight entries each. */
    private static String fullWeek() {
        StringBuilder entries = new StringBuilder();
        for (String day : new String[]{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}) {
            for (int hour = 0; hour < 24; hour += 3) {
                entries.append(entries.isEmpty() ? "" : ",").append("\"%s-%d\":{\"days\":\"%s\","
                        .formatted(day, hour, day))
                        .append("\"at\":\"%02d:00\",\"target\":%d}".formatted(hour, 15 + hour / 3));
            }
        }
        return "{\"entries\":{" + entries + "}}";
    }

    @Test
    void aWeekOfAnySizeIsSetShownAndEditedEntryByEntry() throws Exception {
        CLOUD.enrolled("goals-4");
        String path = "/api/v1/devices/goals-4/schedule";
        kept(CLOUD.put(path, fullWeek()));
        Doc.Obj week = shadow("goals-4", "schedule").object("week").orElseThrow();
        assertThat(week.fields()).hasSize(56);

        String one = week.fields().firstKey();
        assertThat(CLOUD.send(CLOUD.request(path + "/" + one).DELETE().build()).statusCode())
                .isEqualTo(200);
        kept(CLOUD.put(path + "/extra",
                "{\"days\":\"mon\",\"at\":\"04:30\",\"preset\":\"sleep\",\"utc\":true}"));
        Doc.Obj after = shadow("goals-4", "schedule").object("week").orElseThrow();
        assertThat(after.fields()).hasSize(56);
        assertThat(dev.pilotlight.wire.Codec.text(after)).contains("\"utc\":true");
    }

    @Test
    void whatLostAMergeIsShownAndRestoredByOneRequest() throws Exception {
        TestDevice device = CLOUD.enrolled("goals-5");
        kept(control("goals-5",
                "{\"lease\":{\"target\":23,\"until\":\"" + hours(2) + "\"}}"));
        try (Link link = device.connect()) {
            // A device that lost its memory speaks before it has asked.
            link.publish(device.shadow("control", "update"), "{\"state\":{\"desired\":{\"lease\":"
                    + "\"none\",\"meta\":{\"lease\":{\"base\":\"1.0\",\"hlc\":\"1-0\","
                    + "\"by\":\"wall\",\"clk\":\"boot\"}}}}}");
        }
        Doc.Obj shown = shadow("goals-5", "control");
        assertThat(RunningCloud.at(shown, "state", "desired", "lease")).isEqualTo("\"none\"");
        assertThat(RunningCloud.at(shown, "superseded", "lease", "value", "target"))
                .isEqualTo("23");

        kept(CLOUD.send(CLOUD.request("/api/v1/devices/goals-5/restore/control/lease")
                .POST(BodyPublishers.noBody()).build()));
        Doc.Obj restored = shadow("goals-5", "control");
        assertThat(RunningCloud.at(restored, "state", "desired", "lease", "target"))
                .isEqualTo("23");
        assertThat(RunningCloud.at(restored, "superseded")).isEqualTo("{}");
        assertThat(CLOUD.send(CLOUD.request("/api/v1/devices/goals-5/restore/control/lease")
                .POST(BodyPublishers.noBody()).build()).statusCode()).isEqualTo(404);
    }
}
