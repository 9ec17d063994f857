package dev.pilotlight.agent;

import dev.pilotlight.agent.drill.Days;
import dev.pilotlight.agent.drill.Fault;
import dev.pilotlight.agent.drill.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Plays random days on every core: each worker has a {@link Days} of its own and takes every n-th
 * seed. What is broken is printed as it is found.
 */
final class RandomDrill {
    private final Supplier<Days> fresh;
    private final String again;
    private final PrintStream out;

    /**
     * A drill.
     *
     * @param fresh days for one worker
     * @param again the command that plays one day; the seed follows it
     */
    RandomDrill(Supplier<Days> fresh, String again, PrintStream out) {
        this.fresh = fresh;
        this.again = again;
        this.out = out;
    }

    /** Plays the days of {@code count} seeds from {@code first} on; how many were broken. */
    int play(long first, int count) {
        int workers = Math.min(count, Runtime.getRuntime().availableProcessors());
        long begun = System.nanoTime();
        int failed = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<Integer>> parts = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                long from = first + worker;
                parts.add(pool.submit(() -> part(from, first + count, workers)));
            }
            for (Future<Integer> part : parts) {
                failed += part.get();
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a random day ended the drill", broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.WORLD, "stopped before every day was played");
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        out.printf("%d random days, %d with a violation, %.1f simulated days a second%n", count,
                failed, count / seconds);
        return failed;
    }

    private int part(long from, long to, int stride) {
        Days days = fresh.get();
        int failed = 0;
        for (long seed = from; seed < to; seed += stride) {
            failed += play(days, seed) ? 1 : 0;
        }
        return failed;
    }

    /** Whether that day was broken. */
    private boolean play(Days days, long seed) {
        return days.play(seed).map(violation -> {
            StringBuilder told = new StringBuilder("seed " + seed + " at "
                    + Verdict.words(violation.at()) + ": " + violation.what() + "\n");
            for (Fault fault : days.plan(seed)) {
                told.append("    ").append(fault).append('\n');
            }
            out.print(told.append("    again: ").append(again).append(seed).append('\n'));
            return true;
        }).orElse(false);
    }
}
