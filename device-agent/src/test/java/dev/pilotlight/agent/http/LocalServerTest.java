package dev.pilotlight.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.port.Answer;
import dev.pilotlight.agent.port.RemoteReading;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs and the page ask of the API, and what they are told. */
class LocalServerTest extends LanTest {
    @Test
    void withThePinTheStateIsShown() throws Exception {
        HttpResponse<String> state = get("/api/v1/state", basic("482913"));
        assertThat(state.statusCode()).isEqualTo(200);
        assertThat(state.body()).contains("\"value\":19.4", "\"target\":21", "\"reason\":\"heating",
                "\"zone\":\"Europe/Berlin\"");
        assertThat(state.body()).as("modes that the equipment allows")
                .contains("\"modes\":[\"off\",\"heat\"]");
        assertThat(get("/metrics", basic("482913")).body())
                .contains("pilotlight_room_celsius 19.4\n");
    }

    @Test
    void aRemoteSensorIsHeardWhenTheConfigurationNamesIt() throws Exception {
        assertThat(send("PUT", "/api/v1/sensors/room", "{\"value\":20.5,\"age\":30}", basic(
                "482913")).statusCode()).isEqualTo(200);
        assertThat(door.heard).containsExactly(new RemoteReading("room",
                new RemoteReading.Said.Warm(Temperature.ofMilliC(20_500)), Duration.ofSeconds(
                        30)));
        HttpResponse<String> stranger = send("PUT", "/api/v1/sensors/attic", "{\"value\":20}",
                basic("482913"));
        assertThat(stranger.statusCode()).isEqualTo(400);
        assertThat(stranger.body())
                .contains("want one that the configuration names: outdoor, room");
        assertThat(send("PUT", "/api/v1/sensors/room", "{\"value\":20,\"age\":90000}", basic(
                "482913")).body()).contains("want a whole number from 0 to 3600");
        assertThat(door.heard).hasSize(1);
    }

    @Test
    void aPageThatSleptDoesNotDeleteWhatWasAddedMeanwhile() throws Exception {
        String old = "{\"zone\":\"UTC\",\"entries\":{},\"revision\":\"0\"}";
        assertThat(send("PUT", "/api/v1/schedule", old, basic("482913")).statusCode())
                .isEqualTo(409);
        assertThat(door.asked).isEmpty();
        String revision = get("/api/v1/schedule", basic("482913")).body()
                .replaceAll(".*\"revision\":\"|\".*", "");
        String fresh = old.replace("\"0\"", "\"" + revision + "\"");
        assertThat(send("PUT", "/api/v1/schedule", fresh, basic("482913")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anAbsurdMomentInAQueryIsRefusedInWords() throws Exception {
        assertThat(get("/api/v1/history?from=-1000000000-01-01T00:00:00Z", basic("482913")).body())
                .contains("from is", "want a moment");
    }

    @Test
    void aNewTargetReachesTheThermostatAndTheAnswerShowsIt() throws Exception {
        HttpResponse<String> answer = send("PUT", "/api/v1/control", "{\"target\":21.5}",
                basic("482913"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(door.asked).containsExactly(
                new LocalEdit.SetTarget(Temperature.ofMilliC(21_500), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"target\":99}|target is 99, want 5 to 35", "{\"target\":NaN}|is not JSON",
            "{\"target\":\"warm\"}|target is \\\"warm\\\", want 5 to 35",
            "{\"target\":21,\"colour\":1}|exactly one of",
            "{\"target\":21,\"until\":\"soon\"}|until is \\\"soon\\\", want a moment",
            "{\"mode\":\"auto\"}|mode is \\\"auto\\\", want off, heat or cool",
            "{\"hold\":\"for ever\"}|hold is \\\"for ever\\\", want none",
            "{}|asks for nothing", "[1]|is a list, want an object", "{\"target\":21|is not JSON",
            "{\"target\":21,\"target\":22}|is not JSON"})
    void aBadRequestIsRefusedWithWhereAndWhatIsWanted(String body, String sentence)
            throws Exception {
        HttpResponse<String> answer = send("PUT", "/api/v1/control", body, basic("482913"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body()).contains(sentence).doesNotContain("Exception")
                .doesNotContain("\tat ");
        assertThat(door.asked).isEmpty();
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAndTheServerGoesOn() throws Exception {
        HttpResponse<String> answer = send("PUT", "/api/v1/control",
                "{\"target\":" + " ".repeat(30_000) + "21}", basic("482913"));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(get("/healthz", "").statusCode()).isEqualTo(200);
    }

    @Test
    void aScheduleIsCheckedEntryByEntry() throws Exception {
        String bad = "{\"zone\":\"Mars/Base\",\"entries\":{\"a\":{\"days\":\"mon\",\"at\":\"25:00\",\"target\":21}}}";
        assertThat(send("PUT", "/api/v1/schedule", bad, basic("482913")).body()).contains(
                "zone is \\\"Mars/Base\\\"",
                "entries.a.at is \\\"25:00\\\", want a local time");
    }

    @Test
    void whatTheThermostatRefusesIsToldInItsWords() throws Exception {
        door.next = new Answer.Refused(List.of(new Problem("target", "is 33, want 5 to 29")));
        HttpResponse<String> answer = send("PUT", "/api/v1/control", "{\"target\":33}",
                basic("482913"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("target is 33, want 5 to 29");
    }

    @Test
    void wrongMethodsAndPathsAreNamed() throws Exception {
        assertThat(send("DELETE", "/api/v1/state", "", basic("482913")).statusCode())
                .isEqualTo(405);
        assertThat(get("/api/v1/nothing", basic("482913")).statusCode()).isEqualTo(404);
        assertThat(get("/../../etc/passwd", "").statusCode()).isEqualTo(404);
    }

    @Test
    void historyAndEventsAreListed() throws Exception {
        assertThat(get("/api/v1/history?max=10", basic("482913")).body()).contains("\"room\":19.4");
        assertThat(get("/api/v1/events?list", basic("482913")).body())
                .contains("\"kind\":\"started\"");
        assertThat(get("/api/v1/history?max=0", basic("482913")).body())
                .contains("max is \\\"0\\\", want 1 to 2000");
    }

    @Test
    void anOpenPageIsToldOfEveryNewState() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/api/v1/events"))
                .header("Authorization", basic("482913")).build();
        HttpResponse<InputStream> response = client.send(request,
                HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("event: state");
            assertThat(lines.readLine()).contains("\"number\":1");
            door.publish(FakeDoor.status(2));
            lines.readLine();
            lines.readLine();
            assertThat(lines.readLine()).contains("\"number\":2");
        }
    }

    @Test
    void anOpenPageHearsThatTheThermostatIsThereAlthoughNothingChanges() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/api/v1/events"))
                .header("Authorization", basic("482913")).build();
        HttpResponse<InputStream> response = client.send(request,
                HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("event: state");
            lines.readLine();
            lines.readLine();
            assertThat(lines.readLine()).isEqualTo("event: alive");
        }
    }
}
