package dev.pilotlight.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Codec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What target holds, for how long and why; 28 February 2017 was a Tuesday. */
class IntentTest {
    private static final String NOON = "2017-02-28T11:00:00Z";

    private static LocalEdit hold(double celsius, LocalEdit.End end) {
        return new LocalEdit.SetTarget(Goal.of(Temperature.ofCelsius(celsius)), end);
    }

    private static LocalEdit choose(Preset preset, LocalEdit.End end) {
        return new LocalEdit.SetTarget(Goal.of(preset), end);
    }

    private static LocalEdit away(String from, String until, double celsius) {
        return new LocalEdit.SetVacation(Optional.of(new Vacation(LocalDateTime.parse(from),
                LocalDateTime.parse(until), Optional.of(Temperature.ofCelsius(celsius)))));
    }

    private static Room room() {
        return new Room(NOON).reads(19.4).ticks();
    }

    private static double target(Room room) {
        return room.state.governing().aim().target().orElseThrow().celsius();
    }

    @Test
    void aHoldForTwoHoursEndsAfterTwoHours() {
        Room room = room().asks(hold(22, new LocalEdit.End.After(Duration.ofHours(2))));
        assertThat(room.reason()).startsWith("heating to 22.0 °C until 14:00 because of the hold")
                .endsWith("next: 21.0 °C at 14:00");
        room.passes(Duration.ofHours(2)).ticks();
        assertThat(target(room)).isEqualTo(21);
    }

    @Test
    void aPermanentHoldIsCalledSoAndStandsForAMonth() {
        Room room = room().asks(hold(19, new LocalEdit.End.Never()));
        assertThat(room.reason()).contains(
                "19.0 °C until told otherwise because of the permanent hold");
        assertThat(room.reason()).doesNotContain("next:");
        room.passes(Duration.ofDays(31)).reads(19).ticks();
        assertThat(target(room)).isEqualTo(19);
        assertThat(room.asks(new LocalEdit.ClearHold()).state.governing().aim().source().word())
                .isEqualTo("schedule");
    }

    @Test
    void aPermanentHoldStandsWithoutAClockToo() {
        Room room = room().asks(hold(19, new LocalEdit.End.Never()));
        room.clock = ClockTrust.UNKNOWN;
        room.passes(Duration.ofDays(3)).ticks();
        assertThat(target(room)).isEqualTo(19);
        assertThat(room.reason()).contains("the last hold (the clock is not set)");
    }

    @Test
    void withoutAClockNeitherScheduleNorVacationIsGuessed() {
        Room room = room().asks(away("2017-02-28T12:30", "2017-03-10T18:00", 12));
        room.clock = ClockTrust.UNKNOWN;
        room.passes(Duration.ofHours(5)).ticks();
        assertThat(target(room)).isEqualTo(17);
        assertThat(room.reason()).contains("the safe default (the clock is not set)");
        assertThat(room.events()).contains("clock-unknown");
    }

    @Test
    void boostIsTwoKelvinMoreAndEndsByItself() {
        Room room = room().asks(choose(Preset.BOOST, new LocalEdit.End.OfItself()));
        assertThat(room.reason()).startsWith(
                "heating to 23.0 °C until 12:30 because of the preset boost");
        room.passes(Duration.ofMinutes(30)).ticks();
        assertThat(target(room)).isEqualTo(21);
    }

    @Test
    void boostAtNightIsWarmerThanTheRoomAndNotOnlyThanTheNight() {
        Room room = new Room("2017-02-28T22:30:00Z").reads(19).ticks().asks(choose(Preset.BOOST,
                new LocalEdit.End.OfItself()));
        assertThat(room.reason()).startsWith("heating to 21.0 °C");
    }

    @Test
    void afterABoostTheHoldThatItInterruptedHoldsAgain() {
        Room room = room().asks(choose(Preset.AWAY, new LocalEdit.End.Never())).asks(choose(
                Preset.BOOST, new LocalEdit.End.OfItself()));
        assertThat(target(room)).isEqualTo(21.4);
        assertThat(room.reason()).endsWith("next: 16.0 °C at 12:30");
        Room restarted = new Room(room.wall.toString(), room.saved).reads(19.4).ticks();
        restarted.passes(Duration.ofMinutes(31)).ticks();
        assertThat(target(restarted)).isEqualTo(16);
        assertThat(restarted.reason()).contains("preset away, held permanently");
    }

