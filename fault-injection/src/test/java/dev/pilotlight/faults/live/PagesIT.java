package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.browser.Browsers;
import dev.pilotlight.faults.browser.Chromium;
import dev.pilotlight.faults.browser.Tab;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.demo.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both pages in a real browser, used by looking, clicking and typing. */
@ExtendWith(RealWorld.class)
@Timeout(180)
class PagesIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int WIDE = 1280;
    private static final int HIGH = 1000;

    private final World world;

    PagesIT(World world) {
        this.world = world;
    }

    @Test
    void thePersonInTheRoomLogsInWithThePinAndMakesItWarmerByClicking() throws IOException {
        Path program = Browsers.required();
        try (Chromium chromium = Chromium.start(program, RealWorld.TARGET.resolve("chromium"))) {
            Tab page = chromium.open(world.addresses().pageAddress() + "/", WIDE, HIGH);
            page.type("#pin", "000000".equals(world.programs().pin()) ? "000001" : "000000");
            page.click("#pin-form button");
            page.await("document.getElementById('pin-error').innerText.length > 0");
            page.type("#pin", world.programs().pin());
            page.click("#pin-form button");
            page.await("!document.getElementById('app').hidden"
                    + " && /\\d/.test(document.getElementById('target').innerText)");
            double before = target();
            page.click("#up");
            assertThat(Waiting.until(SOON, () -> target() == before + 0.5)).isTrue();
            page.await("document.getElementById('target').innerText === '"
                    + String.format(java.util.Locale.ROOT, "%.1f", before + 0.5) + "'");
            page.screenshot(RealWorld.TARGET.resolve("page-in-the-house.png"));
            page.prefers("dark");
            page.screenshot(RealWorld.TARGET.resolve("page-in-the-house-dark.png"));
            page.click("#resume");
            assertThat(Waiting.until(SOON, () -> target() == before)).isTrue();
        }
    }

    private double target() throws IOException {
        return state().path("target").asDouble();
    }

    private JsonNode state() throws IOException {
        return world.programs().agentApi().state();
    }
}
