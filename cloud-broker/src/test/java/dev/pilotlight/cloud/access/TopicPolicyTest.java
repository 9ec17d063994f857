package dev.pilotlight.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.access.TopicPolicy.Ruling;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPolicyTest {
    private static final DeviceId DEVICE = new DeviceId("d1");
    private static final TopicPolicy POLICY = new TopicPolicy("home");

    @ParameterizedTest
    @ValueSource(strings = {"dt/pilotlight/home/d1/telemetry", "dt/pilotlight/home/d1/event",
            "dt/pilotlight/home/d1/state", "$aws/things/d1/shadow/update",
            "$aws/things/d1/shadow/name/control/get", "$aws/things/d1/shadow/name/a/delete",
            "$aws/things/d1/jobs/get", "$aws/things/d1/jobs/start-next",
            "$aws/things/d1/jobs/r1/get", "$aws/things/d1/jobs/$next/get",
            "$aws/things/d1/jobs/r1/update"})
    void itsOwnTopicsAreAllowed(String topic) {
        assertThat(POLICY.publish(DEVICE, topic, false)).isEqualTo(Ruling.ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "#", "+", "dt/pilotlight/home/d2/telemetry",
            "dt/pilotlight/home/d1", "dt/pilotlight/home/d1/telemetry/x",
            "dt/pilotlight/away/d1/telemetry", "dt/pilotlight/home/+/telemetry",
            "$aws/things/d2/shadow/update", "$aws/things/d1/shadow/update/accepted",
            "$aws/things/d1/shadow/name//get", "$aws/things/d1/shadow/name/a/b/get",
            "$aws/things/d2/jobs/get", "$aws/things/d2/jobs/r1/update",
            "$aws/things/d1/jobs/notify", "$aws/things/d1/jobs/r1/update/accepted",
            "$aws/things/d1/jobs/update", "$aws/things/d1/jobs/a/b/get",
            "$AWS/things/d1/shadow/get", "$SYS/x",
            "$aws/things/d1/shadow/name/control"})
    void everythingElseIsNot(String topic) {
        assertThat(POLICY.publish(DEVICE, topic, false)).isEqualTo(Ruling.NOT_YOURS);
    }

    @Test
    void onlyTheStateMayBeRetained() {
        assertThat(POLICY.publish(DEVICE, "dt/pilotlight/home/d1/state", true))
                .isEqualTo(Ruling.ALLOWED);
        assertThat(POLICY.publish(DEVICE, "dt/pilotlight/home/d1/event", true))
                .isEqualTo(Ruling.NOT_RETAINED);
        assertThat(POLICY.publish(DEVICE, "dt/pilotlight/home/d2/state", true))
                .isEqualTo(Ruling.NOT_YOURS);
    }

    @Test
    void aWillGoesToItsOwnStateAlone() {
        assertThat(POLICY.will(DEVICE, "dt/pilotlight/home/d1/state")).isTrue();
        assertThat(POLICY.will(DEVICE, "dt/pilotlight/home/d1/event")).isFalse();
        assertThat(POLICY.will(DEVICE, "dt/pilotlight/home/d2/state")).isFalse();
    }

    @Test
    void theAgentsFiltersAreAllowedForItAlone() {
        List<String> filters = new ArrayList<>(Topics.agentFilters(DEVICE));
        filters.addAll(Topics.jobFilters(DEVICE));
        for (String filter : filters) {
            assertThat(POLICY.subscribe(DEVICE, filter)).as(filter).isTrue();
            assertThat(POLICY.subscribe(new DeviceId("d2"), filter)).as(filter).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "+", "$aws/things/+/shadow/get/accepted", "$aws/things/d1/#",
            "$aws/things/d1/shadow/#", "$aws/things/d1/shadow/name/#",
            "$aws/things/d1/shadow/name/+/#", "$aws/things/d1/+/get/accepted",
            "dt/pilotlight/home/d1/+", "dt/pilotlight/home/d1/telemetry",
            "$share/g/dt/pilotlight/home/d1/state", "$aws/things/d1/shadow/name/+/update",
            "$aws/things/d1/shadow/name/a/b/get/accepted", "$aws/things/d10/shadow/get/accepted",
            "$aws/things/d1/jobs/#", "$aws/things/d2/jobs/notify-next", "$aws/things/d1/jobs/get",
            "$aws/things/+/jobs/notify", "$aws/things/d1/jobs/+/update/accepted/x"})
    void otherFiltersAreRefused(String filter) {
        assertThat(POLICY.subscribe(DEVICE, filter)).isFalse();
    }
}
