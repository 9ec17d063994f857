package dev.pilotlight.agent.drill;

import dev.pilotlight.agent.house.Dynamics;
import dev.pilotlight.agent.house.GeneratedWeather;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.twin.Doc;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random days, each by a seed of its own, so that any of them can be played again alone. A day
 * begins with what the controller learned in {@link #LEARNS} quiet days of the same house. One
 * thread.
 */
public final class Days {
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LEARNS = Duration.ofDays(4);
    /** The heating season, as days of the year from January on. */
    private static final List<Integer> WINTER = List.of(0, 15, 30, 45, 60, 75, 90, 290, 305, 320,
            335, 350);

    private final FirmwareConfig config;
    private final List<Dynamics> houses;
    private final UnaryOperator<Parts> variant;
    private final Map<Dynamics, Map<String, Doc>> learned = new HashMap<>();

    /** Days in these houses. */
    public Days(FirmwareConfig config, List<Dynamics> houses) {
        this(config, houses, UnaryOperator.identity());
    }

    Days(FirmwareConfig config, List<Dynamics> houses, UnaryOperator<Parts> variant) {
        this.config = config;
        this.houses = List.copyOf(houses);
        this.variant = variant;
    }

    /**
     * What was broken on the day of that seed.
     *
     * @param at since the day's beginning
     */
    public record Violation(Duration at, String what) {}

    /** Plays one day; what was broken first, if anything. */
    public Optional<Violation> play(long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("SplittableRandom").create(~seed);
        Dynamics house = houses.get(chance.nextInt(houses.size()));
        Instant start = NEW_YEAR.plus(Duration.ofDays(WINTER.get(chance.nextInt(WINTER.size()))))
                .plusSeconds(chance.nextInt(86_400));
        Site site = new Site(config, house, new GeneratedWeather(seed), start, learned(house),
                seed);
        World world = new World(site, RandomDay.of(seed, config.hardware().sensing()), variant);
        return play(world);
    }

    private static Optional<Violation> play(World world) {
        Laws laws = new Laws(world);
        while (world.at().compareTo(RandomDay.LENGTH) < 0) {
            world.tick();
            Optional<String> broken = laws.broken();
            if (broken.isPresent()) {
                return Optional.of(new Violation(world.at(), broken.get()));
            }
        }
        return laws.stillDoesItsJob().map(what -> new Violation(world.at(), what));
    }

    /** The faults of that day, for people. */
    public List<Fault> plan(long seed) {
        return RandomDay.of(seed, config.hardware().sensing());
    }

    private Map<String, Doc> learned(Dynamics house) {
        return learned.computeIfAbsent(house, _ -> {
            World quiet = new World(new Site(config, house, new GeneratedWeather(1), NEW_YEAR,
                    Map.of(), 1), List.of());
            while (quiet.at().compareTo(LEARNS) < 0) {
                quiet.tick();
            }
            return quiet.ledger().saved();
        });
    }
}
