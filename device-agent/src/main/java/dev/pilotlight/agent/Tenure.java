package dev.pilotlight.agent;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.mqtt.PahoProbe;
import dev.pilotlight.agent.port.ConfigDoor;
import dev.pilotlight.agent.runtime.ConfigDesk;
import dev.pilotlight.agent.runtime.Tryout;
import dev.pilotlight.agent.slots.FileKeys;
import dev.pilotlight.agent.slots.FileSlots;
import dev.pilotlight.agent.system.DeskThread;
import dev.pilotlight.agent.system.MachineTime;
import dev.pilotlight.agent.trial.Bundle;
import dev.pilotlight.agent.trial.TrialRules;
import dev.pilotlight.config.FirmwareConfig;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process on one data directory, and the configurations that it runs with one after the other.
 * Notices that come before somebody listens are kept for whoever does. Any thread.
 */
final class Tenure implements Tryout.Audience, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tenure.class);
    private static final int MOST_NOTICES = 16;

    private final DataLock lock;
    private final ConfigDesk desk;
    private final DeskThread thread;
    private final BlockingQueue<FirmwareConfig> next = new LinkedBlockingQueue<>();
    private final Deque<Event> notices = new ArrayDeque<>();
    private Optional<Predicate<Event>> listener = Optional.empty();

    /** Takes the directory; a second agent on it is refused. */
    Tenure(Path file, Path data, MachineTime time, TrialRules rules) {
        FirmwareConfig installed = Configuration.installed(file);
        this.lock = DataLock.take(data);
        this.desk = new ConfigDesk(new Tryout(
                new Tryout.Setup(installed, () -> Configuration.doc(file),
                        new FileKeys(data, installed), rules, this),
                new FileSlots(data)), time,
                new PahoProbe(data.resolve("identity"), time.real(),
                        new SplittableRandom(new SecureRandom().nextLong())));
        this.thread = new DeskThread(desk);
    }

    /** What to start with: what was proven, or what is on trial. */
    FirmwareConfig boot() {
        return desk.boot();
    }

    ConfigDoor door() {
        return desk;
    }

    /** The wiring controls the room: from now on it is looked at. */
    void begin(Wiring wiring) {
        synchronized (notices) {
            listener = Optional.of(wiring::notice);
            notices.forEach(wiring::notice);
            notices.clear();
        }
        desk.attach(wiring.door()::status, wiring::tryLink);
        thread.start();
    }

    /** Waits for another configuration; the wiring then is to be closed. */
    FirmwareConfig next() throws InterruptedException {
        FirmwareConfig config = next.take();
        desk.detach();
        synchronized (notices) {
            listener = Optional.empty();
        }
        return config;
    }

    /** Whether what is in force is only tried: if it cannot even begin, that is an answer. */
    boolean isOnTrial() {
        return !desk.view().memory().state().inForce().equals(provenNow());
    }

    private Bundle provenNow() {
        return desk.view().memory().state().proven();
    }

    @Override
    public void run(FirmwareConfig config) {
        next.add(config);
    }

    @Override
    public void notice(String kind, String text) {
        LOG.info("{}", text);
        Event event = new Event.Noticed(kind, text);
        synchronized (notices) {
            boolean heard = listener.filter(one -> one.test(event)).isPresent();
            if (!heard && notices.size() < MOST_NOTICES) {
                notices.add(event);
            }
        }
    }

    @Override
    public void close() {
        thread.close();
        lock.close();
    }
}
