package dev.pilotlight.cloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.port.DeviceView;
import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.cloud.port.Registry;
import dev.pilotlight.cloud.port.Registry.Registered;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.cloud.twins.Shadow;
import dev.pilotlight.cloud.twins.ShadowLedger;
import dev.pilotlight.cloud.twins.ShadowRequest;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Every value has its own age (law L11). */
class DeviceJsonTest {
    private static final Instant T0 = Instant.parse("2017-02-28T17:37:00Z");
    private static final Registered DEVICE = new Registered(new DeviceId("d1"), T0, false,
            Optional.empty(), Registry.Place.NOWHERE);

    private static Doc.Obj summary(Memory memory, Instant now) {
        return DeviceJson.summary(DEVICE,
                new DeviceView(DEVICE.device(), memory, Optional.empty()), now,
                Duration.ofHours(9));
    }

    private static Reading reading(long seq, Instant at, Instant stored, boolean late, int room) {
        return new Reading("b", seq, at, true, late, Doc.Obj.of("room", Doc.num(room)), stored);
    }

    @Test
    void aLeaseSetNowDoesNotMakeAnHourOldStatusYoung() {
        Doc.Obj status = Doc.Obj.of("status", Doc.Obj.of("reason", Doc.text("heating")));
        Shadow reported = ShadowLedger.answer("control", Shadow.NONE, new ShadowRequest.Update(
                Optional.empty(), Optional.of(status), OptionalLong.empty(), Optional.empty()), T0)
                .shadow();
        Shadow edited = ShadowLedger.answer("control", reported, ShadowRequest.Update.desired(
                Doc.Obj.of("mode", Doc.text("off")), OptionalLong.empty()),
                T0.plusSeconds(3600)).shadow();
        Doc.Obj shown = summary(Memory.EMPTY.with("control", edited), T0.plusSeconds(3601));
        assertThat(shown.object("status").orElseThrow().number("ageSeconds").orElseThrow())
                .isEqualByComparingTo("3601");
    }

    @Test
    void aRowFromAClockThatRanAheadDoesNotHideLaterRows() {
        Memory memory = Memory.EMPTY
                .with(reading(1, T0.plus(Duration.ofDays(300)), T0, false, 12))
                .with(reading(2, T0.plusSeconds(10), T0.plusSeconds(10), false, 19));
        assertThat(summary(memory, T0.plusSeconds(20)).object("room").orElseThrow()
                .number("value").orElseThrow()).isEqualByComparingTo("19");
    }

    @Test
    void aValueFromAClockThatIsAheadSaysSoAndAgesFromItsArrival() {
        Memory memory = Memory.EMPTY
                .with(reading(1, T0.plus(Duration.ofDays(300)), T0, false, 12));
        Doc.Obj room = summary(memory, T0.plusSeconds(90)).object("room").orElseThrow();
        assertThat(room.string("clk")).contains("ahead");
        assertThat(room.number("ageSeconds").orElseThrow()).isEqualByComparingTo("90");
    }

    @Test
    void lateRowsDoNotReplaceWhatIsKnownOfThePresent() {
        Memory memory = Memory.EMPTY.with(reading(9, T0, T0, false, 19))
                .with(reading(5, T0.minusSeconds(3600), T0.plusSeconds(5), true, 15));
        assertThat(memory.latest().orElseThrow().seq()).isEqualTo(9);
    }
}
