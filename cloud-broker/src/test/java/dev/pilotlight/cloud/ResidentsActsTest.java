package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.port.Audit.Act;
import org.junit.jupiter.api.Test;

/** What a resident did while the device was away is in the audit once it is back. */
class ResidentsActsTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();

    @Test
    void anActInTheHouseReachesTheAuditOnceThoughItIsToldTwice() throws Exception {
        TestDevice device = CLOUD.enrolled("residents-acts");
        String events = "{\"boot\":\"aa\",\"events\":[{\"seq\":1,\"ts\":1488303420000,\"clk\":\"ok\","
                + "\"kind\":\"edit\",\"text\":\"in the house: mode off\"},{\"seq\":2,"
                + "\"ts\":1488303480000,\"clk\":\"unknown\",\"kind\":\"config-declined\",\"text\":"
                + "\"configuration 12 is declined: declined by the page\"},{\"seq\":3,"
                + "\"ts\":1488303490000,\"clk\":\"ok\",\"kind\":\"edit\",\"text\":"
                + "\"from the cloud: control {}\"}]}";
        try (Link link = device.connect()) {
            link.publish("dt/pilotlight/home/" + device.id() + "/event", events);
            link.publish("dt/pilotlight/home/" + device.id() + "/event", events);
        }
        assertThat(CLOUD.office.audit().latest(device.id().value(), 20).stream()
                .filter(act -> act.who().equals("device") && !act.action().equals("enrol"))
                .map(Act::detail)).containsExactly(
                        "at about 2017-02-28T17:38:00Z configuration 12 is declined: declined by"
                                + " the page",
                        "at 2017-02-28T17:37:00Z in the house: mode off");
    }
}
