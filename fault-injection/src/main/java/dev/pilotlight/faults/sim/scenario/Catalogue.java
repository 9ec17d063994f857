package dev.pilotlight.faults.sim.scenario;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.pilotlight.faults.sim.fault.Draw;
import dev.pilotlight.faults.sim.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every story by name: what the simulation can show of the catalogues of faults. */
public final class Catalogue {
    /** The name of the story whose faults the seed draws. */
    public static final String DRAWN = "drawn";

    private static final Duration TROUBLE = ofMinutes(100);
    private static final Duration PEACE = ofMinutes(110);

    private Catalogue() {}

    /** All, the drawn one first. */
    public static List<Tale> all() {
        return Stream.of(drawn(), WayStories.all(), CloudStories.all(), DeviceStories.all(),
                PeopleStories.all(), OwnStories.all()).flatMap(List::stream).toList();
    }

    /** The story of that name. */
    public static Optional<Tale> named(String name) {
        return all().stream().filter(tale -> tale.name().equals(name)).findFirst();
    }

    private static List<Tale> drawn() {
        Draw draw = new Draw(2, 2, Setup.SENSORS, TROUBLE);
        return List.of(new Tale(DRAWN, List.of(),
                "two houses and two brokers suffer whatever the seed draws for "
                        + TROUBLE.toMinutes() + " min",
                seed -> inDrawnWeek(seed).pace(ofSeconds(10), ofMinutes(2))
                        .suffering(draw.plan(seed, new World(seed).chance("plan")))
                        .lasting(TROUBLE.plus(PEACE)),
                List.of()));
    }

    private static Scenario inDrawnWeek(long seed) {
        DrawnWeek week = DrawnWeek.of(new World(seed).chance("week"));
        return Scenario.street(seed, 2, 2).week(week.schedule(), week.from());
    }
}
