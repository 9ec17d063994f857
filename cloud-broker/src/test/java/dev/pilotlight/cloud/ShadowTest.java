package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.store.SqliteArchive;
import dev.pilotlight.twin.Doc;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Shadows as a device meets them, over MQTT, and operators' edits, over HTTPS. */
class ShadowTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();

    private static Link listening(TestDevice device) throws Exception {
        Link link = device.connect();
        link.subscribe(device.shadow("+", "+/+"));
        return link;
    }

    private static Doc.Obj control(TestDevice device) throws Exception {
        return RunningCloud
                .json(CLOUD.get("/api/v1/devices/" + device.id() + "/shadows/control"));
    }

    private static HttpResponse<byte[]> edit(TestDevice device, String json) throws Exception {
        return CLOUD.put("/api/v1/devices/" + device.id() + "/control", json);
    }

    private static String in(long hours) {
        return Instant.now().plus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    @Test
    void whatIsNotUtf8IsToldAsAwsTellsIt() throws Exception {
        TestDevice device = CLOUD.enrolled("shadow-latin");
        try (Link link = listening(device)) {
            link.publish(device.shadow("control", "update"),
                    "{\"state\":{\"reported\":{\"a\":\"\u00e9\"}}}"
                            .getBytes(StandardCharsets.ISO_8859_1),
                    false);
            Doc.Obj refused = link.next("update/rejected").json();
            assertThat(RunningCloud.at(refused, "code")).isEqualTo("415");
            assertThat(RunningCloud.at(refused, "message"))
                    .contains("supported encoding is UTF-8");
        }
    }

    @Test
    void aDeviceReportsAndGetsItsShadowBack() throws Exception {
        TestDevice device = CLOUD.enrolled("shadow-1");
        try (Link link = listening(device)) {
            link.publish(device.shadow("control", "get"), "");
            Doc.Obj missing = link.next("get/rejected").json();
            assertThat(RunningCloud.at(missing, "code")).isEqualTo("404");
            assertThat(RunningCloud.at(missing, "message"))
                    .isEqualTo("\"No shadow exists with name: control\"");

            link.publish(device.shadow("control", "update"),
                    "{\"state\":{\"reported\":{\"mode\":\"heat\"}},\"clientToken\":\"t1\"}");
            Doc.Obj accepted = link.next("update/accepted").json();
            assertThat(RunningCloud.at(accepted, "version")).isEqualTo("1");
            assertThat(RunningCloud.at(accepted, "clientToken")).isEqualTo("\"t1\"");

            link.publish(device.shadow("control", "get"), "{\"clientToken\":\"t2\"}");
            Doc.Obj got = link.next("get/accepted").json();
            assertThat(RunningCloud.at(got, "state", "reported", "mode")).isEqualTo("\"heat\"");
            assertThat(RunningCloud.at(got, "metadata", "reported", "mode", "timestamp"))
                    .matches("\\d{10}");
            assertThat(RunningCloud.at(got, "clientToken")).isEqualTo("\"t2\"");
        }
    }

    @Test
    void aStaleVersionIsAConflict() throws Exception {
        TestDevice device = CLOUD.enrolled("shadow-2");
        try (Link link = listening(device)) {
            link.publish(device.shadow("control", "update"),
                    "{\"state\":{\"reported\":{\"a\":1}},\"version\":0}");
            link.next("update/accepted");
            link.publish(device.shadow("control", "update"),
                    "{\"state\":{\"reported\":{\"a\":2}},\"version\":0,\"clientToken\":\"t\"}");
            Doc.Obj rejected = link.next("update/rejected").json();
            assertThat(RunningCloud.at(rejected, "code")).isEqualTo("409");
            assertThat(RunningCloud.at(rejected, "clientToken")).isEqualTo("\"t\"");
        }
    }

    @Test
    void anOperatorsLeaseReachesTheDeviceAsADelta() throws Exception {
        TestDevice device = CLOUD.enrolled("shadow-3");
        try (Link link = listening(device)) {
            HttpResponse<byte[]> answer = edit(device,
                    "{\"lease\":{\"target\":22,\"until\":\"" + in(2) + "\"}}");
            assertThat(answer.statusCode()).isEqualTo(200);

            Doc.Obj delta = link.next("update/delta").json();
            assertThat(RunningCloud.at(delta, "state", "lease", "target")).isEqualTo("22");
            assertThat(RunningCloud.at(delta, "state", "lease", "by")).isEqualTo("\"app:ada\"");
            assertThat(RunningCloud.at(delta, "state", "meta", "lease", "base"))
                    .isEqualTo("\"0.1\"");
            assertThat(RunningCloud.at(delta, "state", "meta", "lease", "clk"))
                    .isEqualTo("\"ok\"");
        }
    }

    @Test
    void anEditKnowsWhatTheDeviceReported() throws Exception {
        TestDevice device = CLOUD.enrolled("shadow-4");
        try (Link link = listening(device)) {
            link.publish(device.shadow("control", "update"), "{\"state\":{\"reported\":{"
                    + "\"mode\":{\"value\":\"heat\",\"ac\":203,\"av\":0,\"ad\":\"set here\"},"
                    + "\"meta\":{\"mode\":{\"base\":\"3.5\",\"hlc\":\"1488290400000-0\","
                    + "\"by\":\"wall\",\"clk\":\"ok\"}}}}}");
            assertThat(edit(device, "{\"mode\":\"off\"}").statusCode()).isEqualTo(200);
            assertThat(RunningCloud.at(control(device), "state", "desired", "meta", "mode", "base"))
                    .isEqualTo("\"3.6\"");
        }
    }

    @Test
    void anAcknowledgedValueLeavesTheDelta() throws Exception {
        TestDevice device = CLOUD.enrolled("shadow-5");
        try (Link link = listening(device)) {
            edit(device, "{\"mode\":\"off\"}");
            Doc.Obj delta = link.next("update/delta").json();
            String meta = RunningCloud.at(delta, "state", "meta");
            link.publish(device.shadow("control", "update"),
                    "{\"state\":{\"reported\":{\"mode\":{\"value\":\"off\",\"ac\":200,\"av\":1,"
                            + "\"ad\":\"applied\"},\"meta\":" + meta + "}}}");
            link.next("update/documents");
            assertThat(control(device).object("state").orElseThrow().get("delta")).isEmpty();
        }
    }

    @Test
    @Tag("F24")
    void whatADeviceMissedIsThereOnItsNextGet() throws Exception {
        TestDevice device = CLOUD.enrolled("shadow-6");
        edit(device, "{\"hold\":{\"target\":21.5,\"until\":\"" + in(3) + "\"}}");
        try (Link link = listening(device)) {
            link.publish(device.shadow("control", "get"), "");
            Doc.Obj got = link.next("get/accepted").json();
            assertThat(RunningCloud.at(got, "state", "delta", "hold", "target"))
                    .isEqualTo("21.5");
        }
    }

    @Test
    void badRequestsAreRejectedWithAwsCodesAndAcknowledged() throws Exception {
        TestDevice device = CLOUD.enrolled("shadow-7");
        String deep = "{\"a\":".repeat(7) + "1" + "}".repeat(7);
        List<String> bad = List.of("", "nonsense", "[]", "{}", "{\"state\":1}",
                "{\"state\":{\"desired\":1}}", "{\"state\":{\"wanted\":{}}}",
                "{\"state\":{},\"version\":\"1\"}", "{\"state\":{},\"version\":-1}",
                "{\"state\":{},\"version\":1.5}", "{\"state\":{\"reported\":" + deep + "}}",
                "{\"state\":{},\"clientToken\":\"" + "x".repeat(65) + "\"}",
                "{\"state\":{\"reported\":{\"a\":NaN}}}");
        try (Link link = listening(device)) {
            for (String body : bad) {
                assertThat(link.publish(device.shadow("control", "update"), body)).isZero();
                Doc.Obj rejected = link.next("update/rejected").json();
                assertThat(RunningCloud.at(rejected, "code")).as(body).isEqualTo("400");
            }
            link.publish(device.shadow("control", "update"),
                    "{\"state\":{\"reported\":{\"a\":\"" + "x".repeat(8200) + "\"}}}");
            assertThat(RunningCloud.at(link.next("update/rejected").json(), "code"))
                    .isEqualTo("413");
        }
    }

    @Test
    void nullDeletesAndADeletedShadowKeepsCounting() throws Exception {
        TestDevice device = CLOUD.enrolled("shadow-8");
        String update = device.shadow("control", "update");
        try (Link link = listening(device)) {
            link.publish(update, "{\"state\":{\"reported\":{\"a\":1,\"b\":{\"c\":2,\"d\":3}}}}");
            link.publish(update, "{\"state\":{\"reported\":{\"a\":null,\"b\":{\"c\":null}}}}");
            assertThat(RunningCloud.at(control(device), "state", "reported"))
                    .isEqualTo("{\"b\":{\"d\":3}}");
            link.publish(device.shadow("control", "delete"), "");
            link.next("delete/accepted");
            link.publish(update, "{\"state\":{\"reported\":{\"e\":1}}}");
            assertThat(RunningCloud.at(control(device), "version")).isEqualTo("4");
        }
    }

    @Test
    void aForeignClientsDesiredGetsAStampThatMergesAsConcurrent() throws Exception {
        TestDevice device = CLOUD.enrolled("shadow-9");
        try (Link link = listening(device)) {
            link.publish(device.shadow("control", "update"),
                    "{\"state\":{\"desired\":{\"mode\":\"off\"}}}");
            link.next("update/accepted");
            Doc.Obj desired = control(device).object("state").orElseThrow().object("desired")
                    .orElseThrow();
            assertThat(RunningCloud.at(desired, "meta", "mode", "base")).isEqualTo("\"0.1\"");
            assertThat(RunningCloud.at(desired, "meta", "mode", "by"))
                    .isEqualTo("\"app:shadow-9\"");
        }
    }

    @Test
    void theUnnamedShadowWorksToo() throws Exception {
        TestDevice device = CLOUD.enrolled("shadow-10");
        try (Link link = device.connect()) {
            link.subscribe(device.shadow("", "update/accepted"));
            link.publish(device.shadow("", "update"), "{\"state\":{\"reported\":{\"a\":[1,2]}}}");
            Doc.Obj accepted = link.next("shadow/update/accepted").json();
            assertThat(RunningCloud.at(accepted, "metadata", "reported", "a"))
                    .matches("\\{\"timestamp\":\\d+}");
        }
    }

    @Test
    void aLongArrayIsKeptAndTheFleetCanStillBeListedAfterARestart() throws Exception {
        TestDevice device = CLOUD.enrolled("shadow-14");
        String array = "1" + ",1".repeat(3900);
        String keys = IntStream.range(0, 1000).mapToObj(i -> "\"k" + i + "\":1")
                .collect(Collectors.joining(","));
        try (Link link = listening(device)) {
            link.publish(device.shadow("array", "update"),
                    "{\"state\":{\"reported\":{\"a\":[" + array + "]}}}");
            link.next("update/accepted");
            link.publish(device.shadow("keys", "update"),
                    "{\"state\":{\"reported\":{" + keys.substring(0, 7900
                            - (7900 - keys.lastIndexOf(",", 7900))) + "}}}");
            link.next("update/accepted");
            link.publish(device.shadow("keys", "get"), "");
            assertThat(link.next("get/accepted").payload().length()).isLessThan(65_536);
        }
        SqliteArchive afterRestart = new SqliteArchive(CLOUD.office.database());
        assertThat(afterRestart.memory(device.id()).shadows()).containsKeys("array", "keys");
        assertThat(CLOUD.get("/api/v1/devices").statusCode()).isEqualTo(200);
    }

    @Test
    void aTooLargeRequestIsRefusedByItsOwnToken() throws Exception {
        TestDevice device = CLOUD.enrolled("shadow-15");
        try (Link link = listening(device)) {
            link.publish(device.shadow("control", "update"),
                    "{\"clientToken\":\"mine\",\"state\":{\"reported\":{\"a\":\""
                            + "x".repeat(9000) + "\"}}}");
            Doc.Obj rejected = link.next("update/rejected").json();
            assertThat(RunningCloud.at(rejected, "code")).isEqualTo("413");
            assertThat(RunningCloud.at(rejected, "clientToken")).isEqualTo("\"mine\"");
        }
    }

    @Test
    void aDeviceCannotFillTheStoreWithShadows() throws Exception {
        TestDevice device = CLOUD.enrolled("shadow-11");
        try (Link link = listening(device)) {
            for (int i = 0; i < 11; i++) {
                link.publish(device.shadow("s" + i, "update"), "{\"state\":{\"reported\":{}}}");
                link.next("update/accepted");
            }
            link.publish(device.shadow("one-more", "update"), "{\"state\":{\"reported\":{}}}");
            assertThat(RunningCloud.at(link.next("update/rejected").json(), "code"))
                    .isEqualTo("429");
        }
    }

    @Test
    void anEditWithAnOldVersionIsAConflictAndChangesNothing() throws Exception {
        TestDevice device = CLOUD.enrolled("shadow-12");
        assertThat(edit(device, "{\"mode\":\"off\",\"version\":0}").statusCode()).isEqualTo(200);
        assertThat(edit(device, "{\"mode\":\"heat\",\"version\":0}").statusCode()).isEqualTo(409);
        assertThat(RunningCloud.at(control(device), "state", "desired", "mode"))
                .isEqualTo("\"off\"");
    }

    @Test
    void deletingAnEntryThatNeverWasLeavesNoTombstone() throws Exception {
        CLOUD.enrolled("shadow-16");
        String path = "/api/v1/devices/shadow-16/schedule/never";
        assertThat(CLOUD.send(CLOUD.request(path).DELETE().build()).statusCode()).isEqualTo(404);
        assertThat(CLOUD.get("/api/v1/devices/shadow-16/shadows/schedule").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aScheduleEntryIsSetAndLeavesATombstone() throws Exception {
        TestDevice device = CLOUD.enrolled("shadow-13");
        String path = "/api/v1/devices/shadow-13/schedule/morning";
        try (Link link = listening(device)) {
            assertThat(CLOUD.put(path,
                    "{\"days\":\"mon tue\",\"at\":\"06:30\",\"target\":21}").statusCode())
                    .isEqualTo(200);
            assertThat(RunningCloud.at(link.next("update/delta").json(), "state", "morning", "at"))
                    .isEqualTo("\"06:30\"");
            assertThat(CLOUD.send(CLOUD.request(path).DELETE().build()).statusCode())
                    .isEqualTo(200);
            assertThat(RunningCloud.at(link.next("update/delta").json(), "state", "morning"))
                    .isEqualTo("\"deleted\"");
            assertThat(link.inbox.poll(50, TimeUnit.MILLISECONDS)).isNotNull();
        }
    }
}
