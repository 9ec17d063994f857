package dev.pilotlight.cloud.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.presence.PresenceRules.Standing;
import dev.pilotlight.wire.Presence;
import dev.pilotlight.wire.Presence.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PresenceRulesTest {
    private static final Instant T0 = Instant.parse("2017-02-28T17:37:00Z");

    private static Presence said(State state, long session) {
        return new Presence(state, session, T0);
    }

    private static Optional<Sighting> seen(State state, long session) {
        return Optional.of(new Sighting(said(state, session), T0));
    }

    @Test
    void aWillOfThePresentSessionEndsIt() {
        assertThat(PresenceRules.after(seen(State.READY, 17), said(State.LOST, 17),
                T0.plusSeconds(5)).orElseThrow().presence().state()).isEqualTo(State.LOST);
    }

    @Test
    void aWillOfAnEarlierSessionSaysNothing() {
        Optional<Sighting> before = seen(State.READY, 17);
        assertThat(PresenceRules.after(before, said(State.LOST, 16), T0)).isEqualTo(before);
        assertThat(PresenceRules.after(before, said(State.DISCONNECTED, 16), T0))
                .isEqualTo(before);
    }

    @Test
    void whoSaidGoodbyeIsNotLostWhenItsConnectionIsCutAfterwards() {
        Optional<Sighting> before = seen(State.DISCONNECTED, 17);
        assertThat(PresenceRules.after(before, said(State.LOST, 17), T0.plusSeconds(1)))
                .isEqualTo(before);
    }

    @Test
    void aBirthAlwaysCounts() {
        assertThat(PresenceRules.after(seen(State.LOST, 17), said(State.READY, 1), T0)
                .orElseThrow().presence().bdSeq()).isEqualTo(1);
    }

    @Test
    void repeatingItselfDoesNotMakeItYounger() {
        assertThat(PresenceRules.after(seen(State.READY, 17), said(State.READY, 17),
                T0.plusSeconds(60)).orElseThrow().since()).isEqualTo(T0);
    }

    @Test
    void onlyARecentWordIsProof() {
        Optional<Sighting> ready = seen(State.READY, 1);
        assertThat(PresenceRules.standing(ready, Optional.of(Duration.ofSeconds(13))))
                .isEqualTo(Standing.ONLINE);
        assertThat(PresenceRules.standing(ready, Optional.of(Duration.ofMillis(13_001))))
                .isEqualTo(Standing.SILENT);
        assertThat(PresenceRules.standing(ready, Optional.empty())).isEqualTo(Standing.UNKNOWN);
        assertThat(PresenceRules.standing(Optional.empty(), Optional.empty()))
                .isEqualTo(Standing.NEVER);
    }

    @Test
    void aGoodbyeOutweighsARecentWord() {
        Optional<Duration> now = Optional.of(Duration.ZERO);
        assertThat(PresenceRules.standing(seen(State.LOST, 1), now)).isEqualTo(Standing.LOST);
        assertThat(PresenceRules.standing(seen(State.DISCONNECTED, 1), now))
                .isEqualTo(Standing.DISCONNECTED);
        assertThat(PresenceRules.standing(seen(State.SLEEPING, 1), now))
                .isEqualTo(Standing.SLEEPING);
    }
}
