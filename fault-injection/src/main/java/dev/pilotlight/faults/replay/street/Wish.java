package dev.pilotlight.faults.replay.street;

import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;

/**
 * Somebody wants it warmer or cooler than planned.
 *
 * @param at since the simulation's beginning
 * @param target ends in an odd tenth that no week has, so that it is known again
 * @param until when the plan is good again
 */
public record Wish(int house, Duration at, Where where, Temperature target, Instant until) {
    /** Where they stand when they ask. */
    public enum Where {
        /** In the house: at the wall, or with a telephone in the house's network. */
        AT_HOME("at home"),
        /** Anywhere else: by the app, through the cloud. */
        AWAY("from afar");

        private final String words;

        Where(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }
}
