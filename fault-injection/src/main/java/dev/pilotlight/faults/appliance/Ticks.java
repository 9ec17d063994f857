package dev.pilotlight.faults.appliance;

import dev.pilotlight.faults.chaos.LinkFault;
import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.proxy.FaultProxy;
import dev.pilotlight.faults.proxy.Toxic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * How late control decisions come while the link suffers, beside a loop in a process of its own
 * that does nothing but wake up as often: what is above that loop is the agent's fault.
 */
public final class Ticks {
    private static final Duration FAULT = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern BARE = Pattern.compile("late (.*)");
    private static final String[] NAMES = {"p50", "p99", "p99.9", "worst"};

    private final Program program;
    private final List<String> bare;
    private final Path folder;
    private final Consumer<String> teller;

    /**
     * Nothing is started yet.
     *
     * @param bare the command of a loop that does nothing, but for its period and span in
     *        milliseconds; it prints {@code late} and the four figures in milliseconds
     */
    public Ticks(Program program, List<String> bare, Path folder, Consumer<String> teller) {
        this.program = program;
        this.bare = List.copyOf(bare);
        this.folder = folder;
        this.teller = teller;
    }

    /** Runs each period so often, all periods at the same time, and prints the medians. */
    public void measure(Path cloudJar, List<Duration> periods, int runs, Duration span)
            throws IOException {
        double[][][] agent = new double[periods.size()][runs][];
        double[][][] loop = new double[periods.size()][runs][];
        for (int run = 0; run < runs; run++) {
            Path home = folder.resolve("run-" + run);
            try (Cloud cloud = new Cloud(cloudJar, home);
                    Street street = new Street(cloud, home, periods)) {
                List<Child> bares = street.bare(span);
                street.suffer(span, new SplittableRandom(run));
                for (int i = 0; i < periods.size(); i++) {
                    agent[i][run] = Buckets.of(street.all.get(i).metrics()).figures();
                    loop[i][run] = figures(bares.get(i));
                }
            }
            teller.accept("run " + (run + 1) + " of " + runs + " is over");
        }
        for (int i = 0; i < periods.size(); i++) {
            tell(periods.get(i), median(agent[i]), median(loop[i]));
        }
    }

    private static double[] figures(Child bare) throws IOException {
        String[] words = bare.awaitLine(BARE, PATIENCE).group(1).split(" ", -1);
        bare.close();
        return Arrays.stream(words).mapToDouble(Double::parseDouble).toArray();
    }

    private static double[] median(double[][] runs) {
        double[] median = new double[NAMES.length];
        for (int i = 0; i < median.length; i++) {
            int place = i;
            double[] sorted = Arrays.stream(runs).mapToDouble(run -> run[place]).sorted()
                    .toArray();
            median[i] = sorted[sorted.length / 2];
        }
        return median;
    }

    private void tell(Duration period, double[] agent, double[] loop) {
        StringBuilder line = new StringBuilder(
                "ticks of " + period.toMillis() + " ms, late by ms:");
        for (int i = 0; i < NAMES.length; i++) {
            line.append(String.format(Locale.ROOT, "  %s %.1f (bare loop %.1f)", NAMES[i], agent[i],
                    loop[i]));
        }
        teller.accept(line.toString());
    }

    /** A thermostat for each period, each on a link of its own. */
    private final class Street implements AutoCloseable {
        private final List<Duration> periods;
        private final Path home;
        private final List<Thermostat> all = new ArrayList<>();
        private final List<FaultProxy> links = new ArrayList<>();

        Street(Cloud cloud, Path home, List<Duration> periods) throws IOException {
            this.periods = periods;
            this.home = home;
            for (Duration period : periods) {
                FaultProxy link = new FaultProxy(0, cloud.mqtt(), () -> {});
                links.add(link);
                String thing = "hall-" + period.toMillis();
                Path house = home.resolve(thing);
                Path config = Thermostat.configure(house, thing, link.port(), "tick: " + period
                        .toMillis() + "ms");
                cloud.enrol(program, thing, house, config);
                all.add(Thermostat.start(program, house, config));
            }
        }

        List<Child> bare(Duration span) throws IOException {
            List<Child> bares = new ArrayList<>();
            for (Duration period : periods) {
                List<String> command = new ArrayList<>(bare);
                command.add(Long.toString(period.toMillis()));
                command.add(Long.toString(span.toMillis()));
                bares.add(Child.start("bare-loop", home.resolve("bare.log"), command));
            }
            return bares;
        }

        void suffer(Duration span, SplittableRandom chance) {
            long end = System.nanoTime() + span.toNanos();
            while (System.nanoTime() < end) {
                links.forEach(link -> LinkFault.any(chance).strike(link));
                LockSupport.parkNanos(Math.min(FAULT.toNanos(), end - System.nanoTime()));
                links.forEach(link -> link.set(Toxic.PASS, Toxic.PASS));
                LockSupport.parkNanos(Math.min(FAULT.toNanos(), end - System.nanoTime()));
            }
        }

        @Override
        public void close() throws IOException {
            all.forEach(Thermostat::close);
            for (FaultProxy link : links) {
                link.close();
            }
        }
    }
}
