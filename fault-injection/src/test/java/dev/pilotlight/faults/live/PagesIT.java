package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.browser.Chromium;
import dev.pilotlight.faults.browser.Tab;
import dev.pilotlight.faults.demo.AgentConfig;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.demo.World;
import dev.pilotlight.faults.skip.Skips;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both pages in a real browser, used by looking, clicking and typing. */
@ExtendWith(RealWorld.class)
@Order(5)
class PagesIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int WIDE = 1280;
    private static final int HIGH = 1000;

    private static Path program;

    private final World world;

    PagesIT(World world) {
        this.world = world;
    }

    @BeforeAll
    static void needsItsTools() {
        program = Skips.chromium();
    }

    @Test
    void thePersonInTheRoomLogsInWithThePinAndMakesItWarmerByClicking() throws IOException {
        try (Chromium chromium = Chromium.start(program, RealWorld.TARGET.resolve("chromium"))) {
            Tab page = chromium.open(world.addresses().pageAddress() + "/", WIDE, HIGH);
            page.type("#pin", "000000".equals(world.programs().pin()) ? "000001" : "000000");
            page.click("#pin-form button");
            page.await("document.getElementById('pin-error').innerText.length > 0");
            page.type("#pin", world.programs().pin());
            page.click("#pin-form button");
            page.await("!document.getElementById('app').hidden"
                    + " && /\\d/.test(document.getElementById('target').innerText)");
            page.await("document.querySelectorAll('#bars .bar').length === 7"
                    + " && document.querySelector('#bars .today .now') !== null"
                    + " && document.documentElement.scrollWidth <= window.innerWidth");
            double before = target();
            page.click("#up");
            assertThat(Waiting.until(SOON, () -> target() == before + 0.5)).isTrue();
            page.await("document.getElementById('target').innerText === '"
                    + String.format(Locale.ROOT, "%.1f", before + 0.5) + "'");
            page.screenshot(RealWorld.TARGET.resolve("page-in-the-house.png"));
            page.prefers("dark");
            page.screenshot(RealWorld.TARGET.resolve("page-in-the-house-dark.png"));
            page.click("#resume");
            assertThat(Waiting.until(SOON, () -> target() == before)).isTrue();
        }
    }

    @Test
    void theOperatorSignsInOnTheDashboardAndLendsATargetThatReachesTheHouse()
            throws IOException {
        assertThat(Waiting.until(Duration.ofSeconds(60),
                () -> state().at("/link/state").asText().equals("online"))).isTrue();
        try (Chromium chromium = Chromium.start(program, RealWorld.TARGET.resolve("chromium"))) {
            Tab page = chromium.open(world.addresses().dashboardAddress() + "/", WIDE, HIGH);
            page.type("#token", "not-the-token");
            page.click("#login-form button");
            page.await("document.getElementById('login-error').innerText.length > 0");
            page.type("#token", world.programs().adminToken());
            page.click("#login-form button");
            page.await("document.getElementById('devices').innerText.includes('online')");
            page.screenshot(RealWorld.TARGET.resolve("dashboard-fleet.png"));
            page.click("#devices a[href$='" + AgentConfig.THING + "']");
            page.await("document.getElementById('presence-text').innerText.includes('online')"
                    + " && document.getElementById('twin-versions').innerText.includes('control')");
            page.type("#lease-target", "17.5");
            page.click("#lease-form button.primary");
            assertThat(Waiting.until(SOON, () -> target() == 17.5)).isTrue();
            page.await("document.getElementById('lease-now').innerText.includes('17.5')"
                    + " && !document.getElementById('lease-now').innerText.includes('waits')");
            page.screenshot(RealWorld.TARGET.resolve("dashboard.png"));
            page.prefers("dark");
            page.screenshot(RealWorld.TARGET.resolve("dashboard-dark.png"));
            page.click("#lease-end");
            assertThat(Waiting.until(SOON, () -> state().path("lease").isNull())).isTrue();
        }
    }

    private double target() throws IOException {
        return state().path("target").asDouble();
    }

    private JsonNode state() throws IOException {
        return world.programs().agentApi().state();
    }
}
