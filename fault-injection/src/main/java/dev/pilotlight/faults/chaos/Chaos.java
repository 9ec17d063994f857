package dev.pilotlight.faults.chaos;

import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.proxy.Toxic;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Random faults, round by round: in each round every home suffers one of its own, and every few
 * rounds the broker itself is frozen or killed, for all of them. One thread, but for the homes of a
 * round.
 */
public final class Chaos implements Closeable {
    private static final int BROKER_EVERY = 4;
    private static final double LAST_TARGET = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Promised at the default cap of 60 s, and so at any shorter one. */
    private static final Duration BACK = Duration.ofSeconds(70);

    private final Plan plan;
    private final Street street;
    private final SplittableRandom chance;
    private final List<Wound> wounds = new ArrayList<>();
    private final Consumer<String> teller;
    private int struck;

    /**
     * What is to be done.
     *
     * @param faults how many, at least
     * @param span if given, how long it goes on instead
     * @param homes how many suffer at the same time
     * @param seed decides which fault comes when
     * @param backoffCap of the agents' links, 60 s at most
     */
    public record Plan(int faults, Optional<Duration> span, int homes, long seed,
            Duration backoffCap) {}

    /**
     * Starts everything.
     *
     * @param folder an empty or absent folder for everything that is written
     */
    public Chaos(Plan plan, Path agentJar, Path cloudJar, Path folder, Consumer<String> teller)
            throws IOException {
        this.plan = plan;
        this.chance = new SplittableRandom(plan.seed());
        this.teller = teller;
        this.street = new Street(agentJar, cloudJar, folder, plan.homes(), plan.backoffCap());
    }

    /** Plays all faults, heals everything, ends both programs and reads both databases. */
    public Report play(Path scratch) throws IOException {
        awaitAll(Home::isOnline, "is not online at the start");
        long began = System.nanoTime();
        for (int round = 1; goesOn(began); round++) {
            if (round % BROKER_EVERY == 0) {
                brokerRound();
            } else {
                linkRound();
            }
            teller.accept("round %d, %d faults of %s".formatted(round, struck, plan.span().map(
                    Object::toString).orElse(Integer.toString(plan.faults()))));
        }
        for (Home home : street.homes()) {
            home.turn(LAST_TARGET);
        }
        awaitAll(Home::isDrained, "did not deliver everything");
        List<String> left = new ArrayList<>();
        for (Home home : street.homes()) {
            left.addAll(Leftovers.of(home));
        }
        return new Report(plan, wounds, street.reckon(scratch), left);
    }

    private boolean goesOn(long began) {
        return plan.span().map(span -> System.nanoTime() - began < span.toNanos()).orElse(
                struck < plan.faults());
    }

    private void linkRound() throws IOException {
        struck += street.homes().size();
        List<LinkFault> faults = street.homes().stream().map(_ -> LinkFault.any(chance)).toList();
        boolean busy = chance.nextBoolean();
        street.hurry(busy);
        double target = 15 + chance.nextInt(100) / 10.0;
        List<Home> homes = street.homes();
        wounds.addAll(Together.all(homes, home -> {
            LinkFault fault = faults.get(homes.indexOf(home));
            fault.strike(home.link());
            return suffer(home, fault, busy, target);
        }));
    }

    private Wound suffer(Home home, LinkFault fault, boolean busy, double target)
            throws IOException {
        Suffering suffering = new Suffering(home, fault.words(), busy);
        if (busy) {
            home.turn(target);
        }
        if (fault.isSeen()) {
            suffering.awaitDown(fault.bound(busy));
        } else if (fault.isDeadly()) {
            LinkFault.RESET.strike(home.link());
        } else {
            suffering.awaitAlive(Duration.ofSeconds(8));
        }
        home.link().set(Toxic.PASS, Toxic.PASS);
        return suffering.awaitBack(BACK);
    }

    private void brokerRound() throws IOException {
        struck++;
        street.hurry(true);
        boolean kill = chance.nextBoolean();
        if (kill) {
            street.cloud().close();
        } else {
            street.cloud().freeze();
        }
        List<Suffering> all = Together.all(street.homes(), home -> {
            Suffering suffering = new Suffering(home, kill ? "broker SIGKILL" : "broker SIGSTOP",
                    true);
            home.turn(21.5);
            suffering.awaitDown(LinkFault.STALL.bound(true));
            return suffering;
        });
        if (kill) {
            street.startCloud();
        } else {
            street.cloud().thaw();
        }
        all.forEach(Suffering::heal);
        for (Suffering one : all) {
            wounds.add(one.awaitBack(BACK));
        }
    }

    private interface Look {
        boolean isSo(Home home) throws IOException;
    }

    private void awaitAll(Look look, String otherwise) throws IOException {
        for (Home home : street.homes()) {
            Duration patience = PATIENCE.plus(plan.backoffCap());
            if (!Waiting.until(patience, () -> look.isSo(home))) {
                throw new IOException(home.thing() + " " + otherwise + ": " + home.api().state()
                        .path("link"));
            }
        }
    }

    @Override
    public void close() throws IOException {
        street.close();
    }

    /** One home in one fault, with a stop-watch. */
    private static final class Suffering {
        private final Home home;
        private final String fault;
        private final boolean busy;
        private final long struckAt = System.nanoTime();
        private long healedAt = struckAt;
        private Optional<Duration> downAfter = Optional.empty();
        private Optional<String> complaint = Optional.empty();

        Suffering(Home home, String fault, boolean busy) {
            this.home = home;
            this.fault = fault;
            this.busy = busy;
        }

        private static Duration since(long nanos) {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }

        /** Three times the bound is waited, so that a figure is known when it is missed. */
        void awaitDown(Duration bound) {
            if (Waiting.until(bound.multipliedBy(3), () -> !home.isOnline())) {
                downAfter = Optional.of(since(struckAt));
            }
            if (downAfter.isEmpty() || downAfter.get().compareTo(bound) > 0) {
                complaint = Optional.of("down was not shown within " + bound.toSeconds() + " s");
            }
            heal();
        }

        void awaitAlive(Duration span) {
            if (Waiting.sometimeIn(span, () -> !home.isOnline())) {
                complaint = Optional.of("a slow link was taken for a dead one");
            }
            heal();
        }

        void heal() {
            healedAt = System.nanoTime();
        }

        Wound awaitBack(Duration bound) {
            boolean back = Waiting.until(bound.multipliedBy(2), home::isOnline);
            Duration took = since(healedAt);
            if (!back || took.compareTo(bound) > 0) {
                complaint = Optional.of("was not back within " + bound.toSeconds() + " s");
            }
            return new Wound(fault, busy, downAfter, took, complaint);
        }
    }
}
