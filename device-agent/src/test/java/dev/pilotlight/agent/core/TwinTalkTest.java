package dev.pilotlight.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.sync.Offer;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.twin.Edits;
import dev.pilotlight.twin.Hlc;
import dev.pilotlight.twin.Stamp;
import dev.pilotlight.twin.VersionVector;
import dev.pilotlight.units.Temperature;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The talk with the cloud about the control shadow. */
class TwinTalkTest {
    private static final String NOON = "2017-02-28T11:00:00Z";

    private static Doc.Obj hold(double celsius, String until) {
        return Doc.Obj.of("target", Doc.num(BigDecimal.valueOf(celsius)), "until", Doc.text(
                until));
    }

    private static Edit edit(Doc value, String base, String at) {
        return new Edit(value, new Stamp(VersionVector.parse(base).orElseThrow(), new Hlc(Instant
                .parse(at).toEpochMilli(), 0), "app:ada", true));
    }

    private static Event document(long version, Map<String, Edit> desired) {
        return new Event.Document("control", Edits.write(desired), version);
    }

    private static Room online() {
        Room room = new Room(NOON).reads(20).ticks().hears(new Event.LinkUp());
        return room.hears(new Event.NoDocument("control")).hears(new Event.Accepted("control", 1));
    }

    private static Offer offered(Room room) {
        return room.effects.stream().filter(Effect.Publish.class::isInstance).map(
                Effect.Publish.class::cast).map(Effect.Publish::offer).filter(
                        offer -> offer
                                .shadow().equals("control"))
                .reduce((_, next) -> next).orElseThrow();
    }

    private static Map<String, Edit> cloud(Room room, String property, Edit edit) {
        Map<String, Edit> desired = new TreeMap<>(room.state.twins().control().edits());
        desired.put(property, edit);
        return desired;
    }

    @Test
    @Tag("S15")
    @Tag("F24")
    void eachShadowIsAskedForWhenTheLinkComesUp() {
        Room room = new Room(NOON).hears(new Event.LinkUp());
        assertThat(room.effects.stream().filter(Effect.Ask.class::isInstance)).hasSize(3);
    }

    @Test
    void whereTheCloudHasNothingTheDeviceTellsEverythingWithoutAVersion() {
        Room room = new Room(NOON).reads(20).ticks().hears(new Event.LinkUp()).hears(
                new Event.NoDocument("control"));
        assertThat(offered(room).version()).isEqualTo(OptionalLong.empty());
        assertThat(offered(room).desired().orElseThrow().string("mode")).contains("heat");
    }

    @Test
    void anEditInTheAppActsAndIsAcknowledgedWithTheVersion() {
        Room room = online();
        room.hears(document(7, cloud(room, "hold", edit(hold(23, "2017-02-28T12:00:00Z"), "0.1",
                "2017-02-28T10:59:00Z"))));
        assertThat(room.relays()).isEqualTo(Outputs.HEAT);
        assertThat(room.reason()).startsWith("heating to 23.0 °C until 13:00 because of the hold");
        Doc.Obj ack = offered(room).reported().object("hold").orElseThrow();
        assertThat(ack.number("ac")).contains(BigDecimal.valueOf(200));
        assertThat(ack.number("av")).contains(BigDecimal.valueOf(7));
        assertThat(offered(room).version()).hasValue(7);
        assertThat(offered(room).desired()).isEmpty();
    }

    @Test
    void anEditAtTheWallIsToldAsDesiredAndReported() {
        Room room = online().asks(new LocalEdit.SetTarget(Temperature.ofCelsius(23), Optional
                .empty()));
        Offer offer = offered(room);
        assertThat(offer.desired().orElseThrow().object("hold")).isPresent();
        assertThat(offer.reported().object("hold").orElseThrow().number("ac")).contains(BigDecimal
                .valueOf(203));
        assertThat(offer.version()).hasValue(1);
    }

