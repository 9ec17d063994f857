package dev.pilotlight.agent.panel;

import dev.pilotlight.agent.core.Status;
import dev.pilotlight.units.Temperature;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the display says: the room in letters that can be read at two metres, below it the target,
 * then the reason; and what is wrong instead of these two when something is. Immutable.
 *
 * @param room in large letters, such as {@code 19.4°}
 * @param target in middle ones
 * @param link a letter or none in the corner
 * @param note small, in words
 */
record Face(String room, String target, String link, String note) {
    private static final int LARGE = 4;
    private static final int MIDDLE = 2;
    private static final int LINE = 21;
    private static final int TARGET_TOP = 32;
    private static final int NOTE_TOP = 48;
    private static final int LETTER = Font.WIDTH + 1;

    static Face of(Status status) {
        String room = status.room().fresh() ? shown(status.room().value()) : "--.-";
        List<Status.Hazard> hazards = status.health().hazards();
        return hazards.isEmpty()
                ? new Face(room, status.aim().target().isPresent()
                        ? "-> " + shown(status.aim().target())
                        : "off", link(status), status.aim().reason())
                : new Face(room, "", link(status), hazards.getFirst().text());
    }

    private static String shown(Optional<Temperature> value) {
        return value.map(one -> one.decimal().setScale(1, RoundingMode.HALF_UP) + "°").orElse(
                "--.-");
    }

    private static String link(Status status) {
        return switch (status.health().link().state()) {
            case LOCAL_ONLY, ONLINE -> "";
            case RECONNECTING -> "?";
            case OFFLINE, ACTION_NEEDED -> "!";
        };
    }

    /**
     * Drawn. A note that is longer than its place is shown in parts.
     *
     * @param turn grows by one with every part
     */
    Frame drawn(int turn) {
        Frame frame = new Frame();
        frame.text(0, 0, LARGE, room);
        frame.text(Frame.WIDTH - LETTER, 0, 1, link);
        frame.text(0, TARGET_TOP, MIDDLE, target);
        int top = target.isEmpty() ? TARGET_TOP : NOTE_TOP;
        int rows = (Frame.HEIGHT - top) / Font.HEIGHT;
        List<String> lines = lines(note);
        int parts = Math.max(1, (lines.size() + rows - 1) / rows);
        int first = Math.floorMod(turn, parts) * rows;
        for (int i = first; i < Math.min(first + rows, lines.size()); i++) {
            frame.text(0, top + (i - first) * Font.HEIGHT, 1, lines.get(i));
        }
        return frame;
    }

    /** Broken between words, and within one that is longer than a line. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > LINE) {
            int space = rest.lastIndexOf(' ', LINE);
            int end = space > 0 ? space : LINE;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            lines.add(rest);
        }
        return List.copyOf(lines);
    }
}
