package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.signing.ConfigGate;
import dev.pilotlight.signing.DeviceBounds;
import dev.pilotlight.signing.DeviceFacts;
import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.signing.KnownTime;
import dev.pilotlight.signing.TrustedKey;
import dev.pilotlight.signing.Verdict;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An operator signs in the browser, drafts a roll-out and starts it, on the dashboard alone. */
class RolloutPageTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();
    private static final String PASSPHRASE = "correct horse battery";

    private static void fill(Browser browser, String id, String value) throws Exception {
        browser.run("document.getElementById('" + id + "').value = " + Codec.text(Doc.text(
                value)));
    }

    private static void submit(Browser browser, String form) throws Exception {
        browser.run("document.getElementById('" + form + "').requestSubmit()");
    }

    private static void signIn(Browser browser) throws Exception {
        browser.go(CLOUD.uri("/#/rollouts"));
        browser.until(
                "document.getElementById('login') && !document.getElementById('login').hidden");
        fill(browser, "token", CLOUD.token);
        submit(browser, "login-form");
        browser.until("!document.getElementById('rollouts').hidden");
    }

    /** Answers what the page signed. */
    private static byte[] sign(Browser browser, KeyFile key) throws Exception {
        browser.run("{ const files = new DataTransfer(); files.items.add(new File(["
                + Codec.text(Doc.text(new String(key.bytes(), StandardCharsets.UTF_8)))
                + "], 'ann.key')); document.getElementById('key-file').files = files.files; }");
        fill(browser, "passphrase", PASSPHRASE);
        fill(browser, "sign-whom", "thing");
        fill(browser, "sign-name", "signed-here");
        fill(browser, "sign-version", "12");
        fill(browser, "sign-config", "{\"thing\":\"signed-here\",\"schema\":1,"
                + "\"hardware\":{\"driver\":\"house\"},\"control\":{\"deadband\":0.50}}");
        submit(browser, "sign-form");
        browser.until("document.getElementById('sign-answer').textContent.length > 0");
        assertThat(browser.run("document.getElementById('sign-answer').textContent").asText())
                .contains("signed by key " + key.key().id());
        return browser.run("document.getElementById('signed').value").asText()
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsSignedInTheBrowserADeviceTakesAndTheRollOutBeginsFromThePage() throws Exception {
        CLOUD.enrolled("signed-here");
        KeyFile key = KeyFile.make(PASSPHRASE.toCharArray(), new SecureRandom());
        try (Browser browser = Browser.open()) {
            browser.size(1280, 900, false);
            signIn(browser);
            byte[] signed = sign(browser, key);
            ConfigGate gate = new ConfigGate(KeyRing.EMPTY.with(new TrustedKey(key.key(), "ann")),
                    new DeviceFacts(new DeviceId("signed-here"), "home", Set.of(), 0,
                            new DeviceBounds(SafetyLimits.DEFAULTS, Optional.empty())));
            assertThat(gate.judge(signed, KnownTime.exactly(Instant.now().plusSeconds(2))))
                    .isInstanceOf(Verdict.Accepted.class);
            submit(browser, "draft-form");
            browser.until("!document.getElementById('draft-keep').hidden");
            assertThat(browser.run("document.getElementById('preview').textContent").asText())
                    .contains("version 12, signed for signed-here: reaches 1 devices");
            browser.run("document.getElementById('draft-keep').click()");
            browser.until("document.getElementById('expected') !== null");
            fill(browser, "expected", "1");
            browser.run("window.confirm = () => true; "
                    + "document.querySelector('#rollout-orders .primary').click()");
            browser.until("document.getElementById('rollout-state').textContent.startsWith("
                    + "'running')");
            assertThat(browser.run("document.getElementById('rollout-things').textContent")
                    .asText()).contains("signed-here", "waiting");
        }
    }
}
