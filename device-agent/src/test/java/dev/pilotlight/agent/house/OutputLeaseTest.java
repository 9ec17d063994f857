package dev.pilotlight.agent.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.config.Sensing;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

/** A dead or hung loop gives no orders: a minute later the relays are open (law L2). */
class OutputLeaseTest {
    private static final Moment NOW = new Moment(Instant.parse("2017-02-28T12:00:00Z"),
            Duration.ZERO, ClockTrust.TRUSTED);

    private Duration real = Duration.ofHours(1);
    private final ModelHouse house = new ModelHouse(new House(HouseFile.builtIn("flat")
            .toOptional().orElseThrow(), new GeneratedWeather(1), 1), Sensing.DEFAULTS, () -> NOW,
            () -> real
                    .toNanos());

    @Test
    void anOrderHoldsForAMinuteAndNotLonger() {
        house.drive(Outputs.HEAT);
        real = real.plusSeconds(60);
        assertThat(house.readBack()).isEqualTo(Outputs.HEAT);
        real = real.plusNanos(1);
        assertThat(house.readBack()).isEqualTo(Outputs.OPEN);
    }

    @Test
    void anOrderThatIsRenewedGoesOn() {
        for (int second = 0; second < 600; second++) {
            house.drive(Outputs.HEAT);
            real = real.plusSeconds(1);
            assertThat(house.readBack()).isEqualTo(Outputs.HEAT);
        }
    }

    @Test
    void closedRelaysTakeNoOrderAnyMore() {
        house.close();
        house.drive(Outputs.HEAT);
        assertThat(house.readBack()).isEqualTo(Outputs.OPEN);
    }
}
