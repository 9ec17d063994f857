package dev.pilotlight.agent.http;

import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.equipment.Output;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.config.Equipment;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Properties;
import java.util.stream.Stream;

/** What is wired, and so what people can choose and see. Immutable. */
record Wired(Equipment equipment) {

    /** The modes that can be chosen. */
    Doc modes() {
        return new Doc.Arr(Stream.of(Mode.values()).filter(mode -> switch (mode) {
            case OFF -> true;
            case HEAT -> equipment.heats();
            case COOL -> equipment.cools();
        }).map(Properties::mode).toList());
    }

    /** Each relay that is wired: whether it should be closed, and whether it says that it is. */
    Doc relays(Status.Drive drive) {
        return new Doc.Arr(Stream.of(Output.values()).filter(this::has).<Doc>map(
                output -> Doc.Obj.of("name", Doc.text(output.word()), "on", is(output, drive
                        .asked())).with("reported", is(output, drive.readBack())))
                .toList());
    }

    private static Doc is(Output output, Outputs outputs) {
        return Doc.bool(outputs.all().contains(output));
    }

    private boolean has(Output output) {
        return switch (output) {
            case HEAT -> equipment.heat();
            case COOL -> equipment.cool();
            case COMPRESSOR -> equipment.heatPump().isPresent();
            case REVERSING -> equipment.heatPump().filter(Equipment.HeatPump::reversing)
                    .isPresent();
            case SECOND_STAGE -> equipment.secondStage().isPresent();
            case SECOND_COOL -> equipment.secondCool().isPresent();
            case FAN -> equipment.air().isPresent();
            case PUMP -> equipment.exercise().filter(Equipment.Exercise::pump).isPresent();
            case CUT_OFF -> equipment.cutOff();
        };
    }
}
