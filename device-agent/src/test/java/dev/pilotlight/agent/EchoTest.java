package dev.pilotlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads after `pilotlight set` and in `pilotlight status`. */
class EchoTest {
    private static final String STATE = """
            {"mode":"heat","hold":null,"vacation":null,"reason":"at rest",
             "schedule":{"zone":"Europe/Berlin","entries":{}},
             "settings":{"unit":"c","earlyStart":true,"earlyStop":true,
               "presets":{"away":{"target":16,"cool":28},"eco":{"offset":-2}}}}
            """;

    private static Doc.Obj read(String json) {
        return Codec.parseObject(json.getBytes(StandardCharsets.UTF_8)).toOptional()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"hold\":null|\"hold\":{\"target\":21.5,\"until\":\"2017-02-28T21:30:00Z\"}|held: 21.5 °C until Tue 28 Feb 22:30",
            "\"hold\":null|\"hold\":{\"preset\":\"away\",\"until\":\"permanent\"}|held: preset away until told otherwise",
            "\"vacation\":null|\"vacation\":{\"from\":\"2017-12-20T12:00\",\"until\":\"2018-01-03T18:00\",\"target\":12}|vacation from Wed 20 Dec 12:00 until Wed 3 Jan 18:00 at 12.0 °C",
            "\"mode\":\"heat\"|\"mode\":\"off\"|mode is off, was heat",
            "\"earlyStart\":true|\"earlyStart\":false|early start is off",
            "\"unit\":\"c\"|\"unit\":\"f\"|shown in °F",
            "\"target\":16|\"target\":15|preset away 15.0 °C (cooling: 28.0 °C), was away 16.0 °C (cooling: 28.0 °C)",
            "\"offset\":-2|\"offset\":-1.5|preset eco -1.5 °C, was eco -2.0 °C",
            "at rest|heating|nothing is different: it was so already"})
    void setSaysWhatItChanged(String from, String to, String line) {
        assertThat(Echo.of(read(STATE), read(STATE.replace(from, to)))).isEqualTo(line);
    }

    @Test
    void statusPrintsEverySensorTheHazardsAndThatEarlyStartIsOff() {
        Doc.Obj state = read(STATE.replace("\"earlyStart\":true", "\"earlyStart\":false").replace(
                "\"mode\"",
                """
                        "hazards":[{"kind":"sensor-doubtful","text":"not every sensor is believed: shelf silent for too long"}],
                        "sensors":[
                         {"name":"living","value":20.4,"good":true,"trust":"believed","rejected":3},
                         {"name":"shelf","value":26.1,"good":false,"trust":"silent for too long","rejected":0},
                         {"name":"hygro","humidity":46,"good":true,"trust":"believed","rejected":0},
                         {"name":"pane","open":true,"good":true,"trust":"believed","rejected":0}],
                        "mode\""""));
        assertThat(StatusCommand.words(state).lines()).contains(
                "sensors: living 20.4 °C (3 rejected), shelf 26.1 °C, not believed: silent for too"
                        + " long, hygro 46 %, pane open",
                "attention: not every sensor is believed: shelf silent for too long",
                "early start is switched off");
    }
}
