package dev.pilotlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.http.PinFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input at the command line: a sentence with a path, an exit code, no stack trace. */
class MainTest {
    private static final String GOOD = "schema: 1\nthing: hall\nhardware: {driver: house}\n";
    private static final String FINGERPRINT = "A".repeat(43);

    @TempDir
    Path directory;

    private record Outcome(int code, String said) {}

    private static Outcome run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream listening = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(listening);
        System.setErr(listening);
        try {
            return new Outcome(Main.execute(arguments), said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private String file(String text) throws Exception {
        Path file = directory.resolve("agent.yaml");
        Files.writeString(file, text);
        return file.toString();
    }

    @Test
    void checkSaysInSentencesWhatANewConfigurationChanges() throws Exception {
        String old = file(GOOD);
        Path changed = directory.resolve("changed.yaml");
        Files.writeString(changed, GOOD + "limits: {ceiling: 28}\n");
        Outcome outcome = run("check", changed.toString(), "--against", old);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.said()).contains(
                "limits: is now {\"ceiling\":28}, was not set\n1 changes");
        assertThat(run("check", old, "--against", old).said()).contains("nothing changes");
    }

    @Test
    void aGoodConfigurationIsSaidToBeGood() throws Exception {
        Outcome outcome = run("check", file(GOOD));
        assertThat(outcome.code()).isZero();
        assertThat(outcome.said()).contains("good, for hall");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"control: {safeTarget: 99} | control.safeTarget",
            "control: {safeTarget: .nan} | .nan", "colour: red | colour",
            "limits: {frostFloor: 1} | limits.frostFloor", "link: {broker: nowhere} | link.broker",
            "page: {port: 99999} | page.port", "schedule: {zone: Mars/Olympus} | schedule.zone",
            "'{{{{' | agent.yaml"})
    void aBrokenConfigurationIsRefusedWithItsPathByCheckAndByRun(String line, String path)
            throws Exception {
        String file = file(GOOD + line + "\n");
        for (String command : new String[]{"check", "run"}) {
            Outcome outcome = run(command, "--config", file, "--data", directory.resolve("data")
                    .toString());
            assertThat(outcome.code()).isEqualTo(2);
            assertThat(outcome.said()).contains(file).contains(path).doesNotContain("Exception")
                    .doesNotContain("\tat ");
        }
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "house: {model: castle} | hardware.house.model: is no file and no built-in house",
            "equipment: {cool: true} | hardware.house.model semi-detached: hardware.equipment.cool is wired, but this house has no cool, want equipment that it has, or a house.model that has it: detached",
            "equipment: {heatPump: {}} | hardware.equipment.heatPump is wired, but",
            "house: {weather: none.csv} | none.csv: cannot be read"})
    void aHouseThatDoesNotFitIsRefusedByCheckAndNotOnlyByRun(String hardware, String sentence)
            throws Exception {
        String file = file("schema: 1\nthing: hall\nhardware: {driver: house, " + hardware
                + "}\n");
        for (String command : new String[]{"check", "run"}) {
            Outcome outcome = run(command, "--config", file, "--data", directory.resolve("data")
                    .toString());
            assertThat(outcome.code()).isEqualTo(2);
            assertThat(outcome.said()).contains(sentence).doesNotContain("\tat ");
        }
    }

    @Test
    void aFileOfAnOlderSchemaIsWrittenAnewAndIsStillGood() throws Exception {
        Outcome outcome = run("config", "migrate", file(GOOD + "link: {broker: \"a:1\"}\n"));
        assertThat(outcome.code()).isZero();
        assertThat(outcome.said()).contains("schema: 2", "brokers: \"a:1\"",
                "link.broker is called link.brokers");
        assertThat(run("config", "migrate", file(GOOD.replace("schema: 1", "schema: 9")))
                .said())
                .contains("schema is 9, want 2: the file is for a newer Pilotlight");
    }

    @Test
    void aConfigurationThatIsNotThereIsSaid() {
        Outcome outcome = run("check", directory.resolve("none.yaml").toString());
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.said()).contains("none.yaml: is not there");
    }

    @Test
    void everyCommandExplainsItself() {
        for (String command : new String[]{"run", "check", "enrol", "status", "set",
                "simulate"}) {
            Outcome outcome = run(command, "--help");
            assertThat(outcome.code()).isZero();
            assertThat(outcome.said()).contains("Usage: pilotlight " + command);
        }
    }

    @Test
    void withoutACommandTheCommandsAreNamed() {
        Outcome outcome = run();
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.said()).contains("want a command: run, check");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "hall.short", "hall.secretsecret.tooshort"})
    void aTokenThatIsNoneIsRefused(String token) throws Exception {
        Outcome outcome = run("enrol", "--config", file(GOOD), "--data", directory.toString(),
                "--cloud", "https://127.0.0.1:1", "--token", token);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.said()).contains("--token is not a token").doesNotContain("Exception");
    }

    @Test
    void aTokenComesByFileToo() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), "cellar.secretsecret."
                + FINGERPRINT + "\n");
        assertThat(run("enrol", "--config", file(GOOD), "--data", directory.toString(), "--cloud",
                "https://127.0.0.1:1", "--token-file", token.toString()).said()).contains(
                        "is for cellar, want one for hall");
        assertThat(run("enrol", "--config", file(GOOD), "--data", directory.toString(), "--cloud",
                "https://127.0.0.1:1").said()).contains("want one of --token TOKEN");
    }

    @Test
    void thePinHasDigitsThatAPageCanTypeWhateverTheLanguage() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(PinFile.forThisRun().digits()).matches("[0-9]{6}");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aTokenOfAnotherDeviceIsRefused() throws Exception {
        Outcome outcome = run("enrol", "--config", file(GOOD), "--data", directory.toString(),
                "--cloud", "https://127.0.0.1:1", "--token", "cellar.secretsecret." + FINGERPRINT);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.said()).contains("is for cellar, want one for hall");
    }

    @Test
    void aCloudThatIsNotThereIsSaidAndNothingIsWritten() throws Exception {
        Outcome outcome = run("enrol", "--config", file(GOOD), "--data", directory.toString(),
                "--cloud", "https://127.0.0.1:1", "--token", "hall.secretsecret." + FINGERPRINT);
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.said()).contains("cannot be reached").doesNotContain("\tat ");
        assertThat(directory.resolve("identity")).isEmptyDirectory();
    }

    @Test
    void statusWithoutAnAgentSaysSo() throws Exception {
        PinFile.open(directory);
        Outcome outcome = run("status", "--config", file(GOOD
                + "page: {host: 127.0.0.1, port: 1}\n"), "--data", directory.toString());
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.said()).contains("no agent answers at http://127.0.0.1:1/");
    }

    @Test
    void resetOfSomethingElseIsOneSentence() throws Exception {
        Outcome outcome = run("reset", "--config", file(GOOD), "--data", directory.toString(),
                "nonsense");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.said().strip()).isEqualTo(
                "reset: is nonsense, want learned, schedule, holds or pin");
        assertThat(run("reset", "holds", "--config", file(GOOD), "--data", directory.toString())
                .said().strip()).isEqualTo(
                        "reset holds: would end hold and vacation; want --yes to do it");
    }

    @Test
    void setRefusesWhatIsNoTemperature() throws Exception {
        Outcome outcome = run("set", "--config", file(GOOD), "--data", directory.toString(),
                "warm");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.said()).contains("is warm, want a target such as 21.5");
    }
}
