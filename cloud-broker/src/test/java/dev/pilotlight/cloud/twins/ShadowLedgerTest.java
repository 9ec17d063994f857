package dev.pilotlight.cloud.twins;

import static dev.pilotlight.cloud.twins.IntentionsTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.twins.ShadowLedger.Outcome;
import dev.pilotlight.cloud.twins.ShadowLedger.Reply;
import dev.pilotlight.wire.Codec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** AWS's shadow semantics (cloud.md 1.1), on documents alone. */
class ShadowLedgerTest {
    private static final Instant T0 = Instant.ofEpochSecond(1000);
    private static final Instant T1 = Instant.ofEpochSecond(2000);

    private static Outcome update(Shadow shadow, String body, Instant at) {
        return switch (ShadowReader.update(json(body))) {
            case ShadowReader.Read.Understood(ShadowRequest request) ->
                ShadowLedger.answer("control", shadow, request, at);
            case ShadowReader.Read.Refused(ShadowError error) ->
                ShadowLedger.refuse(shadow, "update", error, at);
        };
    }

    private static String reply(Outcome outcome, String suffix) {
        return outcome.replies().stream().filter(r -> r.suffix().equals(suffix))
                .map(Reply::body).map(Codec::text).findFirst().orElse("none");
    }

    @Test
    void acceptedEchoesOnlyWhatWasAsked() {
        Shadow first = update(Shadow.NONE, "{\"state\":{\"reported\":{\"a\":1,\"b\":2}}}", T0)
                .shadow();
        Outcome second = update(first, "{\"state\":{\"reported\":{\"b\":3}},"
                + "\"clientToken\":\"t\"}", T1);
        assertThat(reply(second, "update/accepted")).isEqualTo("{\"clientToken\":\"t\","
                + "\"metadata\":{\"reported\":{\"b\":{\"timestamp\":2000}}},"
                + "\"state\":{\"reported\":{\"b\":3}},\"timestamp\":2000,\"version\":2}");
    }

    @Test
    void theDeltaListsAllThatDiffersAlsoWhatThisUpdateDidNotTouch() {
        Shadow first = update(Shadow.NONE, "{\"state\":{\"desired\":{\"a\":1,\"b\":{\"c\":2,"
                + "\"d\":3}}}}", T0).shadow();
        Outcome second = update(first, "{\"state\":{\"reported\":{\"b\":{\"c\":2},\"x\":9}}}", T1);
        assertThat(reply(second, "update/delta")).isEqualTo("{\"metadata\":{\"a\":{\"timestamp\""
                + ":1000},\"b\":{\"d\":{\"timestamp\":1000}}},\"state\":{\"a\":1,\"b\":{\"d\":3}},"
                + "\"timestamp\":2000,\"version\":2}");
    }

    @Test
    void documentsShowBeforeAndAfter() {
        Shadow first = update(Shadow.NONE, "{\"state\":{\"reported\":{\"a\":1}}}", T0).shadow();
        String documents = reply(update(first, "{\"state\":{\"reported\":{\"a\":2}}}", T1),
                "update/documents");
        assertThat(documents).contains("\"previous\":{", "\"current\":{", "\"version\":1",
                "\"version\":2");
    }

    @Test
    void nullErasesAttributesAndWholeSectionsAndTheirTimes() {
        Shadow first = update(Shadow.NONE, "{\"state\":{\"desired\":{\"a\":1},\"reported\":{"
                + "\"a\":{\"b\":1,\"c\":2}}}}", T0).shadow();
        Shadow second = update(first, "{\"state\":{\"desired\":null,\"reported\":{\"a\":{\"b\":"
                + "null}}}}", T1).shadow();
        assertThat(Codec.text(second.state())).isEqualTo("{\"reported\":{\"a\":{\"c\":2}}}");
        assertThat(Codec.text(second.metadata()))
                .isEqualTo("{\"reported\":{\"a\":{\"c\":{\"timestamp\":1000}}}}");
    }

    @Test
    void arraysAreReplacedWhole() {
        Shadow first = update(Shadow.NONE, "{\"state\":{\"reported\":{\"a\":[1,2,3]}}}", T0)
                .shadow();
        Shadow second = update(first, "{\"state\":{\"reported\":{\"a\":[4]}}}", T1).shadow();
        assertThat(Codec.text(second.state())).isEqualTo("{\"reported\":{\"a\":[4]}}");
    }

    @Test
    void aLeafThatBecomesAnObjectLosesItsOldTime() {
        Shadow first = update(Shadow.NONE, "{\"state\":{\"reported\":{\"a\":1}}}", T0).shadow();
        Shadow second = update(first, "{\"state\":{\"reported\":{\"a\":{\"b\":1}}}}", T1).shadow();
        assertThat(Codec.text(second.metadata()))
                .isEqualTo("{\"reported\":{\"a\":{\"b\":{\"timestamp\":2000}}}}");
    }

    @Test
    void aVersionIsCheckedOnlyWhenGiven() {
        Shadow first = update(Shadow.NONE, "{\"state\":{\"reported\":{\"a\":1}}}", T0).shadow();
        assertThat(update(first, "{\"state\":{\"reported\":{\"a\":2}}}", T1).changed()).isTrue();
        assertThat(update(first, "{\"state\":{},\"version\":1}", T1).changed()).isTrue();
        Outcome refused = update(first, "{\"state\":{},\"version\":2}", T1);
        assertThat(refused.changed()).isFalse();
        assertThat(refused.shadow()).isEqualTo(first);
        assertThat(reply(refused, "update/rejected"))
                .contains("\"code\":409", "\"message\":\"Version conflict\"");
    }

    @Test
    void growingPastEightKilobytesIsRefusedAndChangesNothing() {
        Shadow first = update(Shadow.NONE, "{\"state\":{\"reported\":{\"a\":\""
                + "x".repeat(5000) + "\"}}}", T0).shadow();
        Outcome refused = update(first, "{\"state\":{\"reported\":{\"b\":\"" + "x".repeat(5000)
                + "\"}}}", T1);
        assertThat(reply(refused, "update/rejected")).contains("\"code\":413");
        assertThat(refused.shadow()).isEqualTo(first);
    }

    @Test
    void aDeletedShadowIsGoneButItsVersionIsNot() {
        Shadow first = update(Shadow.NONE, "{\"state\":{\"reported\":{\"a\":1}}}", T0).shadow();
        Shadow gone = ShadowLedger.answer("control", first,
                new ShadowRequest.Delete(OptionalLong.empty(), Optional.empty()), T1).shadow();
        assertThat(gone.present()).isFalse();
        assertThat(reply(
                ShadowLedger.answer("control", gone, new ShadowRequest.Get(Optional.of("t")), T1),
                "get/rejected")).contains("\"code\":404", "\"clientToken\":\"t\"");
        assertThat(update(gone, "{\"state\":{\"reported\":{\"a\":1}}}", T1).shadow().version())
                .isEqualTo(3);
    }

    @Test
    void sixLevelsAreAllowedAndSevenAreNot() {
        for (int depth : List.of(6, 7)) {
            String body = "{\"state\":{\"reported\":" + "{\"a\":".repeat(depth) + "1"
                    + "}".repeat(depth) + "}}";
            assertThat(update(Shadow.NONE, body, T0).changed()).as("%d", depth)
                    .isEqualTo(depth == 6);
        }
    }
}
