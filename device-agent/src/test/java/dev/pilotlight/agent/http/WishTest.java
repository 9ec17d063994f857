package dev.pilotlight.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person may ask of the API, and what each refusal says. */
class WishTest {

    private static Decoded<LocalEdit> read(String json) {
        return Wish.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void seventyOneFahrenheitForTwoHours() {
        assertThat(read("{\"target\":71,\"unit\":\"f\",\"for\":\"2h\"}").toOptional()).hasValue(
                new LocalEdit.SetTarget(Goal.of(Temperature.ofMilliC(21_667)),
                        new LocalEdit.End.After(Duration.ofHours(2))));
    }

    @Test
    void aHoldIsPermanentOnlyWhenThatWordIsSaid() {
        assertThat(read("{\"preset\":\"away\"}").toOptional()).hasValue(new LocalEdit.SetTarget(
                Goal.of(Preset.AWAY), new LocalEdit.End.OfItself()));
        assertThat(read("{\"preset\":\"away\",\"until\":\"permanent\"}").toOptional()).hasValue(
                new LocalEdit.SetTarget(Goal.of(Preset.AWAY), new LocalEdit.End.Never()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{}|''|asks for nothing, want exactly one of",
            "{\"target\":21,\"mode\":\"off\"}|''|asks for mode and target",
            "{\"target\":99}|target|is 99, want 5 to 35",
            "{\"target\":21,\"unit\":\"f\"}|target|is 21 °F, want 41.0 to 95.0",
            "{\"target\":21,\"for\":\"soon\"}|for|is \"soon\", want a time such as 30min",
            "{\"target\":21,\"for\":\"2h\",\"until\":\"permanent\"}|for|excludes until",
            "{\"target\":21,\"until\":\"tomorrow\"}|until|is \"tomorrow\", want a moment",
            "{\"mode\":\"off\",\"for\":\"2h\"}|for|is not known here",
            "{\"preset\":\"party\"}|preset|is \"party\", want home, away",
            "{\"vacation\":{\"from\":\"2017-12-20T12:00\",\"until\":\"2017-12-19T12:00\"}}|vacation.until|want later than from",
            "{\"vacation\":\"soon\"}|vacation|is \"soon\", want an object",
            "{\"presets\":{\"home\":{\"offset\":-1}}}|presets.home.offset|offsets count from home",
            "{\"presets\":{\"party\":{\"target\":20}}}|presets|is party, want one of home",
            "{\"presets\":{\"eco\":{\"offset\":-1},\"away\":{\"target\":9}}}|presets|is away and eco, want one",
            "{\"display\":\"k\"}|display|is \"k\", want c or f",
            "{\"earlyStart\":1}|earlyStart|want true or false",
            "{\"forget\":\"everything\"}|forget|want learned",
            "{\"relay\":true}|relay|is not known here"})
    void whatIsWrongIsSaidWithItsPlaceAndWhatIsWanted(String json, String path, String sentence) {
        assertThat(read(json).problems()).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.sentence()).contains(sentence);
        }).extracting(Problem::sentence).isNotEmpty();
    }
}
