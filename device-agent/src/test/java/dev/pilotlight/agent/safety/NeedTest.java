package dev.pilotlight.agent.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NeedTest {
    /** Twelve minutes of each half hour. */
    private static Need hours(Need begun, int hours, int onMinutes) {
        Need need = begun;
        for (int minute = 1; minute <= hours * 60; minute++) {
            need = need.after(minute % 30 < onMinutes, begun.until().plusMinutes(minute));
        }
        return need;
    }

    @Test
    void theShareThatWasNeededIsKnownAfterHalfADayAndNotBefore() {
        assertThat(hours(Need.UNKNOWN, 11, 12).permille()).isZero();
        assertThat(hours(Need.UNKNOWN, 13, 12).permille()).isCloseTo(400, within(10));
    }

    @Test
    void aColderDayIsFollowed() {
        Need mild = hours(Need.UNKNOWN, 48, 6);

        assertThat(hours(mild, 48, 24).permille()).isBetween(680, 760);
    }

    @Test
    void hoursWithoutAReadingAreNeitherHeatNorRest() {
        Need known = hours(Need.UNKNOWN, 24, 12);

        Need later = known.after(false, known.until().plusHours(9));

        assertThat(later.permille()).isEqualTo(known.permille());
    }

    @Test
    void whatWasKnownBeforeAPowerCutIsKnownAfterIt() {
        assertThat(Need.remembered(370).permille()).isEqualTo(370);
    }
}
