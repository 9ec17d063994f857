package dev.pilotlight.agent.store;

import dev.pilotlight.agent.port.Job;
import dev.pilotlight.twin.Doc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Settings on their way to the disk. There is one place for each, so that no setting is ever lost
 * to a queue that is full, however long the disk stands still. Any thread.
 */
final class Saves {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Doc> newest;
    private final Map<String, Doc> waiting = new HashMap<>();

    /** {@code stored} is what the disk has already. */
    Saves(Map<String, Doc> stored) {
        this.newest = new HashMap<>(stored);
    }

    void put(String key, Doc value) {
        lock.lock();
        try {
            newest.put(key, value);
            waiting.put(key, value);
        } finally {
            lock.unlock();
        }
    }

    boolean isWaiting() {
        lock.lock();
        try {
            return !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** What is to be written; it counts as taken. */
    List<Job> take() {
        lock.lock();
        try {
            List<Job> taken = new ArrayList<>();
            waiting.forEach((key, value) -> taken.add(new Job.Save(key, value)));
            waiting.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Every setting, so that a new file begins with them. */
    List<Job.Save> all() {
        lock.lock();
        try {
            return newest.entrySet().stream().map(one -> new Job.Save(one.getKey(), one
                    .getValue())).toList();
        } finally {
            lock.unlock();
        }
    }
}
