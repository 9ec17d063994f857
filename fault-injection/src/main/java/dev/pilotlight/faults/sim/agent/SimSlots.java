package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.port.Slots;
import dev.pilotlight.agent.trial.Place;
import dev.pilotlight.agent.trial.TrialMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where configurations lie on a simulated disk, with what {@code slots.FileSlots} promises: durable
 * on return, whole or not at all. One thread.
 */
final class SimSlots implements Slots {
    private final Disk disk;
    private final Map<Place, String> signed = new EnumMap<>(Place.class);
    private TrialMemory memory = TrialMemory.NEW;

    SimSlots(Disk disk) {
        this.disk = disk;
    }

    @Override
    public TrialMemory recall() {
        return memory;
    }

    @Override
    public void remember(TrialMemory next) {
        mayWrite();
        memory = next;
    }

    @Override
    public void store(Place place, String bytes) {
        mayWrite();
        signed.put(place, bytes);
    }

    private void mayWrite() {
        Optional<String> refusal = disk.refusal();
        if (refusal.isPresent()) {
            throw new UncheckedIOException(new IOException(refusal.get()));
        }
    }

    @Override
    public Optional<String> read(Place place) {
        return Optional.ofNullable(signed.get(place));
    }
}
