package dev.pilotlight.faults.proxy;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The toxic of one direction, and a place to wait while it is stalled. Any thread. */
final class Valve {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turned = lock.newCondition();
    private Toxic toxic = Toxic.PASS;

    void set(Toxic next) {
        lock.lock();
        try {
            toxic = next;
            turned.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Toxic toxic() {
        lock.lock();
        try {
            return toxic;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the toxic, once it is not {@link Toxic.Stall}. */
    Toxic awaitNotStalled() throws InterruptedException {
        lock.lock();
        try {
            while (toxic instanceof Toxic.Stall) {
                turned.await();
            }
            return toxic;
        } finally {
            lock.unlock();
        }
    }
}
