package dev.pilotlight.agent.control.identify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.control.model.State;
import org.junit.jupiter.api.Test;

/** A model that foresees a room which stays as it is. */
class ValidationTest {
    private static Validation after(Validation begun, int checks, double missesBy) {
        Validation now = begun;
        for (int i = 1; i <= checks; i++) {
            Validation blind = new Validation(State.resting(20 + missesBy), now.since(), 20,
                    now.model(), now.stay(), now.count());
            now = blind.checked(State.resting(20), now.since() + Validation.AHEAD_HOURS);
        }
        return now;
    }

    private static Validation begun() {
        return Validation.begun(State.resting(20), 0);
    }

    @Test
    void aModelThatMissesByAKelvinIsNotLetDecideAfterThreeHours() {
        assertThat(after(begun(), 5, 1).isGood()).isTrue();
        assertThat(after(begun(), 6, 1).isGood()).isFalse();
    }

    @Test
    void aModelThatForeseesTheRoomKeepsDeciding() {
        assertThat(after(begun(), 50, 0.1).isGood()).isTrue();
    }

    @Test
    void itEarnsTrustBack() {
        Validation bad = after(begun(), 20, 1.5);

        assertThat(bad.isGood()).isFalse();
        assertThat(after(bad, 40, 0.05).isGood()).isTrue();
    }

    @Test
    void aNewModelInheritsTheDistrustOfTheOld() {
        Validation bad = after(begun(), 20, 1.5);

        assertThat(bad.handedOn(State.resting(20), 100).isGood()).isFalse();
    }

    @Test
    void nothingIsCheckedBeforeHalfAnHour() {
        assertThat(begun().checked(State.resting(25), 0.4)).isEqualTo(begun());
    }
}
