package dev.pilotlight.agent.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.units.Temperature;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SensorTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static Reading at(long seconds, double celsius) {
        return new Reading(Temperature.ofCelsius(celsius), Duration.ofSeconds(seconds));
    }

    private static Sensor read(Reading... readings) {
        Sensor sensor = Sensor.UNREAD;
        for (Reading reading : readings) {
            sensor = sensor.measured(reading, Plausibility.ROOM);
        }
        return sensor;
    }

    @Test
    void aReadingIsActedUponForFiveMinutesAndNotLonger() {
        Sensor sensor = read(at(0, 20));
        assertThat(sensor.fresh(Duration.ofMinutes(5), LIMIT)).isPresent();
        assertThat(sensor.fresh(Duration.ofMinutes(5).plusMillis(1), LIMIT)).isEmpty();
    }

    @Test
    void thePowerOnValueOfADs18b20IsNotBelieved() {
        Sensor sensor = read(at(0, 20), at(30, 85));
        assertThat(sensor.fresh(Duration.ofSeconds(30), LIMIT)).contains(Temperature.ofCelsius(
                20));
        assertThat(sensor.rejected()).isEqualTo(1);
        assertThat(sensor.trouble()).contains("85.0 °C");
        assertThat(read(at(0, 85)).last()).isEmpty();
    }

    @Test
    void aSpikeIsNotBelievedAndTheNextGoodReadingIs() {
        Sensor sensor = read(at(0, 20), at(30, 20), at(60, 31), at(90, 20.1));
        assertThat(sensor.fresh(Duration.ofSeconds(90), LIMIT)).contains(Temperature.ofCelsius(
                20.1));
        assertThat(sensor.trouble()).isEmpty();
    }

    @Test
    void aStepThatStaysIsBelievedByItselfAfterAWhile() {
        Sensor sensor = read(at(0, 20), at(30, 20));
        int seconds = 30;
        while (sensor.last().orElseThrow().value().celsius() < 25) {
            seconds += 30;
            sensor = sensor.measured(at(seconds, 26), Plausibility.ROOM);
        }
        assertThat(seconds).isBetween(60, 300);
    }

    @Test
    void aWildFirstReadingIsForgottenAsSoonAsTheNextOneContradictsIt() {
        Sensor sensor = read(at(0, 45), at(30, 20), at(60, 20.1));
        assertThat(sensor.last()).contains(at(60, 20.1));
        assertThat(sensor.rejected()).isEqualTo(1);
    }

    @Test
    void aReadingFromThePastChangesNothing() {
        assertThat(read(at(60, 20), at(30, 21)).last()).contains(at(60, 20));
    }

    @Test
    void aFailureLeavesTheLastReadingAndItsAge() {
        Sensor sensor = read(at(0, 20)).failed("no answer");
        assertThat(sensor.last()).contains(at(0, 20));
        assertThat(sensor.trouble()).isEqualTo("no answer");
    }
}
