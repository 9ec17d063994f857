package dev.pilotlight.agent.simulate;

import dev.pilotlight.config.ControlSettings;
import dev.pilotlight.config.ControlSettings.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every controller in the same scene, side by side; and the hysteresis controller once more, asked
 * for so much sooner or more that it is no less comfortable than the learning one. One thread.
 */
public final class Round {
    private static final Duration LONGEST_HEAD_START = Duration.ofMinutes(375);
    private static final Duration HEAD_START_STEP = Duration.ofMinutes(15);
    private static final int RAISE_MILLI_K = 200;
    private static final int MOST_RAISED_MILLI_K = 600;
    /** K·h a day that nobody feels. */
    private static final double SAME_DISCOMFORT = 0.02;

    private final Scene scene;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * One controller's figures.
     *
     * @param name as in the table
     * @param daysPerSecond simulated days a second
     */
    public record Entry(String name, Figures figures, double daysPerSecond) {}

    private Round(Scene scene) {
        this.scene = scene;
    }

    /** Plays the scene with each of them. */
    public static List<Entry> play(Scene scene) {
        Round round = new Round(scene);
        Entry plain = round.add("hysteresis", Contender.Shipped.of(Rule.HYSTERESIS));
        round.add("pi", Contender.Shipped.of(Rule.PI));
        Entry learning = round.add("learning", Contender.Shipped.of(Rule.LEARNING));
        round.add("ideal", new Contender.Ideal());
        if (isWorse(plain, learning)) {
            round.asComfortableAs(learning).ifPresent(round.entries::add);
        }
        return List.copyOf(round.entries);
    }

    private Entry add(String name, Contender contender) {
        Entry entry = run(name, contender);
        entries.add(entry);
        return entry;
    }

    private Entry run(String name, Contender contender) {
        long began = System.nanoTime();
        Figures figures = new Simulation(scene, contender).run();
        return new Entry(name, figures,
                scene.span().allDays() * 1e9 / (System.nanoTime() - began));
    }

    static boolean isWorse(Entry one, Entry other) {
        return one.figures().discomfort().counted() > other.figures().discomfort().counted()
                + SAME_DISCOMFORT;
    }

    /** The least that an owner must ask for: sooner first, and more where that is not enough. */
    private Optional<Entry> asComfortableAs(Entry learning) {
        for (int raised = 0; raised <= MOST_RAISED_MILLI_K; raised += RAISE_MILLI_K) {
            Optional<Entry> found = asComfortableAs(learning, raised);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The least head start that is enough with that target, by halving. */
    private Optional<Entry> asComfortableAs(Entry learning, int raised) {
        long low = -1;
        long high = scene.plan().entries().size() > 1
                ? LONGEST_HEAD_START.dividedBy(HEAD_START_STEP)
                : 0;
        Entry best = owners(high, raised);
        if (isWorse(best, learning)) {
            return Optional.empty();
        }
        while (high - low > 1) {
            long middle = (low + high) / 2;
            Entry tried = owners(middle, raised);
            if (isWorse(tried, learning)) {
                low = middle;
            } else {
                high = middle;
                best = tried;
            }
        }
        return Optional.of(best);
    }

    private Entry owners(long steps, int raised) {
        Duration headStart = HEAD_START_STEP.multipliedBy(steps);
        return run(String.format(Locale.ROOT, "hysteresis %d:%02d early, %.1f K more",
                headStart.toHours(), headStart.toMinutesPart(), raised / 1_000.0),
                new Contender.Shipped(Rule.HYSTERESIS, ControlSettings.DEFAULTS.early(),
                        headStart, raised));
    }
}
