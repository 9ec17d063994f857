package dev.pilotlight.faults.sim.net;

/** MQTT's topic filters (MQTT 5, 4.7). Pure. */
final class Filters {
    private Filters() {}

    /** Whether the filter, with {@code +} and {@code #}, takes in the topic. */
    static boolean match(String filter, String topic) {
        String[] wanted = filter.split("/", -1);
        String[] levels = topic.split("/", -1);
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("#")) {
                return true;
            }
            if (i >= levels.length || !(wanted[i].equals("+") || wanted[i].equals(levels[i]))) {
                return false;
            }
        }
        return wanted.length == levels.length;
    }
}
