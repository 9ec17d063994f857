package dev.pilotlight.agent.runtime;

import dev.pilotlight.agent.core.Effect;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.Journal;
import dev.pilotlight.agent.port.Kept;
import dev.pilotlight.agent.port.RelayBank;
import dev.pilotlight.agent.port.Uplink;
import dev.pilotlight.agent.sync.Offer;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Problem;
import java.util.List;

/**
 * Performs what the thermostat asks for, one exhaustive switch. None of the ports waits for
 * anything (law L1). Loop's thread.
 */
final class EffectRunner {
    private final RelayBank relays;
    private final Journal journal;
    private final Uplink uplink;
    private final Replies replies;

    /** Where an answer goes; told on the loop's thread or the journal's. */
    interface Replies {
        void reply(long ticket, List<Problem> problems, Kept where);
    }

    EffectRunner(Ports ports, Replies replies) {
        this.relays = ports.relays();
        this.journal = ports.journal();
        this.uplink = ports.uplink();
        this.replies = replies;
    }

    void perform(Effect effect) {
        switch (effect) {
            case Effect.Drive(Outputs outputs) -> relays.drive(outputs);
            case Effect.Keep(Row row, boolean atOnce) -> journal.append(row, atOnce);
            case Effect.Save(String key, Doc value) -> journal.save(key, value);
            case Effect.Ask(String shadow) -> uplink.ask(shadow);
            case Effect.Publish(Offer offer) -> uplink.publish(offer);
            case Effect.Reply(long ticket, List<Problem> problems) ->
                journal.whenKept(where -> replies.reply(ticket, problems, where));
            case Effect.TryNow _ -> uplink.tryNow();
        }
    }
}
