package dev.pilotlight.cloud.broker;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.internal.PlatformDependent;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Whether the broker's threads answer, and whether there is memory for what they do. */
final class Vitals {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final double NEARLY_FULL = 0.95;

    private Vitals() {}

    /** Whether every thread did something that it was just asked to do. */
    static boolean isAnswering(List<EventLoopGroup> groups) {
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        try {
            for (EventLoopGroup group : groups) {
                for (EventExecutor thread : group) {
                    answers.add(CompletableFuture.runAsync(() -> {}, thread));
                }
            }
            return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .thenApply(_ -> true)
                    .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (RejectedExecutionException stopped) {
            return false;
        }
    }

    /** Which memory is nearly used up; empty when none is. */
    static Optional<String> shortOfMemory() {
        if (isNearlyFull(PlatformDependent.usedDirectMemory(),
                PlatformDependent.maxDirectMemory())) {
            return Optional.of("the memory for connections is nearly full");
        }
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .anyMatch(Vitals::isFullAfterCollection)
                        ? Optional.of("the memory is nearly full")
                        : Optional.empty();
    }

    /** What is left after the last collection is what cannot be had back. */
    private static boolean isFullAfterCollection(MemoryPoolMXBean pool) {
        MemoryUsage kept = pool.getCollectionUsage();
        return kept != null && kept.getMax() > 0 && pool.isCollectionUsageThresholdSupported()
                && pool.getName().contains("Old") && isNearlyFull(kept.getUsed(), kept.getMax());
    }

    private static boolean isNearlyFull(long used, long most) {
        return used > 0 && most > 0 && used > most * NEARLY_FULL;
    }
}
