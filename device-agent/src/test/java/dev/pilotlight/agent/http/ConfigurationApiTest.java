package dev.pilotlight.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.port.ConfigDoor;
import dev.pilotlight.agent.port.ConfigDoor.Wish;
import dev.pilotlight.agent.trial.Bundle;
import dev.pilotlight.agent.trial.Phase;
import dev.pilotlight.agent.trial.Place;
import dev.pilotlight.agent.trial.TrialEffect.Outcome;
import dev.pilotlight.agent.trial.TrialMemory;
import dev.pilotlight.agent.trial.TrialRules;
import dev.pilotlight.agent.trial.TrialState;
import dev.pilotlight.units.Problem;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody at home may do about a configuration, and what the page shows of it. */
class ConfigurationApiTest extends LanTest {
    private static final String PATH = "/api/v1/configuration";

    private HttpResponse<String> asks(String body) throws Exception {
        return send("PUT", PATH, body, basic("482913"));
    }

    @Test
    void anOfferIsRefusedPutOffOrSentBackByWhoeverIsAtHome() throws Exception {
        for (String body : List.of("{\"decline\":true}", "{\"postpone\":\"2h\"}",
                "{\"back\":true}")) {
            assertThat(asks(body).statusCode()).as(body).isEqualTo(200);
        }
        assertThat(configurations.wishes).containsExactly(new Wish.Decline("the page"),
                new Wish.Postpone("the page", Duration.ofHours(2)), new Wish.Back("the page"));
        assertThat(send("PUT", PATH, "{\"decline\":true}", basic("000000")).statusCode())
                .as("without the PIN").isEqualTo(401);
        assertThat(configurations.wishes).hasSize(3);
    }

    @Test
    void whatIsSignedGoesToTheDoorAsItCame() throws Exception {
        asks("{\"apply\":{\"payload\":\"x\"}}");
        asks("{\"trust\":{\"payload\":\"y\"}}");
        assertThat(configurations.wishes).containsExactly(
                new Wish.Apply("the page", 0, "{\"payload\":\"x\"}"),
                new Wish.Trust("the page", "{\"payload\":\"y\"}"));
    }

    @Test
    void theDoorsOwnSentenceIsTheAnswer() throws Exception {
        configurations.answer = new ConfigDoor.Answer.Refused(List.of(new Problem(
                "limits.ceiling", "is 33, want at most 30, this device's own bound")));
        HttpResponse<String> refused = asks("{\"apply\":{}}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("is 33, want at most 30, this device's own bound");
        configurations.answer = new ConfigDoor.Answer.Busy("another one is on its way");
        assertThat(asks("{\"apply\":{}}").statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{}|asks for 0 things, want one of apply, trust, decline, postpone or back",
            "{\"back\":true,\"decline\":true}|asks for 2 things",
            "{\"back\":false}|back is false, want true",
            "{\"postpone\":\"9d\"}|want a time such as 2h or 3d, from 1min to 7d",
            "{\"apply\":7}|apply is nothing signed", "{\"reboot\":true}|reboot"})
    void whatItDoesNotUnderstandItSays(String body, String sentence) throws Exception {
        HttpResponse<String> answer = asks(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence);
        assertThat(configurations.wishes).isEmpty();
    }

    @Test
    void thePageShowsWhatIsOnTrialWhatItChangesAndHowTheLastOnesDid() throws Exception {
        Phase trial = new Phase.OnTrial(new Bundle(Place.A, 12, "ab"), 2, Duration.ofMinutes(10),
                Duration.ZERO, Duration.ofMinutes(12), false);
        TrialState state = new TrialState(Bundle.INSTALLED, Optional.empty(), trial, 12);
        configurations.view = new ConfigDoor.View(new TrialMemory(state, new TreeMap<>())
                .telling(11, new TrialMemory.Told(Outcome.ROLLED_BACK, "a relay does not answer")),
                TrialRules.DEFAULTS, List.of("limits.ceiling: 30 becomes 28"));
        assertThat(get(PATH, basic("482913")).body()).contains("\"phase\":\"on-trial\"",
                "\"healthySeconds\":600", "\"starts\":2", "limits.ceiling: 30 becomes 28",
                "rolled-back", "a relay does not answer");
    }
}
