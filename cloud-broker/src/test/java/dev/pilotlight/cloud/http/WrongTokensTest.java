package dev.pilotlight.cloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.access.Source;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WrongTokensTest {
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final Source THIEF = Source.of(new byte[]{10, 0, 0, 1});
    private static final Source OTHER = Source.of(new byte[]{10, 0, 0, 2});

    private final WrongTokens wrong = new WrongTokens();

    @Test
    void whoGuessesFifteenHundredTimesIsAnsweredLaterAndLater() {
        Duration longest = Duration.ZERO;
        for (int i = 1; i <= 1500; i++) {
            Duration late = wrong.wrong(THIEF, NOW);
            assertThat(late).isGreaterThanOrEqualTo(longest)
                    .isLessThanOrEqualTo(WrongTokens.LONGEST);
            assertThat(late.isZero()).isEqualTo(i <= WrongTokens.FREE);
            longest = late;
        }
        assertThat(longest).isEqualTo(WrongTokens.LONGEST);
        assertThat(wrong.total()).isEqualTo(1500);
    }

    @Test
    void anotherHouseIsNotHeldUp() {
        for (int i = 0; i < 100; i++) {
            wrong.wrong(THIEF, NOW);
        }
        assertThat(wrong.wrong(OTHER, NOW)).isZero();
    }

    @Test
    void aMinuteLaterTenAreFreeAgain() {
        for (int i = 0; i < 100; i++) {
            wrong.wrong(THIEF, NOW);
        }
        assertThat(wrong.wrong(THIEF, NOW.plus(WrongTokens.WINDOW))).isZero();
    }

    @Test
    void peopleAreToldOnceAMinuteHowManyTheyWere() {
        wrong.wrong(THIEF, NOW);
        assertThat(wrong.toTell(NOW)).contains(1L);
        for (int i = 0; i < 60; i++) {
            wrong.wrong(THIEF, NOW);
        }
        assertThat(wrong.toTell(NOW.plusSeconds(59))).isEmpty();
        assertThat(wrong.toTell(NOW.plusSeconds(60))).contains(60L);
        assertThat(wrong.toTell(NOW.plusSeconds(600))).isEmpty();
    }
}
