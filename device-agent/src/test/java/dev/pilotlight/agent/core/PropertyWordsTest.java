package dev.pilotlight.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Properties;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads of a change that was made elsewhere, or lost. */
class PropertyWordsTest {
    private static final PropertyWords WORDS = new PropertyWords(Degrees.CELSIUS, ZoneId.of(
            "Europe/Berlin"), Instant.parse("2017-02-28T12:00:00Z"));

    private static Doc doc(String json) {
        return Codec.parse(json.getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "hold|{\"target\":22,\"until\":\"2017-02-28T17:30:00Z\"}|22.0 °C until 18:30",
            "hold|\"none\"|none", "earlyStart|false|off", "unit|\"f\"|°F", "mode|\"heat\"|heat",
            "preset-eco|{\"offset\":-1.5}|-1.5 °C",
            "vacation|{\"from\":\"2017-12-20T12:00\",\"until\":\"2018-01-03T18:00\"}|from 20 December 2017 12:00 until 3 January 2018 18:00",
            "hold|{\"colour\":7}|something that this program does not understand"})
    void aSettingThatLostIsReadInWords(String property, String json, String words) {
        assertThat(WORDS.value(Properties.CONTROL, property, doc(json))).isEqualTo(words);
    }

    @Test
    void anEntryOfTheWeekIsReadInWords() {
        assertThat(PropertyWords.name(Properties.SCHEDULE, "night")).isEqualTo(
                "night of the week");
        assertThat(WORDS.value(Properties.SCHEDULE, "night", doc(
                "{\"days\":\"daily\",\"at\":\"23:00\",\"target\":17}"))).isEqualTo(
                        "17.0 °C from 23:00 daily");
        assertThat(WORDS.value(Properties.SCHEDULE, "night", doc(
                "{\"days\":\"mon fri\",\"at\":\"23:00\",\"preset\":\"sleep\"}"))).isEqualTo(
                        "preset sleep from 23:00 on Mon Fri");
        assertThat(WORDS.value(Properties.SCHEDULE, "night", Properties.DELETED)).isEqualTo(
                "deleted");
    }
}
