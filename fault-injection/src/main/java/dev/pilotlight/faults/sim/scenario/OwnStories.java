package dev.pilotlight.faults.sim.scenario;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.pilotlight.faults.sim.fault.Act;
import dev.pilotlight.faults.sim.fault.Draw;
import dev.pilotlight.faults.sim.fault.Illness;
import dev.pilotlight.faults.sim.fault.Trouble;
import dev.pilotlight.faults.sim.world.World;
import java.time.Duration;
import java.util.List;

/** Stories of people with a broker of their own: no cloud, no twin, and wishes that end. */
final class OwnStories {
    private static final Duration TROUBLE = ofMinutes(100);
    private static final Duration PEACE = ofMinutes(110);

    private OwnStories() {}

    static List<Tale> all() {
        return List.of(
                new Tale("own-broker-away", List.of(),
                        "the user's own broker is not to be reached and dies, while people use wall"
                                + " and broker; the power fails",
                        seed -> Scenario.house(seed).ownBroker()
                                .at(ofMinutes(5)).house(0).people(Act.LEASE, 224)
                                .sometimeIn(ofMinutes(20), ofMinutes(40), ofMinutes(20)).house(0)
                                .path(0, Trouble.HALF_OPEN)
                                .sometimeIn(ofMinutes(20), ofMinutes(60)).house(0).people(
                                        Act.LEASE, 217)
                                .sometimeIn(ofMinutes(20), ofMinutes(60)).house(0).people(Act.WALL,
                                        205)
                                .from(ofMinutes(70)).to(ofMinutes(80)).broker(0, Illness.DEAD)
                                .sometimeIn(ofMinutes(60), ofMinutes(90)).house(0).losesPower()
                                .lasting(ofHours(4)),
                        List.of("asked through the own broker", "own broker was told what holds",
                                "packet swallowed", "broker died", "power cut")),
                new Tale("own-broker-keeps-an-old-wish", List.of(),
                        "somebody left a wish retained on the user's own broker, and the way to it"
                                + " breaks again and again",
                        seed -> Scenario.house(seed).ownBroker().from(ofMinutes(10)).to(ofHours(1))
                                .broker(0, Illness.RETAINED_GARBAGE)
                                .sometimeIn(ofMinutes(10), ofMinutes(20), ofMinutes(30)).house(0)
                                .path(0, Trouble.RESET).lasting(ofHours(3)),
                        List.of("stale command retained", "connection reset")),
                drawn());
    }

    private static Tale drawn() {
        Draw draw = new Draw(2, 2, Setup.SENSORS, TROUBLE);
        return new Tale("own-broker-drawn", List.of(),
                "two houses and two brokers of the user's own suffer whatever the seed draws",
                seed -> Scenario.street(seed, 2, 2).ownBroker().pace(ofSeconds(10), ofMinutes(2))
                        .suffering(draw.plan(seed, new World(seed).chance("plan")))
                        .lasting(TROUBLE.plus(PEACE)),
                List.of());
    }
}
