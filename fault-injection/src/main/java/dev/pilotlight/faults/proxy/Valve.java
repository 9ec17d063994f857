package dev.pilotlight.faults.proxy;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The flow of one direction, and a place to wait while it is stalled. Any thread. */
final class Valve {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turned = lock.newCondition();
    private Flow flow = Flow.PASS;

    void set(Flow next) {
        lock.lock();
        try {
            flow = next;
            turned.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isSwallowing() {
        lock.lock();
        try {
            return flow == Flow.SWALLOW;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the flow, once it is not {@link Flow#STALL}. */
    Flow awaitNotStalled() throws InterruptedException {
        lock.lock();
        try {
            while (flow == Flow.STALL) {
                turned.await();
            }
            return flow;
        } finally {
            lock.unlock();
        }
    }
}
