package dev.pilotlight.faults.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several homes at the same time, each on a thread of its own. */
final class Together {
    private Together() {}

    /** What one home goes through. */
    interface Ordeal<T> {
        T undergo(Home home) throws IOException;
    }

    /** The results in the order of the homes, when all of them are done. */
    static <T> List<T> all(List<Home> homes, Ordeal<T> ordeal) throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = homes.stream().map(home -> threads.submit(() -> ordeal
                    .undergo(home))).toList();
            List<T> done = new ArrayList<>();
            for (Future<T> one : running) {
                done.add(one.get());
            }
            return done;
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }
}
