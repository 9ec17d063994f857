package dev.pilotlight.faults.sim.scenario;

import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.faults.sim.fault.Fault;
import dev.pilotlight.faults.sim.fault.Act;
import dev.pilotlight.faults.sim.fault.Failing;
import dev.pilotlight.faults.sim.fault.Wear;
import dev.pilotlight.faults.sim.fault.Ailment;
import dev.pilotlight.faults.sim.fault.Defect;
import dev.pilotlight.faults.sim.fault.Trouble;
import dev.pilotlight.faults.sim.fault.Illness;
import dev.pilotlight.faults.sim.fault.Incident;
import dev.pilotlight.faults.sim.cloud.SimCloud;
import dev.pilotlight.faults.sim.law.Service;
import dev.pilotlight.faults.sim.net.Network;
import dev.pilotlight.faults.sim.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lets faults happen to whom they concern, at their time: one exhaustive switch. One thread. */
final class Afflictions {
    private final World world;
    private final List<Home> homes;
    private final Optional<Service> service;
    private final People people;

    Afflictions(World world, List<Home> homes, Optional<Service> service, People people) {
        this.world = world;
        this.homes = homes;
        this.service = service;
        this.people = people;
    }

    /** Lets that happen at its time. */
    void plan(Incident incident) {
        world.at(incident.from(), () -> befall(incident.fault(), true));
        if (!(incident.fault() instanceof Fault.Deed)) {
            world.at(incident.to(), () -> befall(incident.fault(), false));
        }
    }

    private void befall(Fault fault, boolean on) {
        world.tell(on ? "begins" : "ends", fault.word());
        world.count((on ? "fault: " : "over: ") + fault.kind());
        switch (fault) {
            case Fault.OfSensor(int house, String sensor, Ailment ailment) ->
                homes.get(house).suffer(sensor, ailment, on);
            case Fault.OfRelay(int house, Defect defect) ->
                homes.get(house).suffer(defect, on);
            case Fault.ClockOff(int house, Duration by) -> homes.get(house).clock().isOff(on
                    ? by
                    : Duration.ZERO);
            case Fault.ClockDrifts(int house, int secondsPerDay) -> homes.get(house).clock()
                    .drifts(on ? secondsPerDay : 0);
            case Fault.ClockLost(int house) -> homes.get(house).clock().isLost(on);
            case Fault.OfDisk(int house, Wear wear) -> homes.get(house).suffer(wear, on);
            case Fault.PowerCut(int house) -> power(homes.get(house), !on);
            case Fault.Hang(int house) -> homes.get(house).hang(on);
            case Fault.Deed(int house, Act act, int tenths) -> people.act(house, act,
                    tenths);
            case Fault.OfPath(int house, int broker, Trouble trouble) -> service.ifPresent(
                    far -> far.network().suffer(house, broker, trouble, on));
            case Fault.OfBroker(int broker, Illness illness) -> service.ifPresent(
                    far -> far.network().suffer(broker, illness, on));
            case Fault.OfCloud(Failing failing) -> service.ifPresent(far -> far.cloud().ifPresent(
                    cloud -> fail(far.network(), cloud, failing, on)));
        }
    }

    private static void power(Home home, boolean on) {
        if (on) {
            home.powerOn();
        } else {
            home.powerOff();
        }
    }

    private static void fail(Network network, SimCloud cloud, Failing failing, boolean on) {
        switch (failing) {
            case KILLED -> kill(network, cloud, on);
            case WRITES_FAIL -> cloud.refuseWrites(on);
            case SLOW -> cloud.slowDown(on);
            case RESTORED -> {
                if (on) {
                    cloud.backUp();
                } else {
                    network.die();
                    cloud.restore();
                }
            }
        }
    }

    /** The brokers are part of the cloud's process. */
    private static void kill(Network network, SimCloud cloud, boolean on) {
        for (int i = 0; i < network.brokers(); i++) {
            network.suffer(i, Illness.DEAD, on);
        }
        if (on) {
            cloud.kill();
        } else {
            cloud.revive();
        }
    }
}
