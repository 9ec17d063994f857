package dev.pilotlight.agent.sensing;

/** How far one sensor is believed. */
public enum Trust {
    /** Fresh, alive, and in agreement with the others. */
    GOOD("believed"),
    /** No reading yet. */
    UNREAD("not read yet"),
    /** Its last believed reading is too old. */
    STALE("silent for too long"),
    /** Its value stands still where it should not. */
    STUCK("stuck: its value does not move any more"),
    /** Far from what the others say. */
    DISAGREES("disagrees with the other sensors"),
    /** Follows the equipment where the other sensors do not. */
    SELF_HEATED("is warmed by something else than the room");

    private final String text;

    Trust(String text) {
        this.text = text;
    }

    /** Whether it speaks and is still not believed. */
    public boolean isJudged() {
        return switch (this) {
            case GOOD, UNREAD, STALE -> false;
            case STUCK, DISAGREES, SELF_HEATED -> true;
        };
    }

    /** The sentence for people, without a subject. */
    public String text() {
        return text;
    }
}
