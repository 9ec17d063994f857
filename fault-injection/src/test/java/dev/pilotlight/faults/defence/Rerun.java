package dev.pilotlight.faults.defence;

import dev.pilotlight.faults.sim.bad.OtherProduct;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Main of a child process: named tests of one module once more, each in a product of its own with
 * some classes replaced; so are they in processes that a test starts itself, when it is the only
 * one that runs. A test that does not end is left to itself at its limit; the process ends with the
 * last one.
 */
public final class Rerun {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Path endings;
    private final Duration limit;
    private final Queue<Order> orders;

    /**
     * One test to run.
     *
     * @param classes folder with the classes that take the place of the product's
     */
    record Order(int number, String type, String method, Path classes) {
        static Order parse(String line) {
            String[] parts = line.split("\t", -1);
            return new Order(Integer.parseInt(parts[0]), parts[1], parts[2], Path.of(parts[3]));
        }

        String line() {
            return String.join("\t", Integer.toString(number), type, method, classes.toString());
        }
    }

    private Rerun(Path orders, Path endings, Duration limit) throws IOException {
        this.orders = new ConcurrentLinkedQueue<>(Files.readAllLines(orders).stream().map(
                Order::parse).toList());
        this.endings = endings;
        this.limit = limit;
    }

    /** File of orders, file for the endings, limit of each test in seconds, how many at once. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Rerun rerun = new Rerun(Path.of(args[0]), Path.of(args[1]), Duration.ofSeconds(Long
                .parseLong(args[2])));
        List<Thread> lanes = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            lanes.add(Thread.ofPlatform().name("lane-" + i).start(rerun::work));
        }
        for (Thread lane : lanes) {
            lane.join();
        }
        Runtime.getRuntime().halt(0);
    }

    private void work() {
        for (Order order = orders.poll(); order != null; order = orders.poll()) {
            note(bounded(order).line(order.number()));
        }
    }

    private synchronized void note(String line) {
        try {
            Files.writeString(endings, line + "\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException lost) {
            throw new IllegalStateException("cannot write " + endings, lost);
        }
    }

    private Ending bounded(Order order) {
        AtomicReference<Ending> ending = new AtomicReference<>(new Ending(Ending.How.HUNG,
                "for " + limit.toSeconds() + " s"));
        Thread runner = Thread.ofPlatform().daemon().name(order.method()).start(() -> ending.set(
                run(order)));
        try {
            runner.join(limit);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return ending.get();
    }

    private static Ending run(Order order) {
        try {
            System.setProperty("java.class.path", order.classes() + File.pathSeparator
                    + CLASS_PATH);
            OtherProduct product = new OtherProduct(classes(order.classes()));
            Thread.currentThread().setContextClassLoader(product);
            First first = new First();
            LauncherFactory.create().execute(request(product.loadClass(order.type()), order
                    .method()), first);
            return first.ending();
        } catch (Exception | LinkageError broken) {
            return Ending.of(Optional.of(broken));
        }
    }

    private static LauncherDiscoveryRequest request(Class<?> type, String method) {
        return LauncherDiscoveryRequestBuilder.request().selectors(Stream.of(type
                .getDeclaredMethods()).filter(each -> each.getName().equals(method)).map(
                        each -> DiscoverySelectors.selectMethod(type, each))
                .toList()).build();
    }

    private static Map<String, byte[]> classes(Path folder) throws IOException {
        Map<String, byte[]> found = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(folder.relativize(file).toString().replace(".class", "").replace('/',
                        '.'), Files.readAllBytes(file));
            }
        }
        return found;
    }

    /** The first failure of a run, and whether anything was run at all. */
    private static final class First implements TestExecutionListener {
        private Optional<Throwable> failure = Optional.empty();
        private boolean ran;

        @Override
        public synchronized void executionFinished(TestIdentifier test,
                TestExecutionResult result) {
            ran |= test.isTest();
            failure = failure.or(result::getThrowable);
        }

        synchronized Ending ending() {
            return failure.isEmpty() && !ran
                    ? new Ending(Ending.How.BROKE, "no such test")
                    : Ending.of(failure);
        }
    }
}
