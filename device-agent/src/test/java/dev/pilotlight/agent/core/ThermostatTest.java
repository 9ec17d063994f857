package dev.pilotlight.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person in the house sees; 28 February 2017 was a Tuesday. */
class ThermostatTest {
    private static final String NOON = "2017-02-28T11:00:00Z";

    private static LocalEdit target(double celsius) {
        return new LocalEdit.SetTarget(Temperature.ofCelsius(celsius), Optional.empty());
    }

    @Test
    void theReasonIsOnePlainSentence() {
        Room room = new Room(NOON).reads(19.4).ticks().passes(Duration.ofSeconds(12)).ticks();
        assertThat(room.relays()).isEqualTo(Outputs.HEAT);
        assertThat(room.reason()).isEqualTo("heating to 21.0 °C until 22:30 because of the weekday"
                + " schedule; room is 19.4 °C, 12 s old; next: 17.0 °C at 22:30");
    }

    @Test
    void aTargetSetInTheHouseActsAtOnceAndEndsWithTheNextScheduledChange() {
        Room room = new Room(NOON).reads(20.9).ticks().asks(target(23));
        assertThat(room.last(Effect.Reply.class).problems()).isEmpty();
        assertThat(room.relays()).isEqualTo(Outputs.HEAT);
        assertThat(room.reason()).startsWith("heating to 23.0 °C until 22:30 because of the hold")
                .endsWith("next: 17.0 °C at 22:30");
        room.passes(Duration.ofHours(10).plusMinutes(31)).reads(20.9).ticks();
        assertThat(room.reason()).contains("17.0 °C until 06:30 because of the weekday schedule");
        assertThat(room.events()).contains("hold-ended");
        assertThat(room.state.wishes().hold()).isEmpty();
    }

    @Test
    void ninetyNineDegreesAreRefusedWithPathAndSentence() {
        Room room = new Room(NOON).reads(20).asks(target(99));
        assertThat(room.last(Effect.Reply.class).problems()).containsExactly(new Problem("target",
                "is 99, want 5 to 29"));
        assertThat(room.state.wishes().hold()).isEmpty();
    }

    @Test
    void aHoldThatEndsInThePastIsRefused() {
        Room room = new Room(NOON).asks(new LocalEdit.SetTarget(Temperature.ofCelsius(22),
                Optional.of(Instant.parse("2017-02-28T10:59:59Z"))));
        assertThat(room.last(Effect.Reply.class).problems()).extracting(Problem::path)
                .containsExactly("until");
    }

    @Test
    void coolingIsRefusedWhereNoneIsWired() {
        Room room = new Room(NOON).asks(new LocalEdit.SetMode(Mode.COOL));
        assertThat(room.last(Effect.Reply.class).problems()).containsExactly(new Problem("mode",
                "is cool, but no cooling is wired, want off or heat"));
    }

    @Test
    void offIsOffAtOnceButFrostIsStillKeptOut() {
        Room room = new Room(NOON).reads(19).ticks().asks(new LocalEdit.SetMode(Mode.OFF));
        assertThat(room.relays()).isEqualTo(Outputs.OPEN);
        room.passes(Duration.ofHours(12)).reads(4.5).ticks();
        assertThat(room.relays()).isEqualTo(Outputs.HEAT);
        assertThat(room.events()).contains("frost");
        assertThat(room.reason()).startsWith("heating against frost below 5.0 °C");
    }

    @Test
    void aSilentThermometerOpensTheRelayAndHeatingComesBackByItself() {
        Room room = new Room(NOON).reads(19).ticks();
        for (int second = 0; second < 302; second++) {
            room.passes(Duration.ofSeconds(1)).ticks();
        }
        assertThat(room.relays()).isEqualTo(Outputs.OPEN);
        assertThat(room.events()).contains("sensor-stale");
        assertThat(room.reason()).contains("too old to act on");
        room.passes(Duration.ofMinutes(2)).reads(19).ticks();
        assertThat(room.relays()).isEqualTo(Outputs.HEAT);
        assertThat(room.events()).contains("sensor-stale-over");
    }

