package dev.pilotlight.agent.core;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.sync.Offer;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Problem;
import java.util.List;

/** Everything the thermostat may ask of the world. None of it is waited for. */
public sealed interface Effect {
    /** Let the relays do this; asked at every tick, changed or not. */
    record Drive(Outputs outputs) implements Effect {}

    /** Keep a row and send it; {@code atOnce} commits it without waiting for others. */
    record Keep(Row row, boolean atOnce) implements Effect {}

    /** Keep a setting, at once. */
    record Save(String key, Doc value) implements Effect {}

    /** Ask the cloud for a shadow's document. */
    record Ask(String shadow) implements Effect {}

    /** Publish an update of a shadow. */
    record Publish(Offer offer) implements Effect {}

    /** Answer a person; no problem means done. */
    record Reply(long ticket, List<Problem> problems) implements Effect {}

    /** End the wait for the cloud. */
    record TryNow() implements Effect {}
}
