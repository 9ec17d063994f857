package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.port.RelayBank;

/** Relays that do at once what they are told. */
final class Relays implements RelayBank {
    private Outputs outputs = Outputs.OPEN;

    @Override
    public void drive(Outputs wanted) {
        outputs = wanted;
    }

    @Override
    public Outputs readBack() {
        return outputs;
    }

    @Override
    public void close() {
        outputs = Outputs.OPEN;
    }
}