    @Test
    @Tag("F20")
    void ofTwoEditsMadeApartTheLaterWinsAndTheLoserCanBeRestored() {
        Room room = online().hears(new Event.LinkDown("gone")).asks(new LocalEdit.SetTarget(
                Temperature.ofCelsius(23), Optional.empty())).passes(Duration.ofHours(1)).hears(
                        new Event.LinkUp());
        Edit later = edit(hold(18, "2017-02-28T16:00:00Z"), "0.1", "2017-02-28T11:30:00Z");
        room.hears(document(9, cloud(room, "hold", later)));
        assertThat(held(room)).isEqualTo(18);
        assertThat(offered(room).reported().object("superseded").orElseThrow().object("hold"))
                .isPresent();
        assertThat(room.events()).contains("superseded");
        room.asks(new LocalEdit.RestoreLoser("hold"));
        assertThat(held(room)).isEqualTo(23);
    }

    @Test
    @Tag("F20")
    void ofTwoEditsMadeApartAnEarlierOneOfTheCloudLosesAndIsOverwritten() {
        Room room = online().hears(new Event.LinkDown("gone")).asks(new LocalEdit.SetTarget(
                Temperature.ofCelsius(23), Optional.empty())).passes(Duration.ofHours(1)).hears(
                        new Event.LinkUp());
        Edit earlier = edit(hold(18, "2017-02-28T16:00:00Z"), "0.1", "2017-02-28T10:30:00Z");
        room.hears(document(9, cloud(room, "hold", earlier)));
        assertThat(held(room)).isEqualTo(23);
        assertThat(offered(room).desired().orElseThrow().object("hold").orElseThrow().number(
                "target")).contains(BigDecimal.valueOf(23));
        assertThat(offered(room).version()).hasValue(9);
    }

    @Test
    void aConflictOfVersionsIsAskedAboutAndNothingIsLost() {
        Room room = online().asks(new LocalEdit.SetTarget(Temperature.ofCelsius(23), Optional
                .empty()));
        room.effects.clear();
        room.hears(new Event.Refused("control", 409, "version"));
        assertThat(room.effects).contains(new Effect.Ask("control"));
        room.hears(document(4, Map.of()));
        assertThat(offered(room).desired().orElseThrow().object("hold")).isPresent();
        assertThat(offered(room).version()).hasValue(4);
    }

    @Test
    @Tag("S16")
    void aCommandThatComesTwiceActsOnce() {
        Room room = online();
        Event command = document(7, cloud(room, "hold", edit(hold(23, "2017-02-28T12:00:00Z"),
                "0.1", "2017-02-28T10:59:00Z")));
        room.hears(command).hears(command);
        assertThat(held(room)).isEqualTo(23);
        assertThat(room.events()).containsOnlyOnce("edit").doesNotContain("superseded");
    }

    @Test
    void aQuestionThatNobodyAnsweredIsAskedAgain() {
        Room room = new Room(NOON).reads(20).ticks().hears(new Event.LinkUp());
        room.effects.clear();
        room.hears(new Event.Silent("control"));
        assertThat(room.effects).containsOnlyOnce(new Effect.Ask("control"));
    }

    @Test
    @Tag("F19")
    void aCloudThatWasSetBackToAnOldBackupIsNotAskedWithoutEnd() {
        Room room = online().hears(new Event.Heard("control", 40));
        room.hears(document(40, room.state.twins().control().edits()));
        room.hears(new Event.LinkDown("restored")).hears(new Event.LinkUp());
        room.effects.clear();
        room.hears(document(12, room.state.twins().control().edits()));
        assertThat(room.effects).doesNotContain(new Effect.Ask("control"));
    }

    @Test
    @Tag("S21")
    void ninetyNineDegreesFromTheCloudAreRefusedWith400AndChangeNothing() {
        Room room = online();
        room.hears(document(7, cloud(room, "hold", edit(hold(99, "2017-02-28T12:00:00Z"), "0.1",
                "2017-02-28T10:59:00Z"))));
        assertThat(room.state.wishes().hold()).isEmpty();
        Doc.Obj ack = offered(room).reported().object("hold").orElseThrow();
        assertThat(ack.number("ac")).contains(BigDecimal.valueOf(400));
        assertThat(ack.string("ad").orElseThrow()).contains("99");
    }

