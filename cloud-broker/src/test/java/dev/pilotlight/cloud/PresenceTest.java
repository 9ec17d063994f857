package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.twin.Doc;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();

    private static byte[] state(String word, int session) {
        return ("{\"state\":\"" + word + "\",\"bdSeq\":" + session + ",\"ts\":1488290400000}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Link connect(TestDevice device, int session) throws MqttException {
        MqttMessage will = new MqttMessage(state("lost", session), 1, true, null);
        return Link.open(CLOUD.mqttPort, device.id().value(), device.tls(),
                options -> options.setWill(device.state(), will));
    }

    private static Doc.Obj presence(TestDevice device) throws Exception {
        return RunningCloud.json(CLOUD.get("/api/v1/devices/" + device.id())).object("presence")
                .orElseThrow();
    }

    private static boolean isPresence(String device, Predicate<Doc.Obj> wanted) {
        return RunningCloud.json(device.getBytes(StandardCharsets.UTF_8)).object("presence")
                .filter(wanted).isPresent();
    }

    private static Doc.Obj await(TestDevice device, Predicate<Doc.Obj> wanted) throws Exception {
        CLOUD.await("/api/v1/devices/" + device.id(), text -> isPresence(text, wanted));
        Doc.Obj seen = presence(device);
        assertThat(wanted.test(seen)).as(seen.toString()).isTrue();
        return seen;
    }

    private static boolean is(Doc.Obj presence, String state) {
        return presence.string("state").equals(java.util.Optional.of(state));
    }

    @Test
    void aDeviceThatWasNeverHeardIsNotOnline() throws Exception {
        TestDevice device = CLOUD.enrolled("presence-1");
        Doc.Obj seen = presence(device);
        assertThat(RunningCloud.at(seen, "online")).isEqualTo("false");
        assertThat(RunningCloud.at(seen, "state")).isEqualTo("\"never\"");
    }

    @Test
    void aBirthMakesItOnlineAndAGoodbyeEndsThat() throws Exception {
        TestDevice device = CLOUD.enrolled("presence-2");
        try (Link link = connect(device, 1)) {
            link.publish(device.state(), state("ready", 1), true);
            Doc.Obj seen = presence(device);
            assertThat(RunningCloud.at(seen, "online")).isEqualTo("true");
            assertThat(RunningCloud.at(seen, "heardSecondsAgo")).isEqualTo("0");

            link.publish(device.state(), state("disconnected", 1), true);
            link.disconnect();
        }
        assertThat(RunningCloud.at(presence(device), "state")).isEqualTo("\"disconnected\"");
    }

    @Test
    void aDeviceThatVanishesIsLostByItsWill() throws Exception {
        TestDevice device = CLOUD.enrolled("presence-3");
        Link link = connect(device, 1);
        link.publish(device.state(), state("ready", 1), true);
        link.close();

        Doc.Obj seen = await(device, presence -> is(presence, "lost"));
        assertThat(RunningCloud.at(seen, "online")).isEqualTo("false");
    }

    @Test
    void theWillOfAnOldConnectionDoesNotKillTheNewOne() throws Exception {
        TestDevice device = CLOUD.enrolled("presence-4");
        Link old = connect(device, 1);
        old.publish(device.state(), state("ready", 1), true);
        try (Link fresh = connect(device, 2)) {
            fresh.publish(device.state(), state("ready", 2), true);
            old.close();
            fresh.publish(device.state(), state("lost", 1), true);

            Doc.Obj seen = presence(device);
            assertThat(RunningCloud.at(seen, "online")).isEqualTo("true");
            assertThat(RunningCloud.at(seen, "bdSeq")).isEqualTo("2");
        }
    }
}
