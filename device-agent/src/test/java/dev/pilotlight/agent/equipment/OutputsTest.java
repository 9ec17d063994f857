package dev.pilotlight.agent.equipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OutputsTest {
    @Test
    void aCompressorHeatsUnlessItsValveIsTurned() {
        assertThat(Outputs.of(Output.COMPRESSOR).heats()).isTrue();
        Outputs turned = Outputs.of(Output.COMPRESSOR, Output.REVERSING);
        assertThat(turned.heats()).isFalse();
        assertThat(turned.cools()).isTrue();
    }

    @Test
    void aFanOrAValveAloneIsRest() {
        assertThat(Outputs.of(Output.FAN, Output.REVERSING, Output.CUT_OFF).isResting()).isTrue();
    }

    @Test
    void heatingAndCoolingAtOnceCannotBeSaid() {
        assertThatIllegalArgumentException().isThrownBy(() -> Outputs.of(Output.HEAT,
                Output.COOL));
        assertThatIllegalArgumentException().isThrownBy(() -> Outputs.of(Output.SECOND_STAGE,
                Output.COMPRESSOR, Output.REVERSING));
    }
}
