package dev.pilotlight.cloud.twins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edits;
import dev.pilotlight.twin.IntentMerge;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IntentionsTest {
    private static final Instant T0 = Instant.parse("2017-02-28T17:37:00Z");

    static Doc.Obj json(String text) {
        return switch (Codec.parseObject(text.getBytes(StandardCharsets.UTF_8))) {
            case Decoded.Ok<Doc.Obj>(Doc.Obj object) -> object;
            case Decoded.Malformed<Doc.Obj> wrong ->
                throw new AssertionError(wrong.problems().toString());
        };
    }

    private static Shadow reported(String json) {
        return ShadowLedger.answer("control", Shadow.NONE, new ShadowRequest.Update(
                Optional.empty(), Optional.of(json(json)),
                OptionalLong.empty(), Optional.empty()), T0).shadow();
    }

    private static Shadow edited(Shadow shadow, String key, Doc value, Instant at) {
        Doc.Obj patch = Intentions.edit(shadow, new TreeMap<>(Map.of(key, value)), "app:ada", at);
        return ShadowLedger.answer("control", shadow,
                ShadowRequest.Update.desired(patch, OptionalLong.empty()), at).shadow();
    }

    private static Edit edit(Doc.Obj section, String key) {
        return Optional.ofNullable(Edits.read(section).get(key)).orElseThrow();
    }

    private static Edit desired(Shadow shadow, String key) {
        return edit(shadow.desired().values(), key);
    }

    @Test
    void anEditCoversWhatTheDeviceReported() {
        Shadow before = reported("{\"meta\":{\"mode\":{\"base\":\"3.5\",\"hlc\":\"1-0\","
                + "\"by\":\"wall\",\"clk\":\"boot\"}}}");
        Edit edit = desired(edited(before, "mode", Doc.text("off"), T0), "mode");
        assertThat(edit.stamp().base()).hasToString("3.6");
        assertThat(edit.stamp().by()).isEqualTo("app:ada");
        assertThat(edit.stamp().clockTrusted()).isTrue();
        assertThat(edit.stamp().hlc().millis()).isEqualTo(T0.toEpochMilli());
    }

    @Test
    void twoEditsInOneMillisecondKeepTheirOrder() {
        Shadow first = edited(Shadow.NONE, "mode", Doc.text("off"), T0);
        Shadow second = edited(first, "mode", Doc.text("heat"), T0);
        assertThat(desired(second, "mode").stamp().hlc())
                .isGreaterThan(desired(first, "mode").stamp().hlc());
        Edit winner = IntentMerge.merge(desired(first, "mode"), desired(second, "mode"))
                .winner();
        assertThat(winner.value()).isEqualTo(Doc.text("heat"));
    }

    @Test
    void anObjectIsReplacedWholeNotMixedWithTheOldOne() {
        Shadow first = edited(Shadow.NONE, "lease",
                json("{\"target\":22,\"until\":\"a\",\"by\":\"b\"}"), T0);
        Shadow second = edited(first, "lease", json("{\"target\":23,\"until\":\"c\"}"), T0);
        assertThat(desired(second, "lease").value())
                .isEqualTo(json("{\"target\":23,\"until\":\"c\"}"));
    }

    @Test
    void aForeignEditMergesAsConcurrentWithTheDevices() {
        Shadow before = reported("{\"meta\":{\"mode\":{\"base\":\"3.5\",\"hlc\":\"1-0\","
                + "\"by\":\"wall\",\"clk\":\"ok\"}}}");
        Doc.Obj stamped = Intentions.stamped(before, json("{\"mode\":\"off\"}"), "app:x", T0);
        Edit edit = edit(stamped, "mode");
        assertThat(edit.stamp().base()).hasToString("0.6");
        assertThat(Intentions.stamped(before, stamped, "app:y", T0)).isEqualTo(stamped);
        assertThat(Intentions.stamped(before, json("{\"mode\":null}"), "app:x", T0))
                .isEqualTo(json("{\"mode\":null}"));
    }

    @Test
    void stampsAloneAreNoDelta() {
        Shadow shadow = edited(reported("{\"mode\":{\"value\":\"off\",\"ac\":200,\"av\":1,"
                + "\"ad\":\"\"}}"), "mode", Doc.text("off"), T0);
        assertThat(shadow.delta().isEmpty()).isTrue();
        Shadow other = edited(shadow, "hold", Doc.text("none"), T0);
        assertThat(other.delta().fields().keySet()).containsExactly("hold", "meta");
        assertThat(other.delta().object("meta").orElseThrow().fields().keySet())
                .containsExactly("hold");
    }
}
