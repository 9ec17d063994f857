package dev.pilotlight.faults.demo;

import java.time.Duration;
import java.time.ZoneId;

/**
 * The configuration of the demo's agent.
 *
 * <p>
 * Its times are those of the house, which run faster than the wall's: a tick each four simulated
 * seconds is one each 50 ms, the agent's shortest, at 80 times the speed and more, and one each 4 s
 * at the real speed, always within the house's patience of 5 real seconds; a reading is believed
 * for 8 minutes, which are 2 real seconds at 240 times the speed.
 */
public final class AgentConfig {

    /** The device's name. */
    public static final String THING = "living-room";
    /** Where the house stands: in the time zone of the people who had the outage. */
    public static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** How often the agent decides, in simulated time. */
    public static final Duration TICK = Duration.ofSeconds(4);

    private AgentConfig() {}

    /** The file's text. */
    public static String yaml(Addresses addresses) {
        return """
                schema: 1
                thing: %s
                hardware:
                  driver: house
                  house:
                    at: "127.0.0.1:%d"
                limits:
                  staleAfter: 8min
                  heat:
                    minimumOn: 3min
                    minimumOff: 3min
                control:
                  tick: %ds
                link:
                  broker: "localhost:%d"
                telemetry:
                  every: 2min
                page:
                  host: 127.0.0.1
                  port: %d
                schedule:
                  zone: %s
                  entries:
                    morning: {days: daily, at: "06:30", target: 20.5}
                    lunch-out: {days: daily, at: "12:00", target: 16}
                    afternoon: {days: daily, at: "14:30", target: 21}
                    night: {days: daily, at: "22:30", target: 16.5}
                """.formatted(THING, addresses.house(), TICK.toSeconds(), addresses.link(),
                addresses.page(), ZONE);
    }
}
