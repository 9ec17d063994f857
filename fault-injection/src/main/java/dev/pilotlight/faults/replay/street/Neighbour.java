package dev.pilotlight.faults.replay.street;

import dev.pilotlight.faults.sim.agent.Blueprint;
import dev.pilotlight.schedule.WeeklySchedule;

/**
 * A household: the same walls, weather, week and people on both streets.
 *
 * @param number from 0
 * @param words what kind of house it is
 * @param week what its people have planned
 * @param own its device with the week in it, and a way to its cloud
 * @param cloudRun the same device with no week and no say of its own
 */
public record Neighbour(int number, String words, WeeklySchedule week, Blueprint own,
        Blueprint cloudRun) {
    /** What it is called in a report; people count from 1. */
    public String name() {
        return "House " + (number + 1);
    }
}