    @Test
    @Tag("S10")
    @Tag("F21")
    void withoutAClockTheScheduleIsNotGuessedAndThePageSaysSo() {
        Room room = new Room("1970-01-01T00:01:00Z");
        room.clock = ClockTrust.UNKNOWN;
        room.reads(16).ticks();
        assertThat(room.reason()).contains("17.0 °C").contains("the clock is not set");
        room.asks(target(22)).ticks();
        assertThat(room.reason()).startsWith("heating to 22.0 °C because of the last hold");
        room.clock = ClockTrust.TRUSTED;
        room.wall = Instant.parse(NOON);
        room.passes(Duration.ofSeconds(1)).ticks();
        assertThat(room.reason()).contains("22.0 °C until 22:30 because of the hold");
        room.asks(new LocalEdit.ClearHold()).ticks();
        assertThat(room.reason()).contains("weekday schedule");
    }

    @Test
    void aHoldSetWithoutAClockLastsAsLongAsItWasAskedForOnceThereIsOne() {
        Room room = new Room("1970-01-01T00:01:00Z");
        room.clock = ClockTrust.UNKNOWN;
        room.reads(16).ticks().asks(new LocalEdit.SetTarget(Temperature.ofCelsius(22), Optional
                .of(Instant.parse("1970-01-01T02:01:00Z")))).ticks();
        room.clock = ClockTrust.TRUSTED;
        room.wall = Instant.parse(NOON);
        room.reads(16).ticks();
        assertThat(room.reason()).contains("22.0 °C until 14:00 because of the hold");
        room.passes(Duration.ofHours(2)).reads(16).ticks();
        assertThat(room.reason()).contains("weekday schedule");
    }

    @Test
    @Tag("S10")
    @Tag("F21")
    void aClockThatJumpsChangesTheTargetAndNeverARestTime() {
        Room room = new Room(NOON).reads(19).ticks().lives(Duration.ofMinutes(3), 21.5);
        assertThat(room.relays()).isEqualTo(Outputs.OPEN);
        room.wall = room.wall.minus(Duration.ofHours(5));
        room.passes(Duration.ofSeconds(30)).reads(19).ticks();
        assertThat(room.reason()).contains("resting");
        assertThat(room.lives(Duration.ofMinutes(2), 19).relays()).isEqualTo(Outputs.HEAT);
    }

    @Test
    void anEditThatChangesNoTargetDoesNotCutARunShortThatTheScheduleLetsGo() {
        Room room = new Room("2017-02-28T21:29:30Z").reads(15).ticks().lives(Duration.ofSeconds(
                60), 18);
        assertThat(room.reason()).contains("17.0 °C");
        assertThat(room.asks(new LocalEdit.SetMode(Mode.HEAT)).ticks().relays()).isEqualTo(
                Outputs.HEAT);
        assertThat(room.asks(target(16.5)).ticks().relays()).isEqualTo(Outputs.OPEN);
    }

    @Test
    void everyPointAndEventIsCountedWithoutAHole() {
        Room room = new Room(NOON).lives(Duration.ofMinutes(10), 19).asks(target(23)).asks(
                new LocalEdit.ClearHold()).lives(Duration.ofMinutes(10), 21.4);
        for (Row.Stream stream : List.of(Row.Stream.TELEMETRY, Row.Stream.EVENT)) {
            List<Long> numbers = room.effects.stream().filter(Effect.Keep.class::isInstance).map(
                    Effect.Keep.class::cast).map(Effect.Keep::row)
                    .filter(row -> row.stream() == stream).map(Row::seq).toList();
            assertThat(numbers).hasSizeGreaterThan(1);
            for (int i = 0; i < numbers.size(); i++) {
                assertThat(numbers.get(i)).isEqualTo(i + 1L);
            }
        }
    }

    @Test
    void whatWasAskedSurvivesAPowerCut() {
        Room before = new Room(NOON).reads(20).asks(target(23)).ticks();
        Room after = new Room("2017-02-28T11:05:00Z", before.saved).reads(20).ticks();
        assertThat(after.reason()).contains("23.0 °C until 22:30 because of the hold");
    }

    @Test
    void nothingIsHeatedBeforeTheFirstReading() {
        Room room = new Room(NOON).ticks();
        assertThat(room.relays()).isEqualTo(Outputs.OPEN);
        assertThat(room.reason()).contains("the room was not read yet");
    }

    @Test
    void aRelayThatDoesSomethingElseIsReported() {
        Room room = new Room(NOON).reads(19).ticks();
        for (int i = 0; i < 25; i++) {
            room.passes(Duration.ofSeconds(1)).hears(new Event.Ticked(Outputs.OPEN));
        }
        assertThat(room.events()).contains("relay-mismatch");
    }
}