    @Test
    void aLeaseRanksBelowAHoldAndEndsByItself() {
        Room room = online();
        room.hears(document(7, cloud(room, "lease", edit(hold(22, "2017-02-28T12:00:00Z"), "0.1",
                "2017-02-28T10:59:00Z"))));
        assertThat(room.reason()).contains("22.0 °C until 13:00 because of the remote override");
        room.asks(new LocalEdit.SetTarget(Temperature.ofCelsius(19), Optional.empty()));
        assertThat(room.reason()).contains("19.0 °C until 22:30 because of the hold");
        room.asks(new LocalEdit.ClearHold()).passes(Duration.ofHours(1)).reads(20).ticks();
        assertThat(room.reason()).contains("weekday schedule");
        assertThat(room.state.twins().control().value("lease")).contains(Doc.text("none"));
    }

    @Test
    void aLeaseOfEightDaysIsRefused() {
        Room room = online();
        room.hears(document(7, cloud(room, "lease", edit(hold(22, "2017-03-08T12:00:00Z"), "0.1",
                "2017-02-28T10:59:00Z"))));
        assertThat(room.state.wishes().lease()).isEmpty();
    }

    @Test
    void aHoldOfAMonthFromFarAwayIsRefused() {
        Room room = online();
        room.hears(document(7, cloud(room, "hold", edit(hold(22, "2017-03-31T12:00:00Z"), "0.1",
                "2017-02-28T10:59:00Z"))));
        assertThat(room.state.wishes().hold()).isEmpty();
    }

    @Test
    void aLeaseOfAYearThatCameWhileThereWasNoClockEndsWhenThereIsOne() {
        Room room = new Room("1970-01-01T00:01:00Z");
        room.clock = ClockTrust.UNKNOWN;
        room.reads(20).ticks().hears(new Event.LinkUp());
        room.hears(document(7, cloud(room, "lease", edit(hold(22, "2018-02-28T12:00:00Z"), "0.1",
                "2017-02-28T10:59:00Z"))));
        assertThat(room.state.wishes().lease()).isPresent();
        room.clock = ClockTrust.TRUSTED;
        room.wall = Instant.parse(NOON);
        room.passes(Duration.ofSeconds(1)).ticks();
        assertThat(room.state.wishes().lease()).isEmpty();
    }

    @Test
    void theEndOfAHoldDoesNotBeatAnEditThatWasMadeInTheAppMeanwhile() {
        Room room = online();
        Edit first = edit(hold(23, "2017-02-28T12:00:00Z"), "0.1", "2017-02-28T10:59:00Z");
        room.hears(document(7, cloud(room, "hold", first))).hears(new Event.Accepted("control",
                8)).hears(new Event.LinkDown("gone"));
        room.passes(Duration.ofHours(2)).reads(20).ticks();
        assertThat(room.state.wishes().hold()).isEmpty();
        Edit second = edit(hold(22, "2017-02-28T18:00:00Z"), "0.2", "2017-02-28T11:30:00Z");
        room.hears(new Event.LinkUp()).hears(document(9, cloud(room, "hold", second)));
        assertThat(held(room)).isEqualTo(22);
    }

    @Test
    @Tag("F19")
    void aDeviceThatLostItsMemoryStillHonoursThePersonAtTheWall() {
        Room room = new Room(NOON).reads(20).asks(new LocalEdit.SetTarget(Temperature.ofCelsius(
                23), Optional.empty())).hears(new Event.LinkUp());
        Edit old = edit(hold(18, "2017-02-28T16:00:00Z"), "7.5", "2017-02-28T08:00:00Z");
        room.hears(document(40, cloud(room, "hold", old)));
        assertThat(held(room)).isEqualTo(23);
    }

    @Test
    void nothingIsPublishedTwiceForOneNews() {
        Room room = online();
        room.effects.clear();
        room.hears(new Event.Heard("control", 1)).hears(new Event.Accepted("control", 2));
        assertThat(room.effects.stream().filter(Effect.Publish.class::isInstance)).isEmpty();
        assertThat(List.of(room.state.twins().control().exchange().phase().name())).isNotEmpty();
    }

    private static double held(Room room) {
        return room.state.wishes().hold().orElseThrow().goal() instanceof Goal.Exact held
                ? held.target().celsius()
                : Double.NaN;
    }
}
