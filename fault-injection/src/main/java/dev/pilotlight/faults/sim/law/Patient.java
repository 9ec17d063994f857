package dev.pilotlight.faults.sim.law;

import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.agent.Home;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Law L9: nobody hammers, and no two devices come in step again and again. */
final class Patient implements Rule {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_A_MINUTE = 20;
    /** Six heartbeats, twenty rows a second in batches, and what people ask for. */
    private static final int MOST_SENT = 300;
    private static final Duration TOGETHER = Duration.ofMillis(1);
    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final int MOST_TOGETHER = 4;

    private final Home home;
    private final List<Home> others;
    private final Service service;
    private int seen;
    private final List<Duration> together = new ArrayList<>();

    Patient(Home home, List<Home> others, Service service) {
        this.home = home;
        this.others = others;
        this.service = service;
    }

    @Override
    public Law law() {
        return Law.L9;
    }

    @Override
    public String sentence() {
        return "a device sends at most " + MOST_SENT + " messages and tries to connect at most "
                + MOST_A_MINUTE + " times a minute, and not in step with another (at most "
                + MOST_TOGETHER
                + " times within 10 min)";
    }

    @Override
    public Optional<String> broken() {
        int sent = service.network().sentInAMinute(home.plan().config().thing());
        if (sent > MOST_SENT) {
            return Optional.of("sent " + sent + " messages within a minute");
        }
        List<Duration> attempts = attempts(home);
        if (attempts.size() == seen) {
            return Optional.empty();
        }
        seen = attempts.size();
        return hammers(attempts).or(() -> marches(attempts.getLast()));
    }

    private List<Duration> attempts(Home of) {
        return service.network().attempts(of.plan().config().thing());
    }

    private static Optional<String> hammers(List<Duration> attempts) {
        int at = attempts.size() - 1 - MOST_A_MINUTE;
        return at >= 0 && attempts.getLast().minus(attempts.get(at)).compareTo(MINUTE) < 0
                ? Optional.of("tried to connect " + (MOST_A_MINUTE + 1) + " times within a minute")
                : Optional.empty();
    }

    private Optional<String> marches(Duration now) {
        for (Home other : others) {
            List<Duration> theirs = attempts(other);
            if (other != home && !theirs.isEmpty() && now.minus(theirs.getLast()).compareTo(
                    TOGETHER) <= 0) {
                together.add(now);
            }
        }
        together.removeIf(at -> at.compareTo(now.minus(MEMORY)) < 0);
        return together.size() > MOST_TOGETHER
                ? Optional.of("tried to connect " + together.size()
                        + " times at the same moment as another device")
                : Optional.empty();
    }
}
