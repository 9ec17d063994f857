package dev.pilotlight.faults.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;

/** One page of a Chromium, used as a person would: by looking, clicking and typing. */
public final class Tab {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final DevTools tools;
    private final String session;

    Tab(DevTools tools, String session) {
        this.tools = tools;
        this.session = session;
    }

    void size(int width, int height) throws IOException {
        tools.call(session, "Emulation.setDeviceMetricsOverride",
                DevTools.parameters().put("width", width).put("height", height)
                        .put("deviceScaleFactor", 1).put("mobile", width < 600));
    }

    /** Shows pages as a person who likes dark (or light) ones sees them. */
    public void prefers(String scheme) throws IOException {
        var parameters = DevTools.parameters();
        parameters.putArray("features").addObject().put("name", "prefers-color-scheme")
                .put("value", scheme);
        tools.call(session, "Emulation.setEmulatedMedia", parameters);
    }

    /** Opens an address and waits until the document is complete. */
    public void go(String url) throws IOException {
        tools.call(session, "Page.navigate", DevTools.parameters().put("url", url));
        await("location.href !== 'about:blank' && document.readyState === 'complete'");
    }

    /** The value of a JavaScript expression; promises are waited for. */
    public JsonNode evaluate(String script) throws IOException {
        JsonNode answer = tools.call(session, "Runtime.evaluate",
                DevTools.parameters().put("expression", script).put("returnByValue", true)
                        .put("awaitPromise", true).put("userGesture", true));
        if (answer.has("exceptionDetails")) {
            throw new IOException("in the page: " + answer.get("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Waits until a JavaScript expression is true. */
    public void await(String condition) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!evaluate("!!(" + condition + ")").asBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("never became true: " + condition + "\nThe page shows:\n"
                        + text());
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    /** Clicks into the middle of the first visible element that fits a CSS selector. */
    public void click(String selector) throws IOException {
        await(visible(selector));
        JsonNode box = evaluate(resting(selector));
        if (box.isNull()) {
            throw new IOException("never came to rest: " + selector);
        }
        for (String type : new String[]{"mouseMoved", "mousePressed", "mouseReleased"}) {
            tools.call(session, "Input.dispatchMouseEvent",
                    DevTools.parameters().put("type", type).put("x", box.path("x").asDouble())
                            .put("y", box.path("y").asDouble()).put("button", "left")
                            .put("clickCount", 1));
        }
    }

    /** Replaces the content of a field by typing. */
    public void type(String selector, String words) throws IOException {
        click(selector);
        evaluate("(() => { const e = " + find(selector) + "; e.focus(); if (e.select) e.select();"
                + " })()");
        tools.call(session, "Input.insertText", DevTools.parameters().put("text", words));
    }

    /** Presses Enter in the focused field. */
    public void enter() throws IOException {
        for (String type : new String[]{"keyDown", "keyUp"}) {
            tools.call(session, "Input.dispatchKeyEvent",
                    DevTools.parameters().put("type", type).put("key", "Enter")
                            .put("code", "Enter").put("windowsVirtualKeyCode", 13)
                            .put("text", "\r"));
        }
    }

    /** Everything a person can read. */
    public String text() throws IOException {
        return evaluate("document.body.innerText").asText();
    }

    /** Writes what is on the screen as a PNG. */
    public void screenshot(Path file) throws IOException {
        evaluate("window.scrollTo(0, 0)");
        JsonNode shot = tools.call(session, "Page.captureScreenshot",
                DevTools.parameters().put("format", "png").put("captureBeyondViewport", true));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(shot.path("data").asText()));
    }

    /**
     * The middle of an element that has stayed where it is for a glance and is not covered: what is
     * loaded above it moves it away from under the mouse.
     */
    private static String resting(String selector) {
        return """
                (async () => {
                  let last = {};
                  for (let i = 0; i < 100; i++) {
                    const e = FIND;
                    if (e) e.scrollIntoView({block: 'center'});
                    const r = e ? e.getBoundingClientRect() : {};
                    const now = {e, x: r.x + r.width / 2, y: r.y + r.height / 2};
                    const hit = e && document.elementFromPoint(now.x, now.y);
                    if (hit && e.contains(hit) && last.e === e && last.x === now.x
                        && last.y === now.y) return {x: now.x, y: now.y};
                    last = now;
                    await new Promise(done => setTimeout(done, 50));
                  }
                  return null;
                })()
                """.replace("FIND", find(selector));
    }

    private static String find(String selector) {
        return "[...document.querySelectorAll(" + TextNode.valueOf(selector)
                + ")].find(e => e.getClientRects().length > 0)";
    }

    private static String visible(String selector) {
        return find(selector) + " && !" + find(selector) + ".disabled";
    }
}
