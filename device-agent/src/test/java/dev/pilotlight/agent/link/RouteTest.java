package dev.pilotlight.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RouteTest {
    private static final Route.Patience PATIENCE = new Route.Patience(Duration.ofMinutes(2),
            Duration.ofMinutes(30));

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Route three() {
        return Route.start(3, Duration.ZERO, PATIENCE);
    }

    @Test
    void aBrokerThatIsNotReachedForTwoMinutesGivesWayToTheNextRoundAndRound() {
        Route route = three().failed(minutes(1), PATIENCE);
        assertThat(route.at()).isZero();
        route = route.failed(minutes(2), PATIENCE);
        assertThat(route.at()).isEqualTo(1);
        route = route.failed(minutes(3), PATIENCE);
        assertThat(route.at()).isEqualTo(1);
        route = route.failed(minutes(4), PATIENCE).failed(minutes(6), PATIENCE);
        assertThat(route.at()).isZero();
    }

    @Test
    void aLinkThatBreaksIsGivenItsTwoMinutesFromThatMoment() {
        Route route = three().connected(minutes(1)).failed(minutes(600), PATIENCE);
        assertThat(route.failed(minutes(601), PATIENCE).at()).isZero();
        assertThat(route.failed(minutes(602), PATIENCE).at()).isEqualTo(1);
    }

    @Test
    void aLaterBrokerIsLeftForTheFirstOnlyAfterItHeldForHalfAnHour() {
        Route later = three().failed(minutes(2), PATIENCE).connected(minutes(3));
        assertThat(later.isTimeToReturn(minutes(32))).isFalse();
        assertThat(later.isTimeToReturn(minutes(33))).isTrue();
        Route back = later.returning(minutes(33));
        assertThat(back.isLooking()).isTrue();
        assertThat(back.connected(minutes(33)).at()).isZero();
    }

    @Test
    void aFirstBrokerThatDisappointsIsLeftAtOnceAndTriedHalfAsOften() {
        Route route = three().failed(minutes(2), PATIENCE).connected(minutes(2));
        long minute = 2;
        for (int doubling = 1; doubling <= 6; doubling++) {
            long wait = 30L << Math.min(4, doubling - 1);
            assertThat(route.isTimeToReturn(minutes(minute + wait - 1))).isFalse();
            minute += wait;
            assertThat(route.isTimeToReturn(minutes(minute))).isTrue();
            route = route.returning(minutes(minute)).failed(minutes(minute), PATIENCE);
            assertThat(route.at()).isEqualTo(1);
            route = route.connected(minutes(minute));
        }
    }

    @Test
    @Tag("F23")
    void aFirstBrokerThatFlapsDoesNotWinBackItsTrustByAMereConnection() {
        Route route = three().failed(minutes(2), PATIENCE).connected(minutes(2)).returning(minutes(
                32)).failed(minutes(32), PATIENCE).connected(minutes(32));
        Route flapped = route.returning(minutes(92)).connected(minutes(92)).failed(minutes(93),
                PATIENCE);
        assertThat(flapped.returnWait()).isEqualTo(minutes(60));
        Route held = route.returning(minutes(92)).connected(minutes(92)).failed(minutes(122),
                PATIENCE);
        assertThat(held.returnWait()).isEqualTo(minutes(30));
    }

    @Test
    void anOnlyBrokerIsNeverLeft() {
        Route route = Route.start(1, Duration.ZERO, PATIENCE);
        for (int minute = 1; minute < 100; minute++) {
            route = route.failed(minutes(minute), PATIENCE);
            assertThat(route.at()).isZero();
        }
        assertThat(route.connected(minutes(100)).isTimeToReturn(minutes(10_000))).isFalse();
    }
}
