package dev.pilotlight.twin;

/**
 * A device's acknowledgement of one property, in the form of Azure IoT Plug and Play
 * ("acknowledgment responses").
 *
 * @param code 200 applied, 203 set on the device itself, 400 refused, 409 overridden by a later
 *        edit
 * @param version the shadow version that was acknowledged; 0 with code 203
 * @param description for people
 */
public record Ack(Doc value, int code, long version, String description) {
    public static final int APPLIED = 200;
    public static final int SET_ON_DEVICE = 203;
    public static final int REFUSED = 400;

    public Doc.Obj toDoc() {
        return Doc.Obj.of("value", value, "ac", Doc.num(code)).with("av", Doc.num(version)).with(
                "ad",
                Doc.text(description));
    }

    /** Whether a reported object is an acknowledgement rather than a plain value. */
    public static boolean isAck(Doc.Obj reported) {
        return reported.get("value").isPresent() && reported.number("ac").isPresent();
    }
}
