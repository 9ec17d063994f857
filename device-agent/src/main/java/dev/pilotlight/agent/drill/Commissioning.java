package dev.pilotlight.agent.drill;

import dev.pilotlight.agent.house.Dynamics;
import dev.pilotlight.agent.house.GeneratedWeather;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Plays every hazard to the user's own configuration, one after the other, each in a fresh house in
 * winter, and judges the answer as well as every law at every tick. One thread.
 */
public final class Commissioning {
    private static final Instant WINTER = Instant.parse("2026-01-20T11:00:00Z");
    private static final Duration AFTERWARDS = Duration.ofMinutes(10);
    private static final long SEED = 20170228;

    private final Site site;
    private final UnaryOperator<Parts> variant;

    /** A drill for that configuration in that house. */
    public Commissioning(FirmwareConfig config, Dynamics house, Weather weather) {
        this(config, house, weather, UnaryOperator.identity());
    }

    Commissioning(FirmwareConfig config, Dynamics house, Weather weather,
            UnaryOperator<Parts> variant) {
        this.site = new Site(constant(config), house, weather, WINTER, Map.of(), SEED);
        this.variant = variant;
    }

    /** The same in generated weather. */
    public static Commissioning of(FirmwareConfig config, Dynamics house) {
        return new Commissioning(config, house, new GeneratedWeather(SEED));
    }

    /** A drill is about hazards, not about the hour: the day's highest target holds all day. */
    private static FirmwareConfig constant(FirmwareConfig config) {
        WeeklySchedule week = config.schedule();
        Optional<ScheduleEntry> most = week.entries().values().stream().max((one, other) -> one
                .target().compareTo(other.target()));
        WeeklySchedule constant = most.map(entry -> new WeeklySchedule(week.zone(), new TreeMap<>(
                Map.of("drill", entry)))).orElse(week);
        return new FirmwareConfig(config.thing(), config.tenant(), config.hardware(), config
                .limits(), config.control(), config.connections(), constant);
    }

    /** The names of all hazards, in order. */
    public List<String> names() {
        return new Hazards(site.config()).all().stream().map(Hazard::name).toList();
    }

    /** Plays the hazard of that name. */
    public Verdict play(String name) {
        return new Hazards(site.config()).all().stream().filter(one -> one.name().equals(name))
                .findFirst().map(this::play).orElseThrow();
    }

    private Verdict play(Hazard hazard) {
        if (hazard.missing().isPresent()) {
            return new Verdict.NotPlayed(hazard.name(), hazard.missing().get());
        }
        World world = new World(site, Staging.of(hazard, site.config()
                .hardware().sensing()), variant);
        Laws laws = new Laws(world);
        Optional<String> before = pass(world, laws, justBefore(hazard.fault().from()));
        world.ledger().forget();
        return before.<Verdict>map(why -> new Verdict.Bad(hazard.name(), "before it began: " + why))
                .orElseGet(() -> answered(hazard, world, laws));
    }

    private Verdict answered(Hazard hazard, World world, Laws laws) {
        Waited answer = await(world, laws, hazard.answer());
        if (answer.broken().isPresent()) {
            return new Verdict.Bad(hazard.name(), answer.broken().get());
        }
        Optional<String> during = pass(world, laws, justBefore(hazard.fault().to()));
        world.ledger().forget();
        if (during.isPresent()) {
            return new Verdict.Bad(hazard.name(), during.get());
        }
        Waited back = await(world, laws, hazard.recovery());
        Optional<String> later = back.broken().or(() -> pass(world, laws, world.at().plus(
                AFTERWARDS)));
        return later.<Verdict>map(why -> new Verdict.Bad(hazard.name(), why)).orElseGet(
                () -> new Verdict.Good(hazard.name(), hazard.answer().words(), answer.took(),
                        hazard.answer().bound(), "%s after %s (bound %s)".formatted(hazard
                                .recovery().words(), Verdict.words(back.took()),
                                Verdict.words(
                                        hazard.recovery().bound()))));
    }

    /** What comes of the very tick of a change counts already. */
    private Duration justBefore(Duration change) {
        return change.minus(site.config().control().tick());
    }

    /** How long it took, or what went wrong. */
    private record Waited(Duration took, Optional<String> broken) {}

    private static Waited await(World world, Laws laws, Hazard.Expectation expectation) {
        Duration begun = world.at();
        while (!expectation.holds().test(world)) {
            world.tick();
            Optional<String> broken = laws.broken();
            Duration took = world.at().minus(begun);
            if (broken.isPresent()) {
                return new Waited(took, broken.map(why -> why + " at " + Verdict.words(world
                        .at())));
            }
            if (took.compareTo(expectation.bound()) > 0) {
                return new Waited(took, Optional.of("not " + expectation.words() + " within "
                        + Verdict.words(expectation.bound())));
            }
        }
        return new Waited(world.at().minus(begun), Optional.empty());
    }

    private static Optional<String> pass(World world, Laws laws, Duration until) {
        Optional<String> broken = Optional.empty();
        while (broken.isEmpty() && world.at().compareTo(until) < 0) {
            world.tick();
            broken = laws.broken().map(why -> why + " at " + Verdict.words(world.at()));
        }
        return broken;
    }
}
