package dev.pilotlight.config;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The relays that equipment can need; each is wired to a pin of its own. */
public enum Relay {
    /** Calls for heat. */
    HEAT("heat"),
    /** Calls for cooling. */
    COOL("cool"),
    /** Runs a compressor. */
    COMPRESSOR("compressor"),
    /** Turns a heat pump round. */
    REVERSING("reversing"),
    /** Calls for the second stage of heat. */
    SECOND_STAGE("secondStage"),
    /** Calls for the second stage of cooling. */
    SECOND_COOL("secondCool"),
    /** Moves the air. */
    FAN("fan"),
    /** Moves water or a valve. */
    PUMP("pump"),
    /** In series with all that heats or cools. */
    CUT_OFF("cutOff");

    private final String key;

    Relay(String key) {
        this.key = key;
    }

    /** Its name in a configuration. */
    public String key() {
        return key;
    }

    static Optional<Relay> parse(String key) {
        for (Relay relay : values()) {
            if (relay.key.equals(key)) {
                return Optional.of(relay);
            }
        }
        return Optional.empty();
    }

    /** Which ones that equipment needs. */
    public static Set<Relay> of(Equipment wired) {
        Set<Relay> all = EnumSet.allOf(Relay.class);
        all.removeIf(relay -> !relay.isIn(wired));
        return all;
    }

    private boolean isIn(Equipment wired) {
        return switch (this) {
            case HEAT -> wired.heat();
            case COOL -> wired.cool();
            case COMPRESSOR -> wired.heatPump().isPresent();
            case REVERSING -> wired.heatPump().filter(Equipment.HeatPump::reversing).isPresent();
            case SECOND_STAGE -> wired.secondStage().isPresent();
            case SECOND_COOL -> wired.secondCool().isPresent();
            case FAN -> wired.air().isPresent();
            case PUMP -> wired.exercise().filter(Equipment.Exercise::pump).isPresent();
            case CUT_OFF -> wired.cutOff();
        };
    }
}
