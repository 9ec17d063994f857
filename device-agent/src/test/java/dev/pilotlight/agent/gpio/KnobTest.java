package dev.pilotlight.agent.gpio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnobTest {
    private final Knob knob = new Knob();

    /** Clicks of a row of looks at both contacts, such as {@code 11 01 00}. */
    private int turned(String looks) {
        int clicks = 0;
        for (String look : looks.split(" ", -1)) {
            clicks += knob.turned(look.charAt(0) == '1', look.charAt(1) == '1');
        }
        return clicks;
    }

    @Test
    void fourQuartersAreOneClickInEitherDirection() {
        assertThat(turned("10 00 01 11")).isEqualTo(1);
        assertThat(turned("01 00 10 11")).isEqualTo(-1);
    }

    @Test
    void contactsThatBounceCountOnce() {
        assertThat(turned("10 11 10 11 10 00 10 00 01 00 01 11 01 11")).isEqualTo(1);
    }

    @Test
    void aClickThatIsNotFinishedIsNone() {
        assertThat(turned("10 00 10 11")).isZero();
    }

    @Test
    void aLookThatCameTooLateInventsNoDirection() {
        assertThat(turned("00 11 00 11 00 11")).isZero();
    }
}
