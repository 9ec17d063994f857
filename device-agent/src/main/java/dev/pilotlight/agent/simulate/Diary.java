package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.house.House;
import dev.pilotlight.schedule.WeeklySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes down what happened, at most {@value #MOST} entries evenly over the judged days. One
 * thread.
 */
public final class Diary implements Witness {
    private static final int MOST = 20_000;

    private final WeeklySchedule plan;
    private final long every;
    private final List<Entry> entries = new ArrayList<>();
    private long until = Long.MIN_VALUE;
    private int ticks;
    private int ticksOn;

    /**
     * One entry.
     *
     * @param on the share of the time since the entry before in which equipment was called
     * @param nodes the temperature of each node of the house, in °C
     */
    record Entry(Instant at, double target, double room, double outdoor, double on,
            List<Double> nodes) {}

    public Diary(Scene scene) {
        this.plan = scene.plan();
        this.every = Math.max(60, scene.span().days().dividedBy(MOST).plus(Duration.ofSeconds(59))
                .toMinutes() * 60);
    }

    List<Entry> entries() {
        return entries;
    }

    @Override
    public void look(Instant wall, House house, Outputs relays) {
        ticks++;
        ticksOn += relays.isResting() ? 0 : 1;
        if (wall.getEpochSecond() >= until) {
            until = wall.getEpochSecond() + every;
            entries.add(new Entry(wall, plan.at(wall).orElseThrow().target().celsius(),
                    house.roomC(), house.outdoorC(), (double) ticksOn / ticks, nodes(house)));
            ticks = 0;
            ticksOn = 0;
        }
    }

    private static List<Double> nodes(House house) {
        List<Double> nodes = new ArrayList<>();
        for (double celsius : house.temperatures()) {
            nodes.add(celsius);
        }
        return nodes;
    }
}