    @Test
    void aBoostOnTopOfAHoldIsWarmerThanTheHold() {
        Room room = room().asks(hold(22.5, new LocalEdit.End.After(Duration.ofHours(3)))).asks(
                choose(Preset.BOOST, new LocalEdit.End.OfItself()));
        assertThat(target(room)).isEqualTo(24.5);
        room.passes(Duration.ofMinutes(30)).ticks();
        assertThat(target(room)).isEqualTo(22.5);
    }

    @Test
    void ecoFollowsTheScheduleBelowItThroughTheNight() {
        Room room = room().asks(choose(Preset.ECO, new LocalEdit.End.Never()));
        assertThat(target(room)).isEqualTo(19);
        assertThat(room.reason()).contains("next: 15.0 °C at 22:30");
        room.passes(Duration.ofHours(11)).reads(18).ticks();
        assertThat(target(room)).isEqualTo(15);
    }

    @Test
    void awayMeansWhatItIsEditedToMean() {
        Room room = room().asks(choose(Preset.AWAY, new LocalEdit.End.Never()));
        assertThat(target(room)).isEqualTo(16);
        room.asks(new LocalEdit.SetPreset(Preset.AWAY, new PresetSetting(
                new PresetSetting.Level.Fixed(Temperature.ofCelsius(14), Temperature.ofCelsius(
                        29)),
                Optional.empty())));
        assertThat(target(room)).isEqualTo(14);
        assertThat(new Room(room.wall.toString(), room.saved).ticks().state.governing().aim()
                .target().orElseThrow().celsius()).isEqualTo(14);
    }

    @Test
    void aVacationBeginsAndEndsByItselfAndTheHouseIsWantedWarmAtItsEnd() {
        Room room = room().asks(away("2017-03-01T08:00", "2017-03-08T18:00", 12));
        room.passes(Duration.ofHours(19).plusMinutes(30)).reads(19).ticks();
        assertThat(room.reason()).contains("because of the weekday schedule").endsWith(
                "next: 12.0 °C at 08:00");
        room.passes(Duration.ofHours(1)).reads(19).ticks();
        assertThat(room.reason()).contains("12.0 °C until 8 Mar 2017 18:00 because of the vacation")
                .endsWith("next: 21.0 °C at 8 Mar 2017 18:00");
        assertThat(room.state.governing().aim().next().orElseThrow().mayStartEarly()).isTrue();
        room.passes(Duration.ofDays(7).plusHours(10)).reads(12).ticks();
        assertThat(target(room)).isEqualTo(21);
        assertThat(room.state.wishes().vacation()).isEmpty();
        assertThat(room.events()).contains("vacation-ended");
    }

    @Test
    void whoComesHomeEarlyIsWarmInSpiteOfTheVacation() {
        Room room = room().asks(away("2017-02-28T08:00", "2017-03-08T18:00", 12));
        assertThat(target(room)).isEqualTo(12);
        room.asks(hold(21, new LocalEdit.End.After(Duration.ofHours(3))));
        assertThat(target(room)).isEqualTo(21);
        room.asks(new LocalEdit.SetVacation(Optional.empty()));
        assertThat(room.state.wishes().vacation()).isEmpty();
    }

    @Test
    void aVacationThatIsOverIsRefused() {
        Room room = room().asks(away("2017-02-20T08:00", "2017-02-27T18:00", 12));
        assertThat(room.last(Effect.Reply.class).problems()).extracting(Problem::path)
                .containsExactly("vacation.until");
    }

    @Test
    void nobodyWhoHoldsATargetIsOverruledByAnEarlyStart() {
        Room room = room().asks(hold(18, new LocalEdit.End.After(Duration.ofHours(2))));
        assertThat(room.state.governing().aim().next().orElseThrow().mayStartEarly()).isFalse();
    }

    @Test
    void theOwnerCanSwitchEarlyStartAndEarlyStopOff() {
        Room room = room();
        assertThat(room.state.governing().aim().next().orElseThrow().mayStopEarly()).isTrue();
        room.asks(new LocalEdit.SetEarly(LocalEdit.Early.STOP, false))
                .asks(new LocalEdit.SetEarly(LocalEdit.Early.START, false));
        assertThat(room.state.governing().aim().next().orElseThrow().mayStopEarly()).isFalse();
        assertThat(room.state.governing().aim().next().orElseThrow().mayStartEarly()).isFalse();
    }

    @Test
    void seventyOneDegreesFahrenheitStaySeventyOne() {
        Temperature asked = Degrees.FAHRENHEIT.temperature(BigDecimal.valueOf(71)).orElseThrow();
        Room room = room().asks(new LocalEdit.SetUnit(Degrees.FAHRENHEIT))
                .asks(new LocalEdit.SetTarget(Goal.of(asked), new LocalEdit.End.Never()));
        assertThat(room.reason()).contains("71.0 °F", "room is 66.9 °F");
        Room restarted = new Room(room.wall.toString(), room.saved).reads(19.4).ticks();
        assertThat(restarted.reason()).contains("71.0 °F until told otherwise");
    }

