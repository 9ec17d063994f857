package dev.pilotlight.faults.appliance;

import dev.pilotlight.faults.bench.Usage;
import dev.pilotlight.faults.demo.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the thermostat needs as an appliance, packaged and unpackaged in the same run. */
public final class Appliance {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration ONLINE = Duration.ofSeconds(90);
    private static final Pattern WRITTEN = Pattern.compile("(?m)^write_bytes: (\\d+)");
    private static final double MEGA = 1e6;
    private static final double MEBI = 1 << 20;

    private final Path cloudJar;
    private final Path folder;
    private final Consumer<String> teller;

    /**
     * Nothing is started yet.
     *
     * @param folder an empty one for everything that is written
     */
    public Appliance(Path cloudJar, Path folder, Consumer<String> teller) {
        this.cloudJar = cloudJar;
        this.folder = folder;
        this.teller = teller;
    }

    /** Starts each program so many times, by turns, and prints how long the first decision took. */
    public void starts(List<Program> programs, int times) throws IOException {
        List<List<Duration>> took = new ArrayList<>();
        programs.forEach(_ -> took.add(new ArrayList<>()));
        for (int turn = 0; turn < times; turn++) {
            for (int i = 0; i < programs.size(); i++) {
                Path home = folder.resolve("start-" + i);
                Path config = Thermostat.configure(home, "hall", 1, "");
                took.get(i).add(programs.get(i).firstDecision(home, config));
            }
        }
        for (int i = 0; i < programs.size(); i++) {
            List<Duration> sorted = took.get(i).stream().sorted().toList();
            teller.accept("%s: start to first control decision, median of %d: %d ms (%d to %d)"
                    .formatted(programs.get(i).name(), times, sorted.get(times / 2).toMillis(),
                            sorted.getFirst().toMillis(), sorted.getLast().toMillis()));
        }
    }

    /**
     * Lets each program run with page, journal, link and drivers, together and with a person
     * looking, and prints what it needed; the second half counts as rest.
     */
    public void rest(List<Program> programs, Duration span) throws IOException {
        List<Thermostat> all = new ArrayList<>();
        try (Cloud cloud = new Cloud(cloudJar, folder)) {
            for (Program program : programs) {
                all.add(settled(program, cloud, "hall-" + all.size()));
            }
            Waiting.sometimeIn(span.dividedBy(2), () -> looked(all));
            List<Sample> before = samples(all);
            Waiting.sometimeIn(span.dividedBy(2), () -> looked(all));
            List<Sample> after = samples(all);
            for (int i = 0; i < programs.size(); i++) {
                tell(programs.get(i), span, before.get(i), after.get(i));
            }
        } finally {
            all.forEach(Thermostat::close);
        }
    }

    private Thermostat settled(Program program, Cloud cloud, String thing) throws IOException {
        Path home = folder.resolve(thing);
        Path config = Thermostat.configure(home, thing, cloud.mqtt(), "");
        cloud.enrol(program, thing, home, config);
        Thermostat thermostat = Thermostat.start(program, home, config);
        if (!Waiting.until(ONLINE, thermostat::isOnline)) {
            thermostat.close();
            throw new IOException(thing + " is not online");
        }
        return thermostat;
    }

    /** A page that is open somewhere; never satisfied, so that the whole span passes. */
    private static boolean looked(List<Thermostat> all) throws IOException {
        for (Thermostat one : all) {
            one.state();
        }
        java.util.concurrent.locks.LockSupport.parkNanos(LOOK.toNanos());
        return false;
    }

    private record Sample(Usage usage, long written, long nanos) {}

    private static List<Sample> samples(List<Thermostat> all) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (Thermostat one : all) {
            Matcher written = WRITTEN.matcher(Files.readString(Path.of("/proc/" + one.pid()
                    + "/io")));
            samples.add(new Sample(Usage.of(one.pid()), written.find()
                    ? Long.parseLong(written.group(1))
                    : 0, System.nanoTime()));
        }
        return samples;
    }

    private void tell(Program program, Duration span, Sample before, Sample after) {
        double seconds = (after.nanos() - before.nanos()) / 1e9;
        double cpu = after.usage().cpuSince(before.usage()).toNanos() / 1e9 / seconds;
        double day = (after.written() - before.written()) / seconds * 86_400 / MEGA;
        teller.accept(String.format(Locale.ROOT,
                "%s: after %d s: resident %.1f MiB; CPU at rest %.2f %% of a core; written to the"
                        + " card %.1f MB a day, by %.0f minutes",
                program.name(), span.toSeconds(), after.usage().residentBytes() / MEBI, cpu * 100,
                day, seconds / 60));
    }
}
