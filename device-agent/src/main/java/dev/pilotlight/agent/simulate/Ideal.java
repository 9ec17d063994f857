package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.control.Call;
import dev.pilotlight.agent.control.Controller;
import java.time.Duration;
import java.time.Instant;

/**
 * The bound of what is possible: asks the {@link Oracle}, and is controlled by the same supervisor
 * as any other. Not a value, as controllers are elsewhere: the oracle looks at the house itself.
 */
final class Ideal implements Controller {
    private final Oracle oracle;
    private final Instant start;

    Ideal(Oracle oracle, Instant start) {
        this.oracle = oracle;
        this.start = start;
    }

    @Override
    public Step step(Call call) {
        Duration since = call.uptime();
        return new Step(oracle.demand(start.plus(since).getEpochSecond(), call.running()), this);
    }
}