    @Test
    void aHoldForGoodFromAfarIsRefused() {
        assertThat(Asked.judge("control", room().state.rules(), room().now()).objection("hold",
                doc("{\"preset\":\"home\",\"until\":\"permanent\"}")).orElseThrow()).contains(
                        "want an end");
    }

    @Test
    void nonsenseFromAForeignCloudIsRefusedPropertyByProperty() {
        var judge = Asked.judge("control", room().state.rules(), room().now());
        assertThat(judge.objection("preset-away", doc("{\"target\":99}"))).isPresent();
        assertThat(judge.objection("vacation", doc(
                "{\"from\":\"2017-03-01T08:00\",\"until\":\"2027-03-08T18:00\"}"))).isPresent();
        assertThat(judge.objection("unit", doc("\"kelvin\""))).isPresent();
        assertThat(judge.objection("earlyStart", doc("\"yes\""))).isPresent();
        assertThat(judge.objection("relay", doc("true")).orElseThrow()).startsWith(
                "is not a setting");
        assertThat(judge.objection("preset-eco", doc("{\"offset\":-1}"))).isEmpty();
    }

    @Test
    void switchedOffNothingElseIsWanted() {
        Room room = room().asks(hold(22, new LocalEdit.End.Never())).asks(new LocalEdit.SetMode(
                Mode.OFF));
        assertThat(room.reason()).startsWith("off; frost below 5.0 °C is still kept out; room is");
    }

    private static Doc doc(String json) {
        return Codec.parse(json.getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow();
    }

    @Test
    void whatIsStrongerHoldsAndWhatIsUnderItComesOutLayerByLayer() {
        Room room = room().asks(away("2017-02-28T11:30", "2017-03-10T18:00", 12));
        assertThat(room.reason()).contains("because of the vacation");
        room.asks(hold(22, new LocalEdit.End.Never()));
        assertThat(room.reason()).contains("because of the permanent hold; the vacation waits: the"
                + " hold is stronger");
        room.asks(new LocalEdit.SetMode(Mode.OFF));
        assertThat(room.reason()).startsWith("off;");
        room.asks(new LocalEdit.SetMode(Mode.HEAT));
        assertThat(target(room)).isEqualTo(22);
        room.asks(new LocalEdit.ClearHold());
        assertThat(target(room)).isEqualTo(12);
        room.asks(new LocalEdit.SetVacation(Optional.empty()));
        assertThat(room.reason()).contains("because of the weekday schedule").doesNotContain(
                "vacation");
        room.asks(new LocalEdit.PutSchedule(WeeklySchedule.of(ZoneOffset.UTC, Map.of())));
        assertThat(room.reason()).contains("the safe default (the schedule is empty)");
    }

    @Test
    void aClockThatDriftsStillRunsTheSchedule() {
        Room room = room();
        room.clock = ClockTrust.DRIFTING;
        room.passes(Duration.ofHours(11)).reads(19).ticks();
        assertThat(target(room)).isEqualTo(17);
        assertThat(room.events()).doesNotContain("clock-unknown");
    }

    @Test
    void theListOfEventsSaysWhatWasSetAndUntilWhen() {
        Room room = room().asks(hold(21.5, new LocalEdit.End.OfItself())).asks(choose(Preset.BOOST,
                new LocalEdit.End.OfItself())).asks(hold(19,
                        new LocalEdit.End.After(Duration
                                .ofHours(2))));
        List<String> told = room.effects.stream().filter(Effect.Keep.class::isInstance).map(
                Effect.Keep.class::cast).map(keep -> keep.row().body().string("text").orElse(""))
                .filter(text -> text.startsWith("in the house")).toList();
        assertThat(told).containsExactly("in the house: 21.5 °C until the next change (22:30)",
                "in the house: preset boost until 12:30",
                "in the house: 19.0 °C for 2 h (until 14:00)");
    }

    @Test
    void anEndInThePastIsRefusedInTheTimeOfTheHouse() {
        Room room = room().asks(hold(20, new LocalEdit.End.At(Instant.parse(
                "2017-02-28T09:00:00Z"))));
        assertThat(room.last(Effect.Reply.class).problems()).extracting(Object::toString)
                .containsExactly("until is 2017-02-28 10:00, want later than now, 2017-02-28 12:00,"
                        + " within a year");
    }
}
