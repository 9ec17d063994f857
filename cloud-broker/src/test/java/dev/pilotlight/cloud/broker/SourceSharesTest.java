package dev.pilotlight.cloud.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.access.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SourceSharesTest {
    private static final Source HOUSE = Source.of(new byte[]{10, 0, 0, 1});
    private static final Source ATTACKER = Source.of(new byte[]{10, 0, 0, 2});

    private Duration now = Duration.ZERO;
    private final SourceShares shares = new SourceShares(100, () -> now);

    private int admitted(Source source, int attempts) {
        int admitted = 0;
        for (int i = 0; i < attempts; i++) {
            admitted += shares.take(source, Duration.ZERO).isPresent() ? 1 : 0;
        }
        return admitted;
    }

    @Test
    void handshakesLeftOpenByOneAddressDoNotShutAnotherOut() {
        for (int second = 0; second < 60; second++) {
            admitted(ATTACKER, 150);
            assertThat(admitted(HOUSE, 5)).as("second %d", second).isEqualTo(5);
            now = now.plusSeconds(1);
        }
    }

    @Test
    void aThousandNewAddressesLeaveHalfOfTheRateToThoseThatAreKnown() {
        shares.enter(HOUSE, () -> {}).proven();
        for (int second = 0; second < 30; second++) {
            for (int i = 0; i < 1_000; i++) {
                admitted(Source.of(new byte[]{11, 0, (byte) (i >> 8), (byte) i}), 1);
            }
            assertThat(admitted(HOUSE, 200)).as("second %d", second).isGreaterThanOrEqualTo(40);
            now = now.plusSeconds(1);
        }
    }

    @Test
    void twoHundredThermostatsBehindOneAddressAreInWithinSeconds() {
        int in = 0;
        int seconds = 0;
        while (in < 200) {
            List<SourceShares.Visit> begun = new ArrayList<>();
            for (int i = 0; i < Math.min(200 - in, SourceShares.MOST_OPEN); i++) {
                shares.take(HOUSE, Duration.ZERO)
                        .ifPresent(_ -> begun.add(shares.enter(HOUSE, () -> {})));
            }
            begun.forEach(SourceShares.Visit::proven);
            in += begun.size();
            seconds++;
            now = now.plusSeconds(1);
        }
        assertThat(seconds).isLessThanOrEqualTo(5);
    }

    @Test
    void theOldestOpenHandshakeMakesRoomForTheNewest() {
        AtomicInteger closed = new AtomicInteger();
        for (int i = 0; i < 2_000; i++) {
            int mine = i;
            shares.enter(ATTACKER, () -> assertThat(closed.getAndIncrement()).isEqualTo(mine));
        }
        assertThat(closed).hasValue(2_000 - SourceShares.MOST_OPEN);
    }

    @Test
    void oneNetworkOfIpv6IsOneSource() {
        byte[] one = new byte[16];
        byte[] other = new byte[16];
        other[15] = 9;
        assertThat(Source.of(one)).isEqualTo(Source.of(other));
        other[7] = 1;
        assertThat(Source.of(one)).isNotEqualTo(Source.of(other));
    }

    @Test
    void whoIsRememberedIsBounded() {
        for (int i = 0; i < 3 * SourceShares.MOST_SOURCES; i++) {
            shares.take(Source.of(new byte[]{12, (byte) (i >> 16), (byte) (i >> 8), (byte) i}),
                    Duration.ZERO);
        }
        assertThat(shares.remembered()).isLessThanOrEqualTo(2 * SourceShares.MOST_SOURCES);
    }
}
