package dev.pilotlight.agent.drill;

import dev.pilotlight.config.Sensing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is played for a hazard: its fault, on every sensor that it means, and what shows it. Pure.
 */
final class Staging {
    /** A cut this short is over before anybody notices. */
    static final Duration CUT = Duration.ofSeconds(5);
    /** Between cuts that come at ever other moments of a cycle. */
    private static final Duration CUTS_EVERY = Duration.ofSeconds(433);
    private static final Duration AFTERWARDS = Duration.ofHours(1);

    private Staging() {}

    /** What is played: a fault, and what makes it visible. */
    static List<Fault> of(Hazard hazard, Sensing sensing) {
        List<Fault> plan = new ArrayList<>();
        switch (hazard.fault()) {
            case Fault.OfSensor one -> everySensor(one, sensing, plan);
            case Fault.OfRelay one -> plan.add(one);
            case Fault.PowerCut one -> cuts(one, plan);
            case Fault.Hang one -> plan.add(one);
            case Fault.ClockOff one -> plan.add(one);
            case Fault.ClockLost one -> plan.add(one);
            case Fault.CloudAway one -> plan.add(one);
            case Fault.SwitchedOff one -> plan.add(one);
        }
        if (isSeenOnlyAtRest(hazard.fault())) {
            plan.add(new Fault.SwitchedOff(hazard.fault().from(), hazard.fault().to().plus(
                    AFTERWARDS)));
        }
        return plan;
    }

    /** A welded relay and a freezing room say something only while nobody asks for heat. */
    private static boolean isSeenOnlyAtRest(Fault fault) {
        return switch (fault) {
            case Fault.OfRelay one -> one.defect() == Fault.Defect.WELDED;
            case Fault.OfSensor one -> one.ailment() == Fault.Ailment.FREEZING;
            case Fault.PowerCut _,Fault.Hang _,Fault.ClockOff _,Fault.ClockLost _,Fault.CloudAway _,Fault.SwitchedOff _ ->
                false;
        };
    }

    /** A short cut comes again and again, so that it meets every moment of a cycle. */
    private static void cuts(Fault.PowerCut one, List<Fault> plan) {
        boolean brief = one.to().minus(one.from()).compareTo(CUT) <= 0;
        int count = brief ? 16 : 1;
        for (int i = 0; i < count; i++) {
            Duration later = CUTS_EVERY.multipliedBy(i);
            plan.add(new Fault.PowerCut(one.from().plus(later), one.to().plus(later)));
        }
    }

    private static void everySensor(Fault.OfSensor one, Sensing sensing, List<Fault> plan) {
        for (Map.Entry<String, Sensing.Sensor> each : sensing.sensors().entrySet()) {
            boolean room = each.getValue().kind() == Sensing.Kind.ROOM
                    || (each.getValue().kind() == Sensing.Kind.SPARE
                            && one.sensor().equals(Hazards.ROOM));
            boolean all = one.sensor().equals(Hazards.ROOM)
                    || one.sensor().equals(Hazards.ROOM + Hazards.ROOM);
            if (all ? room : one.sensor().equals(each.getKey())) {
                plan.add(new Fault.OfSensor(each.getKey(), one.ailment(), one.from(), one.to()));
            }
        }
    }
}
