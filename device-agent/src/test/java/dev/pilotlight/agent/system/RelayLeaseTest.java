package dev.pilotlight.agent.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.port.RelayBank;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A dead or hung loop gives no orders: within a minute the relays are open, without systemd. */
class RelayLeaseTest {
    /** Relays that hold their last state for ever, as a pin does. */
    private static final class Latching implements RelayBank {
        private Outputs now = Outputs.OPEN;

        @Override
        public void drive(Outputs outputs) {
            now = outputs;
        }

        @Override
        public Outputs readBack() {
            return now;
        }

        @Override
        public void close() {
            now = Outputs.OPEN;
        }
    }

    private Duration real = Duration.ofHours(1);
    private final RelayLease lease = new RelayLease(new Latching(), () -> real.toNanos());

    private void passes(int seconds) {
        for (int second = 0; second < seconds; second++) {
            real = real.plusSeconds(1);
            lease.look();
        }
    }

    @Test
    void aHungLoopsRelaysAreOpenWithinAMinute() {
        lease.drive(Outputs.HEAT);
        passes(50);
        assertThat(lease.readBack()).isEqualTo(Outputs.HEAT);
        passes(10);
        assertThat(lease.readBack()).isEqualTo(Outputs.OPEN);
    }

    @Test
    void theNextOrderClosesThemAgain() {
        lease.drive(Outputs.HEAT);
        passes(120);
        lease.drive(Outputs.HEAT);
        passes(1);
        assertThat(lease.readBack()).isEqualTo(Outputs.HEAT);
    }

    @Test
    void aLoopThatIsAliveKeepsThem() {
        for (int tick = 0; tick < 200; tick++) {
            lease.drive(Outputs.HEAT);
            passes(1);
            assertThat(lease.readBack()).isEqualTo(Outputs.HEAT);
        }
    }
}
