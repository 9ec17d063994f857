package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A store that refuses one device's rows, for real: by a trigger in the database. */
class StoreFailureTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();
    private static final int SERVER_BUSY = 0x89;

    private static String point(int seq) {
        return "{\"boot\":\"aa\",\"points\":[{\"seq\":" + seq + ",\"ts\":1,\"clk\":\"ok\","
                + "\"values\":{\"room\":19}}]}";
    }

    private static void sql(String statement) throws Exception {
        try (Connection connection = DriverManager
                .getConnection("jdbc:sqlite:" + CLOUD.office.data().database());
                Statement run = connection.createStatement()) {
            run.execute("PRAGMA busy_timeout = 5000");
            run.execute(statement);
        }
    }

    @Test
    @Tag("F14")
    void whatCouldNotBeStoredGetsNoPubackAndMayBeSentAgain() throws Exception {
        TestDevice broken = CLOUD.enrolled("store-1");
        TestDevice whole = CLOUD.enrolled("store-2");
        sql("CREATE TRIGGER full BEFORE INSERT ON telemetry WHEN NEW.device = 'store-1' "
                + "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
        try (Link link = broken.connect(); Link other = whole.connect()) {
            assertThatThrownBy(() -> link.publish(broken.telemetry(), point(1)))
                    .isInstanceOf(MqttException.class);
            assertThat(link.ended.poll(10, TimeUnit.SECONDS)).isEqualTo(SERVER_BUSY);
            assertThat(other.publish(whole.telemetry(), point(1))).isZero();
        } finally {
            sql("DROP TRIGGER full");
        }
        try (Link again = broken.connect()) {
            assertThat(again.publish(broken.telemetry(), point(1))).isZero();
        }
        assertThat(RunningCloud.at(RunningCloud.json(CLOUD.get("/api/v1/devices/store-1")),
                "history")).contains("\"stored\":1");
    }
}
