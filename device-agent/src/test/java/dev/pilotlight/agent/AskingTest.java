package dev.pilotlight.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type after `pilotlight set`. */
class AskingTest {
    private static final Doc.Obj FAHRENHEIT = Doc.Obj.of("settings", Doc.Obj.of("unit", Doc.text(
            "f")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"21.5|{\"target\":21.5}",
            "71F|{\"target\":71,\"unit\":\"f\"}", "21,5|{\"target\":21.5}",
            "vacation 2017-12-20 2018-01-03|{\"vacation\":{\"from\":\"2017-12-20T00:00\",\"until\":\"2018-01-03T00:00\"}}",
            "boost 45min|{\"for\":\"45min\",\"preset\":\"boost\"}", "away|{\"preset\":\"away\"}",
            "off|{\"mode\":\"off\"}", "schedule|{\"hold\":\"none\"}",
            "vacation none|{\"vacation\":\"none\"}",
            "vacation 2017-12-20T12:00 2018-01-03T18:00 12|{\"vacation\":{\"from\":\"2017-12-20T12:00\",\"target\":12,\"until\":\"2018-01-03T18:00\"}}",
            "preset-eco -1.5|{\"presets\":{\"eco\":{\"offset\":-1.5}}}",
            "preset-boost +2 45min|{\"presets\":{\"boost\":{\"minutes\":45,\"offset\":2}}}",
            "preset-away 14|{\"presets\":{\"away\":{\"target\":14}}}",
            "preset-away 14 cool 27|{\"presets\":{\"away\":{\"cool\":27,\"target\":14}}}",
            "unit f|{\"display\":\"f\"}", "early-start off|{\"earlyStart\":false}"})
    void theWordsBecomeOneWish(String words, String body) {
        assertThat(Codec.text(new Asking(Doc.Obj.EMPTY).body(List.of(words.split(" ")),
                Doc.Obj.EMPTY))).isEqualTo(body);
    }

    @Test
    void whatAPresetCoolsToStaysWhenOnlyItsHeatingIsTyped() {
        Doc.Obj state = Doc.Obj.of("settings", Doc.Obj.of("presets", Doc.Obj.of("away", Doc.Obj.of(
                "target", Doc.num(16), "cool", Doc.num(27)))));
        assertThat(Codec.text(new Asking(state).body(List.of("preset-away", "15"),
                Doc.Obj.EMPTY))).isEqualTo("{\"presets\":{\"away\":{\"cool\":27,\"target\":15}}}");
    }

    @ParameterizedTest
    @CsvSource({"71,21.667", "21C,21", "71F,21.667"})
    void aNumberIsInTheDegreesThatTheHouseShows(String word, String celsius) {
        assertThat(Codec.text(new Asking(FAHRENHEIT).goal(word)))
                .isEqualTo("{\"target\":" + celsius + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"warm|is warm, want a target such as 21.5",
            "off now|off: has now after it", "21 2h 3h|has more than one end",
            "21 22|has a second word, 22",
            "vacation 2017-12-20T12:00|wants two dates", "early-start maybe|want on or off",
            "preset-party 20|want preset-home", "unit|want c or f", "--forr 2h|is --forr, want"})
    void whatCannotBeMeantIsRefusedInASentence(String words, String sentence) {
        assertThatThrownBy(() -> new Asking(Doc.Obj.EMPTY).body(List.of(words.split(" ")),
                Doc.Obj.EMPTY)).isInstanceOf(Refusal.class).hasMessageStartingWith("set: ")
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource({"22:30,2017-02-28T21:30:00Z", "06:00,2017-03-01T05:00:00Z",
            "2017-03-26T02:30,2017-03-26T01:30:00Z", "2017-03-01T00:00:00Z,2017-03-01T00:00:00Z"})
    void aTimeOfDayIsTheNextOneInTheHouse(String text, String moment) {
        HouseTime time = new HouseTime(Instant.parse("2017-02-28T11:00:00Z"), ZoneId.of(
                "Europe/Berlin"));
        assertThat(time.moment("--until", text)).isEqualTo(moment);
    }
}
