package dev.pilotlight.cloud.rollout;

import dev.pilotlight.units.DeviceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Devices and their counts in a sentence. */
final class Names {
    private static final int MOST = 5;

    private Names() {}

    /** The first few by name, the others by number. */
    static String some(List<DeviceId> things) {
        String first = String.join(", ",
                things.stream().limit(MOST).map(DeviceId::value).toList());
        return things.size() <= MOST
                ? first
                : first + " and " + (things.size() - MOST) + " more";
    }

    /** What became of those who do not have it. */
    static String others(Tally tally) {
        List<String> words = new ArrayList<>();
        for (Standing standing : Standing.values()) {
            if (standing != Standing.PROVEN && tally.of(standing) > 0) {
                words.add(tally.of(standing) + " "
                        + standing.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        return words.isEmpty() ? "" : "; " + String.join(", ", words);
    }
}
