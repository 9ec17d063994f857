package dev.pilotlight.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pilotlight.schedule.PresetSetting.Level;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds, leases, presets, modes and vacations say, value by value. */
class WordsOfPeopleTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Instant ONE = NOON.plusSeconds(3_600);
    private static final Instant TWO = ONE.plusSeconds(3_600);
    private static final LocalDateTime JULY = LocalDateTime.parse("2027-07-01T12:00");

    private static Temperature celsius(double value) {
        return Temperature.ofCelsius(value);
    }

    @Test
    void afterABoostTheInterruptedHoldIsInForceAgainUntilItsOwnEnd() {
        Hold interrupted = new Hold(celsius(22), TWO);
        Hold boost = new Hold(Goal.of(Preset.BOOST), Optional.of(ONE), Optional.empty(), Optional
                .of(interrupted));

        assertThat(boost.at(NOON)).contains(boost);
        assertThat(boost.at(ONE)).contains(interrupted);
        assertThat(boost.at(TWO)).isEmpty();
        assertThat(new Hold(celsius(22), ONE).at(ONE)).isEmpty();
    }

    @Test
    void onlyAHoldWithoutAnEndIsPermanent() {
        assertThat(new Hold(Goal.of(celsius(22)), Optional.empty()).isPermanent()).isTrue();
        assertThat(new Hold(celsius(22), ONE).isPermanent()).isFalse();
    }

    @Test
    void aLeaseEndsAtItsEnd() {
        Lease lease = new Lease(celsius(22), ONE, "app:ada");
        assertThat(lease.isActive(ONE.minusMillis(1))).isTrue();
        assertThat(lease.isActive(ONE)).isFalse();
    }

    @Test
    void ecoIsColderWhileHeatingAndWarmerWhileCooling() {
        Goal eco = Goal.of(Preset.ECO);
        assertThat(Presets.DEFAULTS.held(eco, Mode.HEAT, celsius(20))).isEqualTo(celsius(18));
        assertThat(Presets.DEFAULTS.held(eco, Mode.COOL, celsius(20))).isEqualTo(celsius(22));
    }

    @Test
    void aPresetHasOneTargetForHeatingAndOneForCooling() {
        Goal away = Goal.of(Preset.AWAY);
        assertThat(Presets.DEFAULTS.scheduled(away, Mode.HEAT)).isEqualTo(celsius(16));
        assertThat(Presets.DEFAULTS.scheduled(away, Mode.COOL)).isEqualTo(celsius(28));
        assertThat(Presets.DEFAULTS.cooling(Preset.ECO)).isEqualTo(celsius(24));
    }

    @Test
    void aPresetLiesAtMostFiveKelvinAway() {
        assertThat(new Level.Offset(5_000).milliK()).isEqualTo(5_000);
        assertThat(new Level.Offset(-5_000).milliK()).isEqualTo(-5_000);
        assertThatIllegalArgumentException().isThrownBy(() -> new Level.Offset(5_001));
    }

    @Test
    void everyModeIsReadFromItsOwnWordAndFromNoOther() {
        for (Mode mode : Mode.values()) {
            assertThat(mode.word()).isNotEmpty();
            assertThat(Mode.parse(mode.word())).contains(mode);
        }
        assertThat(Mode.parse("warm")).isEmpty();
    }

    @Test
    void aVacationLastsAYearAtMostAndEndsAfterItBegan() {
        LocalDateTime latest = JULY.plus(Vacation.LONGEST);
        assertThat(new Vacation(JULY, latest, Optional.empty()).until()).isEqualTo(latest);
        assertThatIllegalArgumentException().isThrownBy(() -> new Vacation(JULY, latest
                .plusSeconds(1), Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Vacation(JULY, JULY, Optional
                .empty()));
        assertThat(Duration.between(JULY, latest)).isEqualTo(Duration.ofDays(366));
    }
}
