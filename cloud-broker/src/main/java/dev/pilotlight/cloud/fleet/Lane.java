package dev.pilotlight.cloud.fleet;

import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * One device's work in the order in which it came; what has come by then is done together. Owned by
 * the fleet's thread.
 *
 * <pre>
 * FORGOTTEN --work--> RECALLING --memory--> IDLE --work--> BUSY --durable--> IDLE
 *                         +------failed----> FORGOTTEN (what waits is refused)
 * </pre>
 */
final class Lane {
    /** A device may have 10 messages under way; the rest is for operators. */
    static final int MAX_WAITING = 32;

    /** Where a lane stands. */
    enum Stage {
        FORGOTTEN, RECALLING, IDLE, BUSY
    }

    final DeviceId device;
    private final Deque<Work<?>> waiting = new ArrayDeque<>();
    private Stage stage = Stage.FORGOTTEN;
    private Memory memory = Memory.EMPTY;
    private Optional<Duration> heardAt = Optional.empty();

    Lane(DeviceId device) {
        this.device = device;
    }

    Stage stage() {
        return stage;
    }

    void enter(Stage next) {
        stage = next;
    }

    Memory memory() {
        return memory;
    }

    void remember(Memory now) {
        memory = now;
    }

    Optional<Duration> heardAt() {
        return heardAt;
    }

    void heard(Duration uptime) {
        heardAt = Optional.of(uptime);
    }

    /** False when too much waits already. */
    boolean add(Work<?> work) {
        return waiting.size() < MAX_WAITING && waiting.add(work);
    }

    /** What comes next; empty when nothing waits. */
    Optional<Work<?>> next() {
        return Optional.ofNullable(waiting.poll());
    }

    boolean hasWork() {
        return !waiting.isEmpty();
    }
}
