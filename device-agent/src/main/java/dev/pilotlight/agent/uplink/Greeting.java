package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Payload;
import dev.pilotlight.wire.Messages;
import dev.pilotlight.wire.Presence;
import dev.pilotlight.wire.Topics;

/** What one connection says of the device's presence, all under the same birth. Immutable. */
final class Greeting {
    private final LinkSetup setup;
    private final long birth;

    Greeting(LinkSetup setup) {
        this.setup = setup;
        this.birth = Math.max(1, setup.real().now().wall().toEpochMilli());
    }

    Line.Message says(Presence.State state) {
        return new Line.Message(Topics.state(setup.tenant(), setup.thing()), Payload.of(Messages
                .write(new Presence(state, birth, setup.shown().now().wall()))), true);
    }
}
