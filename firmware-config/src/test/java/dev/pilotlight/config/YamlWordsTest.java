package dev.pilotlight.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.units.Problem;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A configuration means what it shows, as YAML 1.2 reads it, or is refused by name. */
class YamlWordsTest {
    private static final String REST = "schema: 2\nhardware: {driver: house}\n";
    private static final String HALL = "thing: hall\n" + REST;

    @Test
    void aDeviceIsNotCalledAsItsAliasIs() {
        assertThat(problems("tenant: &site kiln\nthing: *site\n" + REST + "page: {host: *site}"))
                .containsExactly(
                        "tenant has the anchor &site, want the value itself written out: aliases"
                                + " and anchors are not read (line 1)",
                        "thing is the alias *site, want the value itself written out: aliases and"
                                + " anchors are not read (line 2)",
                        "page.host is the alias *site, want the value itself written out: aliases"
                                + " and anchors are not read (line 5)");
    }

    @Test
    void entriesThatShareAnAnchorAreRefusedWhereTheyStand() {
        assertThat(problems(HALL + "x: &d {at: \"06:30\", target: 21}\nschedule:\n"
                + "  zone: Europe/Berlin\n  entries:\n    a: *d\n    b: {<<: *d, at: \"07:30\"}"))
                .anyMatch(problem -> problem.startsWith("schedule.entries.a is the alias *d")
                        && problem.endsWith("(line 8)"))
                .anyMatch(problem -> problem.startsWith("schedule.entries.b.<< is the alias *d"));
    }

    @Test
    void aSecretOfAnotherProgramIsNotTheDevicesName() {
        assertThat(problems("thing: !secret thing\n" + REST)).containsExactly(
                "thing has the tag !secret, want the value without it (line 1)");
        assertThat(problems("thing: !!int \"3\"\n" + REST)).containsExactly(
                "thing has the tag !!int, want the value without it (line 1)");
        assertThat(problems("thing: !!str hall\n" + REST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "server", "mutual"})
    void tlsIsOffAsTheGuideSays(String word) {
        assertThat(problems(HALL + "link: {brokers: \"localhost:1883\", own: {tls: " + word
                + "}}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "no", "on", "yes", "y", "N", "Off"})
    void wordsForYesAndNoAreWords(String word) {
        assertThat(problems("thing: " + word.toLowerCase(java.util.Locale.ROOT) + "\n" + REST))
                .isEmpty();
        assertThat(problems(HALL + "control: {earlyStart: " + word + "}")).containsExactly(
                "control.earlyStart is \"" + word + "\", want true or false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"017", "021", "-07", "00"})
    void aTargetWithALeadingZeroIsNotTakenForAnotherNumber(String number) {
        assertThat(problems(HALL + "control: {safeTarget: " + number + "}")).singleElement()
                .asString().startsWith("control.safeTarget is refused: " + number
                        + " begins with a zero")
                .endsWith("(line 4)");
    }

    @Test
    void numbersAreThoseOfYamlOnePointTwo() {
        assertThat(problems(HALL + "control: {safeTarget: 0x10}")).isEmpty();
        assertThat(problems(HALL + "control: {safeTarget: 0o20}")).isEmpty();
        assertThat(problems(HALL + "control: {safeTarget: 17.}")).isEmpty();
        assertThat(problems(HALL + "control: {safeTarget: +1.7e1}")).isEmpty();
        assertThat(problems(HALL + "control: {safeTarget: 1_7}")).singleElement().asString()
                .contains("is \"1_7\", want 5 to 35");
        assertThat(problems(HALL + "control: {safeTarget: 1e99999999999}")).singleElement()
                .asString().contains("is out of range");
    }

    @Test
    void aSectionWhoseLinesAreAllCommentedOutIsToldAsEmpty() {
        assertThat(problems(HALL + "link:\n# brokers: cloud.example:8883\n")).containsExactly(
                "link is empty (null), want an object, or no such line at all");
        assertThat(problems(HALL + "schedule:\n  zone: Europe/Berlin\n  entries:\n"))
                .containsExactly("schedule.entries is empty (null), want an object, or no such"
                        + " line at all");
    }

    @Test
    void anAddressThatIsNoneSaysWhy() {
        assertThat(problems(HALL + "link: {brokers: \"my_broker:1883\"}")).singleElement()
                .asString().contains("\"my_broker:1883\" has a _, which no host's name may have");
        assertThat(problems(HALL + "link: {brokers: [\"a:1\", \"[fe80::1%eth0]:8883\"]}"))
                .singleElement().asString().contains("on one interface (%)");
        assertThat(problems(HALL + "link: {brokers: \"fd00::1:8883\"}")).singleElement()
                .asString().contains("in brackets, such as [fd00::1]:8883");
        assertThat(problems(HALL + "link: {brokers: cloud.example}")).singleElement().asString()
                .contains("has no port: want it, such as cloud.example:8883");
    }

    @Test
    void aFileThatAnEarlierReleaseTookHeatsOnAsItDid() {
        String file = "tenant: &site kiln\nthing: *site\n" + REST
                + "control: {safeTarget: 017, earlyStart: yes}\nlink: {own: {user: }}\n";
        assertThat(problems(file)).isNotEmpty();
        FirmwareConfig config = ConfigReader.readInstalled(file.getBytes(StandardCharsets.UTF_8),
                ZoneId.of("Europe/Berlin")).toOptional().orElseThrow();
        assertThat(config.thing().value()).isEqualTo("site");
        assertThat(config.control().safeTarget().milliC()).isEqualTo(15_000);
        assertThat(config.control().early().start()).isTrue();
    }

    @Test
    void whatWasWrongBeforeAndIsWrongNowDoesNotBegin() {
        byte[] file = (HALL + "link: {brokers: \"my_broker:1883\"}").getBytes(
                StandardCharsets.UTF_8);
        assertThat(ConfigReader.readInstalled(file, ZoneId.of("Europe/Berlin")).problems())
                .isNotEmpty();
    }

    private static List<String> problems(String yaml) {
        return ConfigReader.read(yaml.getBytes(StandardCharsets.UTF_8)).problems().stream()
                .map(Problem::toString).toList();
    }
}
