package dev.pilotlight.faults.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The children of this process that must not outlive it. One shutdown hook ends those that are left
 * when the program is interrupted; a frozen child dies of SIGKILL like any other.
 */
final class Family {

    private static final Set<Child> CHILDREN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(
                Thread.ofPlatform().name("end-children").unstarted(Family::endAll));
    }

    private Family() {}

    static void add(Child child) {
        CHILDREN.add(child);
    }

    static void remove(Child child) {
        CHILDREN.remove(child);
    }

    private static void endAll() {
        CHILDREN.forEach(Child::kill);
    }
}
