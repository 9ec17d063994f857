package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The dashboard in a real browser, with real devices behind it. */
class DashboardTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();
    private static final Path PICTURES = Path.of("target");
    private static final String ROOM = "a-living-room";
    private static final String SCRIPT = "<img src=x onerror=window.hacked=1>";

    private static String point(long seq, Instant at, double room, double target, boolean heat) {
        return "{\"seq\":" + seq + ",\"ts\":" + at.toEpochMilli() + ",\"clk\":\"ok\",\"values\":"
                + "{\"room\":" + Math.round(room * 100) / 100.0 + ",\"target\":" + target
                + ",\"heat\":" + (heat ? 1 : 0) + "}}";
    }

    /** A day of a room that is heated by a schedule. */
    private static void fillDay(TestDevice device, Link link) throws Exception {
        Instant start = Instant.now().minusSeconds(24 * 3600);
        double room = 18;
        boolean heat = false;
        for (int hour = 0; hour < 24; hour++) {
            double target = hour >= 6 && hour < 22 ? 21 : 17;
            StringBuilder points = new StringBuilder();
            for (int minute = 0; minute < 60; minute++) {
                heat = room < target - 0.2 || (heat && room < target + 0.2);
                room += heat ? 0.045 : -0.02;
                points.append(minute == 0 ? "" : ",").append(point(hour * 60L + minute + 1,
                        start.plusSeconds(hour * 3600L + minute * 60L), room, target, heat));
            }
            link.publish(device.telemetry(),
                    "{\"boot\":\"day\",\"historical\":true,\"points\":[" + points + "]}");
        }
    }

    private static void reportTwin(TestDevice device, Link link) throws Exception {
        String meta = "{\"base\":\"1.0\",\"hlc\":\"" + Instant.now().toEpochMilli()
                + "-0\",\"by\":\"wall\",\"clk\":\"ok\"}";
        link.publish(device.shadow("control", "update"), "{\"state\":{\"reported\":{"
                + "\"mode\":{\"value\":\"heat\",\"ac\":203,\"av\":0,\"ad\":\"set on the device\"},"
                + "\"hold\":{\"value\":\"none\",\"ac\":203,\"av\":0,\"ad\":\"set on the device\"},"
                + "\"lease\":{\"value\":\"none\",\"ac\":203,\"av\":0,\"ad\":\"\"},"
                + "\"meta\":{\"mode\":" + meta + ",\"hold\":" + meta + "},"
                + "\"status\":{\"room\":20.9,\"target\":21,\"heat\":1,"
                + "\"reason\":\"heating: 20.9 °C is below 21 °C, schedule entry day\"}}}}");
        link.publish(device.shadow("schedule", "update"), "{\"state\":{\"reported\":{"
                + "\"zone\":{\"value\":\"Europe/Berlin\",\"ac\":203,\"av\":0,\"ad\":\"\"},"
                + "\"day\":{\"value\":{\"days\":\"mon tue wed thu fri\",\"at\":\"06:00\","
                + "\"target\":21},\"ac\":203,\"av\":0,\"ad\":\"\"},"
                + "\"night\":{\"value\":{\"days\":\"mon tue wed thu fri sat sun\",\"at\":\"22:00\","
                + "\"target\":17},\"ac\":203,\"av\":0,\"ad\":\"\"}}}}");
        link.publish(device.shadow("health", "update"),
                "{\"state\":{\"reported\":{\"waiting\":0,\"boot\":\"day\"}}}");
        link.publish("dt/pilotlight/home/" + device.id() + "/event",
                "{\"boot\":\"day\",\"events\":[{\"seq\":1,\"ts\":" + System.currentTimeMillis()
                        + ",\"clk\":\"ok\",\"kind\":\"started\",\"text\":\"the agent started\"},"
                        + "{\"seq\":2,\"ts\":" + System.currentTimeMillis()
                        + ",\"clk\":\"unknown\",\"kind\":\"note\",\"text\":\"" + SCRIPT + "\"},"
                        + "{\"seq\":3,\"ts\":" + System.currentTimeMillis()
                        + ",\"clk\":\"ok\",\"kind\":\"gap\",\"text\":\"60 readings from "
                        + Instant.now().minus(Duration.ofHours(5)) + " to "
                        + Instant.now().minus(Duration.ofHours(2)) + " thinned to 6\"}]}");
    }

    @Test
    void anOperatorSignsInSeesTheRoomAndLendsItATarget() throws Exception {
        TestDevice device = CLOUD.enrolled(ROOM);
        TestDevice attic = CLOUD.enrolled("attic");
        CLOUD.enrolled("cellar");
        try (Link link = device.connect();
                Link gone = attic.connect();
                Browser browser = Browser.open()) {
            link.publish(device.state(), "{\"state\":\"ready\",\"bdSeq\":4,\"ts\":1}");
            gone.publish(attic.state(), "{\"state\":\"disconnected\",\"bdSeq\":1,\"ts\":1}");
            fillDay(device, link);
            reportTwin(device, link);
            browser.size(1280, 900, false);
            browser.go(CLOUD.uri("/"));
            signIn(browser);
            seeTheFleet(browser);
            seeTheDevice(browser, device, link);
            lend(browser, device);
            onAPhone(browser);
            assertThat(browser.run("window.hacked === undefined").asBoolean()).isTrue();
        }
    }

    private static void signIn(Browser browser) throws Exception {
        browser.until("document.getElementById('login') && "
                + "!document.getElementById('login').hidden");
        type(browser, "token", "wrong");
        browser.run("document.querySelector('#login-form button').click()");
        browser.until("document.getElementById('login-error').textContent.includes('not known')");
        type(browser, "token", CLOUD.token);
        browser.run("document.querySelector('#login-form button').click()");
        browser.until("document.querySelector('#devices a[href=\"#/device/" + ROOM + "\"]')");
    }

    private static void seeTheFleet(Browser browser) throws Exception {
        String tile = "document.querySelector('#devices a[href=\"#/device/" + ROOM
                + "\"]').innerText";
        browser.until(tile + ".includes('online')");
        assertThat(browser.run(tile).asText()).contains("→ ", "°C");
        assertThat(browser.run(
                "document.querySelector('#devices a[href=\"#/device/cellar\"]').innerText")
                .asText()).contains("never heard").doesNotContain("online");
        // A tile that was made anew each second lost the click that had begun on it.
        browser.run("window.held = document.querySelector('#devices a[href=\"#/device/" + ROOM
                + "\"]'); window.said = window.held.innerText; window.held.focus()");
        browser.until("window.held.innerText !== window.said");
        assertThat(browser.run("document.activeElement === window.held").asBoolean()).isTrue();
        browser.picture(PICTURES.resolve("dashboard-fleet.png"));
    }

    private static void seeTheDevice(Browser browser, TestDevice device, Link link)
            throws Exception {
        browser.run("document.querySelector('#devices a[href=\"#/device/" + ROOM
                + "\"]').click()");
        browser.until(
                "document.querySelector('#chart .line-room')?.getAttribute('d').length > 500");
        link.publish(device.telemetry(), "{\"boot\":\"now\",\"points\":["
                + point(1, Instant.now(), 20.94, 21, true) + "]}");
        browser.until("document.getElementById('room').textContent === '20.9 °C'");
        browser.until("document.getElementById('events').innerText.includes('<img src=x')");
        // Three hours of 24, of a chart some 1100 wide.
        browser.until("document.querySelector('#chart .band-gap')?.width.baseVal.value > 60");
        assertThat(browser.run("document.querySelector('#chart .band-gap title').textContent")
                .asText()).contains("thinned to 6");
        assertThat(browser.run("document.getElementById('relay').textContent").asText())
                .isEqualTo("heating");
        assertThat(browser.run("document.getElementById('schedule').innerText").asText())
                .contains("06:00", "22:00");
    }

    private static void lend(Browser browser, TestDevice device) throws Exception {
        browser.run("document.getElementById('lease-target').value = '22.5';"
                + "document.querySelector('#lease-form .primary').click()");
        browser.until("document.getElementById('edit-answer').textContent.startsWith('Kept')");
        browser.until("document.getElementById('twin').innerText.includes('waits for the device')");
        assertThat(browser.run("document.getElementById('lease-now').textContent").asText())
                .startsWith("Now: 22.5 °C until");
        assertThat(RunningCloud.at(RunningCloud.json(CLOUD.get("/api/v1/devices/" + device.id()
                + "/shadows/control")), "state", "desired", "lease", "target")).isEqualTo("22.5");
        browser.picture(PICTURES.resolve("dashboard-device.png"));
    }

    private static void onAPhone(Browser browser) throws Exception {
        browser.size(390, 844, true);
        browser.until("document.querySelector('#chart svg').viewBox.baseVal.width < 560");
        assertThat(browser.run("document.documentElement.scrollWidth <= 390").asBoolean())
                .as("nothing sticks out").isTrue();
        browser.picture(PICTURES.resolve("dashboard-phone-dark.png"));
    }

    private static void type(Browser browser, String id, String text) throws Exception {
        String quoted = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replace("'", "\\'");
        browser.run("document.getElementById('" + id + "').value = '" + quoted + "'");
    }
}
