package dev.pilotlight.faults.sim.fault;

/** What a thermometer may suffer from. */
public enum Ailment {
    /** It says nothing. */
    SILENT,
    /** It answers with a wrong checksum. */
    BAD_CRC,
    /** It says -127 °C: unplugged. */
    MINUS_127,
    /** It says 85 °C: just powered on. */
    PLUS_85,
    /** Now and then it is 20 K off. */
    SPIKING,
    /** It says the same all the time. */
    FROZEN,
    /** It falls by 2 K an hour. */
    DRIFTING,
    /** It climbs by 3 K a minute: no room does. */
    IMPLAUSIBLE_SLOPE,
    /** It is 5 K too warm. */
    DISAGREEING,
    /** It speaks only when its value changes. */
    CHANGE_ONLY;

    /** Whether whoever looks can see that this is no reading. */
    public boolean isObvious() {
        return switch (this) {
            case SILENT, BAD_CRC, MINUS_127, PLUS_85 -> true;
            case SPIKING, FROZEN, DRIFTING, IMPLAUSIBLE_SLOPE, DISAGREEING, CHANGE_ONLY ->
                false;
        };
    }
}
