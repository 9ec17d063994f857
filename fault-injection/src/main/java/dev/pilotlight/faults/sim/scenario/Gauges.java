package dev.pilotlight.faults.sim.scenario;

import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.link.LinkReport;
import dev.pilotlight.faults.sim.agent.Disk;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.faults.sim.agent.Start;
import dev.pilotlight.faults.sim.fault.Fault;
import dev.pilotlight.faults.sim.fault.Incident;
import dev.pilotlight.faults.sim.law.Service;
import dev.pilotlight.faults.sim.world.World;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Watches a run for what is told of it afterwards; changes nothing in it. Looked at after every
 * event; works ten times a second in the two minutes after the first fault began and after the last
 * one ended, else every five seconds. One thread.
 */
final class Gauges {
    /** Where something is about to be told by the second. */
    private static final Duration OFTEN = Duration.ofMillis(100);
    private static final Duration SELDOM = Duration.ofSeconds(5);
    private static final Duration CLOSE = Duration.ofMinutes(2);
    /** Rows that may be on their way at any time, as law L5 has it. */
    private static final int ON_THE_WAY = 15;

    private final World world;
    private final List<Home> homes;
    private final Optional<Service> service;
    private final Duration begin;
    private final Duration end;
    private Duration next;
    private double coldestK;
    private Optional<Duration> down = Optional.empty();
    private Duration inStepSince;
    private boolean inStep = true;

    Gauges(World world, List<Home> homes, Optional<Service> service, List<Incident> plan) {
        this.world = world;
        this.homes = homes;
        this.service = service;
        List<Incident> faults = faults(plan);
        this.begin = faults.stream().map(Incident::from).min(Comparator.naturalOrder()).orElse(
                Duration.ZERO);
        this.end = faults.stream().map(Incident::to).max(Comparator.naturalOrder()).orElse(
                Duration.ZERO);
        this.next = begin;
        this.inStepSince = end;
    }

    /** What people do counts only where nothing else happens. */
    private static List<Incident> faults(List<Incident> plan) {
        List<Incident> faults = plan.stream().filter(incident -> !(incident
                .fault() instanceof Fault.Deed)).toList();
        return faults.isEmpty() ? plan : faults;
    }

    void look() {
        Duration now = world.now();
        if (now.compareTo(next) < 0) {
            return;
        }
        next = now.plus(isClose(now, begin) || isClose(now, end) ? OFTEN : SELDOM);
        homes.forEach(home -> home.status().flatMap(status -> tooCold(home, status)).ifPresent(
                missing -> coldestK = Math.max(coldestK, missing)));
        if (service.isPresent()) {
            lookAtLinks(now);
        }
    }

    private static boolean isClose(Duration now, Duration moment) {
        return now.compareTo(moment) >= 0 && now.minus(moment).compareTo(CLOSE) < 0;
    }

    private static Optional<Double> tooCold(Home home, Status status) {
        return status.aim().target().map(target -> target.milliC() / 1e3 - home.airC());
    }

    private void lookAtLinks(Duration now) {
        boolean saysDown = homes.stream().anyMatch(home -> home.report().filter(
                report -> !report.up()).isPresent());
        down = down.or(() -> saysDown ? Optional.of(now.minus(begin)) : Optional.empty());
        boolean was = inStep;
        inStep = homes.stream().allMatch(Gauges::isInStep);
        if (inStep && !was) {
            inStepSince = now;
        }
    }

    private static boolean isInStep(Home home) {
        return home.report().filter(LinkReport::up).isPresent() && home.running().map(
                Start::waiting).orElse(0L) <= ON_THE_WAY;
    }

    Felt felt() {
        return service.map(this::withCloud).orElseGet(() -> Felt.alone(coldestK));
    }

    private Felt withCloud(Service far) {
        Duration back = inStepSince.compareTo(end) > 0 ? inStepSince.minus(end) : Duration.ZERO;
        return new Felt(coldestK, down, inStep ? Optional.of(back) : Optional.empty(), homes
                .stream().mapToLong(home -> lost(home, far)).sum(),
                world.counted(
                        "cloud was told a row twice"));
    }

    private static long lost(Home home, Service far) {
        List<Disk.Key> owed = List.copyOf(home.disk().owed());
        return owed.stream().limit(Math.max(0, owed.size() - ON_THE_WAY)).filter(key -> !far
                .archive().everHad(home.plan().config().thing(), key)).count();
    }
}
