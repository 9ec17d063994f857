package dev.pilotlight.agent.core;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.twin.Doc;

/** Everything that can happen to the thermostat. */
public sealed interface Event {
    /** Time to decide; {@code readBack} is what the relays say that they do. */
    record Ticked(Outputs readBack) implements Event {}

    /** A thermometer was read, or failed. */
    record Sampled(Sample sample) implements Event {}

    /** A person asks; the answer carries the ticket. */
    record Asked(LocalEdit edit, long ticket) implements Event {}

    /** The disk is in trouble, or well again when {@code trouble} is empty. */
    record Storage(String trouble) implements Event {}

    /** A relay cannot be had, or all can when {@code trouble} is empty. */
    record RelayTrouble(String trouble) implements Event {}

    /** So much waits for the cloud, and so much was refused by it; told when it is news. */
    record Backlog(long waiting, long quarantined) implements Event {}

    /** Something that only an adapter could notice and people should be told. */
    record Noticed(String kind, String text) implements Event {}

    /** News from the cloud. */
    sealed interface FromCloud extends Event {}

    /** Connected and subscribed. */
    record LinkUp() implements FromCloud {}

    /** Not connected any more. */
    record LinkDown(String why) implements FromCloud {}

    /** The shadow's document, as asked for. */
    record Document(String shadow, Doc.Obj desired, long version) implements FromCloud {}

    /** There is no such shadow yet. */
    record NoDocument(String shadow) implements FromCloud {}

    /** Our update holds, and made that version. */
    record Accepted(String shadow, long version) implements FromCloud {}

    /** Our request was refused; 409 is a conflict of versions. */
    record Refused(String shadow, int code, String message) implements FromCloud {}

    /** The cloud spoke of a version that differs from what we reported. */
    record Heard(String shadow, long version) implements FromCloud {}

    /** A broker without twins passed on what somebody far away wants: a lease, as it was said. */
    record Wished(Doc.Obj lease) implements FromCloud {}

    /** A request was not answered in time. */
    record Silent(String shadow) implements FromCloud {}
}
