package dev.pilotlight.agent.control.learn;

import dev.pilotlight.agent.control.model.Emitter;
import dev.pilotlight.agent.control.model.Envelope;
import dev.pilotlight.agent.control.model.Plant;
import dev.pilotlight.twin.Doc;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What is worth keeping over a restart. Immutable.
 *
 * @param hours of data that the plant was found in
 * @param error typical error of its simulation, K
 * @param half what half of the swing was in the end, K
 */
public record Memory(Plant plant, int hours, double error, double half) {
    private static final int VERSION = 1;
    private static final MathContext DIGITS = new MathContext(6);
    private static final double MOST_HOURS = 1_000_000;

    public Doc.Obj doc() {
        Envelope shell = plant.shell();
        return Doc.Obj.of("version", Doc.num(VERSION), "hours", Doc.num(hours))
                .with("error", num(error)).with("half", num(half))
                .with("exchange", num(shell.exchange())).with("ratio", num(shell.ratio()))
                .with("airLoss", num(shell.airLoss())).with("massLoss", num(shell.massLoss()))
                .with("heat", doc(plant.heat())).with("cool", doc(plant.cool()));
    }

    private static Doc doc(Emitter side) {
        return Doc.Obj.of("rate", num(side.rate()), "lag", num(side.lag())).with("cap", num(side
                .cap()));
    }

    /** What {@link #doc} gave; empty if it is of another version or no house can be so. */
    public static Optional<Memory> read(Doc.Obj doc) {
        if (number(doc, "version", VERSION, VERSION).isEmpty()) {
            return Optional.empty();
        }
        return plant(doc).flatMap(plant -> number(doc, "hours", 0, MOST_HOURS).flatMap(
                hours -> number(doc, "error", 0, 1).flatMap(error -> number(doc, "half", 0.1, 1.5)
                        .map(half -> new Memory(plant, hours.intValue(), error, half)))));
    }

    private static Optional<Plant> plant(Doc.Obj doc) {
        Optional<Emitter> heat = doc.object("heat").flatMap(Memory::actuator);
        Optional<Emitter> cool = doc.object("cool").flatMap(Memory::actuator);
        return shell(doc).flatMap(shell -> heat.flatMap(heats -> cool.map(cools -> new Plant(shell,
                heats, cools))));
    }

    private static Optional<Envelope> shell(Doc.Obj doc) {
        return number(doc, "exchange", 0.05, 60).flatMap(exchange -> number(doc, "ratio", 0.002, 2)
                .flatMap(ratio -> number(doc, "airLoss", 0.0005, 3).flatMap(air -> number(doc,
                        "massLoss", 0.0002, 1).map(
                                mass -> new Envelope(exchange, ratio, air,
                                        mass)))));
    }

    private static Optional<Emitter> actuator(Doc.Obj doc) {
        if (number(doc, "rate", 0, 0).isPresent()) {
            return Optional.of(Emitter.UNKNOWN);
        }
        return number(doc, "rate", 0.2, 400).flatMap(rate -> number(doc, "lag", 0.004, 6).flatMap(
                lag -> number(doc, "cap", 0.049 * rate, 1.001 * rate).map(cap -> new Emitter(rate,
                        lag, cap))));
    }

    private static Optional<Double> number(Doc.Obj doc, String key, double least, double most) {
        return doc.number(key).map(BigDecimal::doubleValue).filter(value -> value >= least
                && value <= most);
    }

    private static Doc num(double value) {
        return Doc.num(BigDecimal.valueOf(value).round(DIGITS));
    }
}
