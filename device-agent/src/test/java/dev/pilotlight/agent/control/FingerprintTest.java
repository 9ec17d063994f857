package dev.pilotlight.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.config.Equipment;
import dev.pilotlight.twin.Doc;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Equipment BOILER = new Equipment(true, false);
    private static final Equipment PUMP = new Equipment(false, false, Optional.of(
            new Equipment.HeatPump(true)), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), false);
    private static final Doc.Obj LEARNED = Doc.Obj.of("hours", Doc.num(96));

    @Test
    void whatWasLearnedOfABoilerIsNotBelievedOfTheHeatPumpInItsPlace() {
        Doc.Obj marked = Fingerprint.mark(LEARNED, BOILER);

        assertThat(Fingerprint.own(marked, BOILER)).hasValue(marked);
        assertThat(Fingerprint.own(marked, PUMP)).isEmpty();
        assertThat(Fingerprint.own(marked, new Equipment(true, true))).isEmpty();
    }

    @Test
    void aMemoryThatWasResetStaysEmpty() {
        assertThat(Fingerprint.mark(Doc.Obj.EMPTY, BOILER)).isEqualTo(Doc.Obj.EMPTY);
        assertThat(Fingerprint.own(Doc.Obj.EMPTY, BOILER)).isEmpty();
    }
}
