package dev.pilotlight.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigChangeTest {
    private static final String OLD = """
            schema: 1
            thing: hall
            hardware: {driver: house, equipment: {heat: true}}
            limits: {ceiling: 30, staleAfter: 5min}
            schedule: {zone: UTC, entries: {night: {at: "22:30", target: 17}}}
            """;

    @Test
    void everyDifferenceIsOneSentence() {
        String changed = OLD
                .replace("ceiling: 30, staleAfter: 5min", "ceiling: 28, heat: {minimumOn: 4min}")
                .replace("heat: true", "heat: true, cool: true").replace("17", "16.5");
        assertThat(sentences(OLD, changed)).containsExactly(
                "hardware.equipment.cool: is now true, was not set",
                "limits.ceiling: 30 becomes 28",
                "limits.heat: is now {\"minimumOn\":\"4min\"}, was not set",
                "limits.staleAfter: \"5min\" goes, its default holds",
                "schedule.entries.night.target: 17 becomes 16.5");
    }

    @Test
    void theSameInOtherWordsIsNoDifference() {
        assertThat(sentences(OLD,
                OLD.replace("ceiling: 30", "ceiling: 30.0").replace("{zone: UTC, ",
                        "{\"zone\": UTC, ")))
                .isEmpty();
    }

    @Test
    void aLongNewPartIsCutToFitALine() {
        assertThat(sentences(OLD, OLD + "control: {presets: {note: " + "x".repeat(500) + "}}"))
                .singleElement().asString().hasSizeLessThan(220).contains("…");
    }

    private static List<String> sentences(String before, String after) {
        return ConfigChange.between(doc(before), doc(after)).stream()
                .map(ConfigChange::sentence).toList();
    }

    private static Doc.Obj doc(String yaml) {
        return Codec.yaml(yaml.getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow();
    }
}
