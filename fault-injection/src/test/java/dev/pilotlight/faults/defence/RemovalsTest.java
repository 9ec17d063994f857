package dev.pilotlight.faults.defence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.defence.Removal.Pace;
import dev.pilotlight.faults.sim.bad.Workshop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tests that are named for a fault can fail: each does, by an assertion, once a line of the
 * product that defends against that fault is made wrong. Three child processes at a time. Those
 * that take too long for every build are run with {@code -Dpilotlight.deep=true}; of these, only
 * that the line is there and that the wrong one compiles is checked here.
 */
class RemovalsTest {
    private static final Logger LOG = LoggerFactory.getLogger(RemovalsTest.class);
    private static final boolean DEEP = Boolean.getBoolean("pilotlight.deep");
    /** Two that work, beside the one that waits, which begins first. */
    private static final int AT_ONCE = 3;
    /** Tests that mostly wait, in one process. */
    private static final int WAITING_LANES = 6;

    @TempDir
    Path folder = Path.of("");

    @Test
    void eachNamedTestFailsWithoutItsDefence() throws Exception {
        Set<Pace> paces = DEEP
                ? EnumSet.allOf(Pace.class)
                : EnumSet.complementOf(EnumSet.of(
                        Pace.DEEP));
        Map<Removal, Ending> endings = endings(Removals.all().stream().filter(
                removal -> paces.contains(removal.pace())).toList(), true);
        LOG.info("named tests without their defences:\n{}", table(endings));
        assertThat(endings).allSatisfy((removal, ending) -> assertThat(ending.proves(removal)
                || mayBeSkipped(ending)).as("%s: %s %s", removal, removal.test(), ending)
                .isTrue());
        if (DEEP) {
            passWithIt();
        }
    }

    private static boolean mayBeSkipped(Ending ending) {
        return ending.how() == Ending.How.SKIPPED && !"fail".equals(System.getProperty(
                "pilotlight.skips"));
    }

    private Map<Removal, Ending> endings(List<Removal> removals, boolean without)
            throws Exception {
        NavigableMap<String, List<Removal>> groups = removals.stream().collect(Collectors
                .groupingBy(removal -> removal.pace() + " " + removal.test().module(), TreeMap::new,
                        Collectors.toList()));
        List<Callable<Map<Removal, Ending>>> jobs = new ArrayList<>();
        groups.descendingMap().forEach((name, group) -> jobs.add(() -> rerun(name, group,
                without)));
        Map<Removal, Ending> endings = new TreeMap<>(Comparator.comparing(Removal::name));
        try (ExecutorService processes = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Map<Removal, Ending>> done : processes.invokeAll(jobs)) {
                endings.putAll(done.get());
            }
        }
        return endings;
    }

    private Map<Removal, Ending> rerun(String name, List<Removal> group, boolean without)
            throws Exception {
        Removal first = group.getFirst();
        int lanes = first.pace() == Pace.WAITS ? WAITING_LANES : 1;
        Reruns reruns = new Reruns(folder.resolve(name + without), first.test().module(), group,
                lanes);
        if (!without) {
            return reruns.asItIs();
        }
        try (Workshop workshop = new Workshop()) {
            return reruns.without(workshop);
        }
    }

    private static String table(Map<Removal, Ending> endings) {
        return endings.entrySet().stream().map(each -> "%-50s %s%n    %s".formatted(each.getKey(),
                each.getKey().test(), each.getValue())).collect(Collectors.joining("\n"));
    }

    /** Also of those that wait for the deep form. */
    @Test
    void everyLineThatIsTakenAwayStandsInTheProductAndItsReplacementCompiles() throws Exception {
        try (Workshop workshop = new Workshop()) {
            for (Removal removal : Removals.all()) {
                assertThat(workshop.compile(removal.patch())).as(removal.name()).isNotEmpty();
            }
        }
        List<String> later = Removals.all().stream().filter(removal -> removal
                .pace() == Pace.DEEP).map(Removal::name).toList();
        if (!DEEP && !later.isEmpty()) {
            LOG.warn(
                    "*** NOT RUN HERE, only compiled; -Dpilotlight.deep=true runs them too: {} ***",
                    String.join("; ", later));
        }
    }

    /**
     * Else a test that fails anyway would prove anything. In every build its own module runs it, so
     * that only the deep form does so here, through the same door.
     */
    private void passWithIt() throws Exception {
        assertThat(endings(Removals.all(), false)).allSatisfy((removal, ending) -> assertThat(
                ending.how()).as("%s: %s", removal.test(), ending).isEqualTo(Ending.How.PASSED));
    }
}
