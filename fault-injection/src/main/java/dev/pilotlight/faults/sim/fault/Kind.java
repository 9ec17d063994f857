package dev.pilotlight.faults.sim.fault;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A kind of fault, of which a seed draws one: house, broker and amount are left to chance.
 *
 * @param lasts whether it goes on for a time; what people do happens at once
 * @param far whether it needs a cloud
 */
record Kind(boolean lasts, boolean far, Drawing drawing) {
    private static final int DAY_S = 90_000;
    private static final int DRIFT_S = 600;
    private static final int COLDEST_TENTHS = 160;
    private static final int WARMEST_TENTHS = 230;

    /** Makes one of that kind, in that house. */
    interface Drawing {
        Fault one(int house, Draw draw, SplittableRandom chance);
    }

    Fault one(int house, Draw draw, SplittableRandom chance) {
        return drawing.one(house, draw, chance);
    }

    /** Every kind that a street can suffer from, always in the same order. */
    static List<Kind> all(boolean hasCloud) {
        return Stream.of(devices(), clocks(), people(), paths(), services()).flatMap(
                Function.identity()).filter(kind -> hasCloud || !kind.far()).toList();
    }

    private static Stream<Kind> devices() {
        Stream<Drawing> sensors = Stream.of(Ailment.values()).map(ailment -> (house, draw,
                chance) -> new Fault.OfSensor(house, draw.sensors().get(chance.nextInt(draw
                        .sensors().size())), ailment));
        Stream<Drawing> relays = Stream.of(Defect.values()).map(defect -> (house, _,
                _) -> new Fault.OfRelay(house, defect));
        Stream<Drawing> disks = Stream.of(Wear.values()).map(wear -> (house, _,
                _) -> new Fault.OfDisk(house, wear));
        Stream<Drawing> power = Stream.of((house, _, _) -> new Fault.PowerCut(house), (house, _,
                _) -> new Fault.Hang(house));
        return Stream.of(sensors, relays, disks, power).flatMap(Function.identity()).map(
                Kind::near);
    }

    private static Stream<Kind> clocks() {
        return Stream.<Drawing>of((house, _, _) -> new Fault.ClockLost(house),
                (house, _, chance) -> new Fault.ClockDrifts(house, chance.nextInt(-DRIFT_S,
                        DRIFT_S)),
                (house, _, chance) -> off(house, chance.nextLong(-DAY_S, 0)),
                (house, _, chance) -> off(house, chance.nextLong(1, DAY_S))).map(Kind::near);
    }

    private static Fault off(int house, long seconds) {
        return new Fault.ClockOff(house, Duration.ofSeconds(seconds));
    }

    private static Stream<Kind> people() {
        return Stream.of(Act.values()).map(act -> new Kind(false, act.isFar(), (house, _,
                chance) -> new Fault.Deed(house, act, chance.nextInt(COLDEST_TENTHS,
                        WARMEST_TENTHS))));
    }

    private static Stream<Kind> paths() {
        return Stream.of(Trouble.values()).map(trouble -> new Kind(true, true, (house, draw,
                chance) -> new Fault.OfPath(house, chance.nextInt(-1, draw.brokers()), trouble)));
    }

    private static Stream<Kind> services() {
        Stream<Drawing> brokers = Stream.of(Illness.values()).map(illness -> (_, draw,
                chance) -> new Fault.OfBroker(chance.nextInt(draw.brokers()), illness));
        Stream<Drawing> clouds = Stream.of(Failing.values()).map(failing -> (_, _,
                _) -> new Fault.OfCloud(failing));
        return Stream.concat(brokers, clouds).map(drawing -> new Kind(true, true, drawing));
    }

    private static Kind near(Drawing drawing) {
        return new Kind(true, false, drawing);
    }
}
