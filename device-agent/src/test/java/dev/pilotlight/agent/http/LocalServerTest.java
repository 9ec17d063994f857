package dev.pilotlight.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.LinkView;
import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.intent.Overrides;
import dev.pilotlight.agent.intent.Preferences;
import dev.pilotlight.agent.port.Answer;
import dev.pilotlight.agent.port.EventRow;
import dev.pilotlight.agent.port.HistoryRow;
import dev.pilotlight.agent.port.Kept;
import dev.pilotlight.agent.port.LocalDoor;
import dev.pilotlight.agent.port.RemoteReading;
import dev.pilotlight.config.ControlSettings;
import dev.pilotlight.config.Equipment;
import dev.pilotlight.config.Hardware;
import dev.pilotlight.config.PageSettings;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Presets;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalServerTest {
    private static final Pin PIN = new Pin("482913", "00");
    private static final Instant NOON = Instant.parse("2017-02-28T12:00:00Z");

    private final Door door = new Door();
    private final HttpClient client = HttpClient.newHttpClient();
    private LocalServer server;

    @BeforeEach
    void start() throws IOException {
        server = new LocalServer(new PageSettings("127.0.0.1", 0),
                new Hardware.SimulatedHouse(new Equipment(true, false),
                        new Hardware.Source.Remote("localhost", 1)),
                door, PIN);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void thePageOpensButTellsNothingWithoutThePin() throws Exception {
        assertThat(get("/", "").body()).contains("Enter the PIN");
        HttpResponse<String> state = get("/api/v1/state", "");
        assertThat(state.statusCode()).isEqualTo(401);
        assertThat(state.body()).contains("six digits").doesNotContain("19.4");
        assertThat(get("/metrics", "").statusCode()).isEqualTo(401);
    }

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
    void aSessionOutlivesARestartAndAForeignOneIsRefused() throws Exception {
        String token = send("POST", "/api/v1/session", "{\"pin\":\"482913\"}", "").body()
                .replaceAll(".*\"token\":\"|\"}", "");
        server.close();
        start();
        assertThat(get("/api/v1/state", "Bearer " + token).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/state", "Bearer " + token + "x").statusCode()).isEqualTo(401);
    }

    @Test
    void afterFiveWrongPinsEvenTheRightOneMustWait() throws Exception {
        for (int i = 0; i < Gate.FREE_GUESSES; i++) {
            assertThat(send("POST", "/api/v1/session", "{\"pin\":\"000000\"}", "").statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> shut = send("POST", "/api/v1/session", "{\"pin\":\"482913\"}", "");
        assertThat(shut.statusCode()).isEqualTo(429);
        assertThat(shut.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void theCommandLineWorksWhileItsOwnAddressIsShutOut() throws Exception {
        for (int i = 0; i <= Gate.FREE_GUESSES; i++) {
            send("POST", "/api/v1/session", "{\"pin\":\"000000\"}", "");
        }
        assertThat(get("/api/v1/state", basic("482913")).statusCode()).isEqualTo(429);
        assertThat(get("/api/v1/state", "Bearer " + PIN.session()).statusCode()).isEqualTo(200);
    }

    @Test
    void aForeignWebPageCannotGuessThePinForItsVisitor() throws Exception {
        HttpRequest noCors = HttpRequest.newBuilder(uri("/api/v1/session"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"pin\":\"000000\"}")).build();
        for (int i = 0; i < 10; i++) {
            assertThat(client.send(noCors, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(415);
        }
        assertThat(get("/api/v1/state", basic("482913")).statusCode()).isEqualTo(200);
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
    void aLoopThatStandsStillIsNotHealthy() {
        long[] nanos = {0};
        Pulse pulse = new Pulse(() -> nanos[0]);
        assertThat(pulse.answer(7).status()).isEqualTo(200);
        nanos[0] = Duration.ofSeconds(61).toNanos();
        assertThat(pulse.answer(7).status()).isEqualTo(503);
        assertThat(pulse.answer(8).status()).isEqualTo(200);
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
                "{\"target\":" + " ".repeat(20_000) + "21}", basic("482913"));
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
            door.publish(status(2));
            lines.readLine();
            lines.readLine();
            assertThat(lines.readLine()).contains("\"number\":2");
        }
    }

    @Test
    void thePinIsKeptReadableByItsOwnerAlone(@TempDir Path data) throws Exception {
        Pin first = PinFile.open(data);
        assertThat(PinFile.open(data)).isEqualTo(first);
        assertThat(first.toString()).doesNotContain(first.digits());
        assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("pin"))))
                .isEqualTo("rw-------");
        Files.writeString(data.resolve("pin"), "nonsense");
        assertThat(PinFile.open(data).digits()).matches("\\d{6}");
    }

    private static String basic(String pin) {
        return "Basic " + Base64.getEncoder()
                .encodeToString(("me:" + pin).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        return send("GET", path, "", authorization);
    }

    private HttpResponse<String> send(String method, String path, String body, String authorization)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method,
                HttpRequest.BodyPublishers.ofString(body));
        request.header("Content-Type", "application/json");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static Status status(long number) {
        Temperature target = Temperature.ofMilliC(21_000);
        WeeklySchedule week = WeeklySchedule.of(ZoneId.of("Europe/Berlin"),
                Map.of("morning", ScheduleEntry.daily(LocalTime.of(6, 30), target)));
        return new Status(number, new Moment(NOON, Duration.ofHours(1), ClockTrust.TRUSTED),
                new Status.Room(Optional.of(Temperature.ofMilliC(19_400)), Duration.ofSeconds(12),
                        "room", true, Optional.empty(), List.of()),
                new Status.Aim(Mode.HEAT, Optional.of(target), "schedule", "heating to 21.0 °C",
                        Optional.empty(),
                        new Status.Lasting(Optional.empty(), false, Optional.empty()),
                        Overrides.NONE),
                new Status.Drive(Outputs.HEAT, Outputs.HEAT, "",
                        new Status.Expected(Optional.empty(), "", List.of())),
                new Status.Plan(week, List.of(),
                        new Preferences(Presets.DEFAULTS, ControlSettings.DEFAULTS.early(),
                                Degrees.CELSIUS),
                        Temperature.ofMilliC(5_000), Temperature.ofMilliC(29_000)),
                new Status.Health(List.of(), LinkView.localOnly(NOON), "b1", NOON, "",
                        new Status.Beat(7, Duration.ofMillis(3))));
    }

    /** A thermostat that remembers what it was asked. */
    private static final class Door implements LocalDoor {
        final List<LocalEdit> asked = new ArrayList<>();
        final List<RemoteReading> heard = new ArrayList<>();
        final List<Runnable> watchers = new ArrayList<>();
        volatile Status newest = LocalServerTest.status(1);
        volatile Answer next = new Answer.Done(Kept.ON_DISK);

        synchronized void publish(Status status) {
            newest = status;
            watchers.forEach(Runnable::run);
        }

        @Override
        public Status status() {
            return newest;
        }

        @Override
        public CompletionStage<Answer> ask(LocalEdit edit) {
            asked.add(edit);
            return CompletableFuture.completedFuture(next);
        }

        @Override
        public boolean hear(RemoteReading reading) {
            heard.add(reading);
            return true;
        }

        @Override
        public synchronized AutoCloseable watch(Runnable watcher) {
            watchers.add(watcher);
            return () -> watchers.remove(watcher);
        }

        @Override
        public List<HistoryRow> history(Instant from, Instant to, int max) {
            return List.of(new HistoryRow("b1", 1, NOON, true,
                    new TreeMap<>(Map.of("room", new BigDecimal("19.4")))));
        }

        @Override
        public List<EventRow> events(int max) {
            return List.of(new EventRow("b1", 1, NOON, true, "started", "The thermostat started"));
        }
    }
}
