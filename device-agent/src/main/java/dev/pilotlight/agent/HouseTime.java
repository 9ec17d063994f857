package dev.pilotlight.agent;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Properties;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Times as people in the house say them, by the running agent's own clock and zone.
 *
 * @param now by the agent's clock
 */
record HouseTime(Instant now, ZoneId zone) {
    private static final String WANTED = ", want 22:30, 2017-02-28T22:30 or 2017-02-28T22:30:00Z";

    /** Of what {@code /api/v1/state} told. */
    static HouseTime of(Doc.Obj state) {
        ZoneId zone = state.object("schedule").flatMap(week -> week.get("zone"))
                .flatMap(id -> Properties.zone(id).toOptional()).orElse(ZoneOffset.UTC);
        return new HouseTime(state.string("at").flatMap(Properties::instant).orElse(
                Instant.EPOCH), zone);
    }

    /** The moment that is meant, in ISO 8601; a time of day is the next one. */
    String moment(String option, String text) {
        return Properties.instant(text).orElseGet(() -> local(option, text)).toString();
    }

    private Instant local(String option, String text) {
        try {
            return text.contains("T")
                    ? LocalDateTime.parse(text).atZone(zone).toInstant()
                    : next(LocalTime.parse(text));
        } catch (DateTimeException malformed) {
            throw new Refusal(Refusal.INPUT, option + ": is " + text + WANTED);
        }
    }

    private Instant next(LocalTime at) {
        ZonedDateTime today = now.atZone(zone).with(at);
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
