package dev.pilotlight.faults.replay.street;

import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.link.LinkReport;
import dev.pilotlight.cloud.port.Commands;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.faults.sim.scenario.People;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Pilotlight: in the house people ask the device, from afar they ask the cloud. One thread.
 */
final class OwnThermostat implements Thermostat {
    private final Home home;
    private final People people;
    private final Map<Wish, CompletableFuture<Commands.Result>> asked = new HashMap<>();

    OwnThermostat(Home home, People people) {
        this.home = home;
        this.people = people;
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public void ask(Wish wish) {
        switch (wish.where()) {
            case AT_HOME -> home.ask(new LocalEdit.SetTarget(wish.target(), Optional.empty()));
            case AWAY -> asked.put(wish, people.hold(wish.house(), wish.target(), wish.until()));
        }
    }

    @Override
    public boolean isTaken(Wish wish) {
        CompletableFuture<Commands.Result> answer = asked.get(wish);
        return answer != null && answer.isDone() && answer.join() instanceof Commands.Result.Kept;
    }

    @Override
    public boolean isLinked() {
        return home.report().filter(LinkReport::up).isPresent();
    }
}
