package dev.pilotlight.faults.demo;

import java.util.Arrays;

/** The letters that a person may type. */
enum Keys {
    /** SIGKILL for the cloud. */
    CUT_CLOUD("c"),
    /** SIGSTOP for the cloud. */
    FREEZE_CLOUD("f"),
    /** The link swallows both ways. */
    DARKEN_LINK("b"),
    /** All faults end. */
    MEND_ALL("a"),
    /** The thermometer falls silent, or speaks again. */
    SENSOR("s"),
    /** SIGKILL for the agent, or a new start. */
    POWER("p"),
    /** Twice the speed. */
    FASTER("+"),
    /** Half the speed. */
    SLOWER("-"),
    /** The end. */
    QUIT("q"),
    /** Anything else. */
    UNKNOWN("");

    static final String HELP = """
            One letter and Enter:
              c  cut the cloud          f  freeze it             b  black-hole the link
              s  break/mend the sensor  p  cut/give agent power  a  bring all back
              +  faster                 -  slower                q  quit
            """;

    private final String letter;

    Keys(String letter) {
        this.letter = letter;
    }

    static Keys of(String typed) {
        return Arrays.stream(values()).filter(key -> key.letter.equals(typed)).findFirst()
                .orElse(UNKNOWN);
    }
}
