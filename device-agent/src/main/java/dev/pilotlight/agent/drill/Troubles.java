package dev.pilotlight.agent.drill;

import dev.pilotlight.config.Sensing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which faults of a plan are in force; looked up anew only when one begins or ends. One thread. */
final class Troubles {
    private final List<Fault> plan;
    private final Sensing sensing;
    private final List<Fault> now = new ArrayList<>();
    private final Map<String, Fault.Ailment> ailing = new HashMap<>();
    private final Map<String, Fault.OfSensor> sensors = new HashMap<>();
    private final Set<Fault.Defect> defects = EnumSet.noneOf(Fault.Defect.class);
    private boolean blind;
    private Duration until = Duration.ZERO;

    Troubles(List<Fault> plan, Sensing sensing) {
        this.plan = List.copyOf(plan);
        this.sensing = sensing;
    }

    void at(Duration at) {
        if (at.compareTo(until) >= 0) {
            look(at);
        }
    }

    private void look(Duration at) {
        now.clear();
        sensors.clear();
        ailing.clear();
        defects.clear();
        until = Duration.ofDays(36_500);
        for (Fault fault : plan) {
            next(fault.from(), at);
            next(fault.to(), at);
            if (fault.isOn(at)) {
                begin(fault);
            }
        }
        blind = sensing.sensors().entrySet().stream().filter(one -> isOfRoom(one.getValue()))
                .allMatch(one -> Optional.ofNullable(ailing.get(one.getKey())).filter(
                        Fault.Ailment::isObvious).isPresent());
    }

    private void next(Duration change, Duration at) {
        until = change.compareTo(at) > 0 && change.compareTo(until) < 0 ? change : until;
    }

    /** Of two faults of one sensor the first in the plan counts. */
    private void begin(Fault fault) {
        now.add(fault);
        if (fault instanceof Fault.OfSensor sensor) {
            sensors.putIfAbsent(sensor.sensor(), sensor);
            ailing.putIfAbsent(sensor.sensor(), sensor.ailment());
        }
        if (fault instanceof Fault.OfRelay(Fault.Defect defect, Duration _, Duration _)) {
            defects.add(defect);
        }
    }

    private static boolean isOfRoom(Sensing.Sensor sensor) {
        return sensor.kind() == Sensing.Kind.ROOM || sensor.kind() == Sensing.Kind.SPARE;
    }

    boolean has(Class<? extends Fault> kind) {
        for (int i = 0; i < now.size(); i++) {
            if (kind.isInstance(now.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** All that are in force. */
    List<Fault> now() {
        return now;
    }

    Set<Fault.Defect> defects() {
        return defects;
    }

    Optional<Fault.OfSensor> of(String sensor) {
        return Optional.ofNullable(sensors.get(sensor));
    }

    /** Whether every sensor of the room visibly gives nothing. */
    boolean isBlind() {
        return blind;
    }

    /** Whether what is measured, or what is switched, is not what it seems. */
    boolean isDeceived() {
        return !sensors.isEmpty() || !defects.isEmpty();
    }
}
