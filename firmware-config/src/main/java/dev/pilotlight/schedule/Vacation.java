package dev.pilotlight.schedule;

import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Nobody is at home between two dates. It begins and ends by itself; its times are local ones of
 * the schedule's zone, as people book journeys.
 *
 * @param until when the house is wanted as usual again, later than {@code from}
 * @param target empty for the preset away
 */
public record Vacation(LocalDateTime from, LocalDateTime until, Optional<Temperature> target) {
    public static final Duration LONGEST = Duration.ofDays(366);

    public Vacation {
        if (!until.isAfter(from) || Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("is from " + from + " until " + until
                    + ", want an end after its beginning, at most " + LONGEST.toDays()
                    + " days later");
        }
    }

    public Instant begins(ZoneId zone) {
        return LocalTimes.instant(from, zone);
    }

    public Instant ends(ZoneId zone) {
        return LocalTimes.instant(until, zone);
    }

    public boolean isActive(Instant wall, ZoneId zone) {
        return !wall.isBefore(begins(zone)) && !isOver(wall, zone);
    }

    public boolean isOver(Instant wall, ZoneId zone) {
        return !wall.isBefore(ends(zone));
    }
}
