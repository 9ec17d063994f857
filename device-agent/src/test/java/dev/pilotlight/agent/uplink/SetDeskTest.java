package dev.pilotlight.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Payload;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person's own broker passes on, and what is said of a wish that is wrong. */
class SetDeskTest {
    private static final DeviceId HALL = new DeviceId("hall");
    private static final Instant NOW = Instant.parse("2026-11-30T20:00:00Z");

    private static Event hears(String wish) {
        SetDesk desk = new SetDesk(HALL, "home", () -> new Moment(NOW, Duration.ZERO,
                ClockTrust.TRUSTED));
        return desk.heard(new Line.Message(Topics.set("home", HALL), Payload.of(wish.getBytes(
                StandardCharsets.UTF_8)), false), Duration.ZERO).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"target\":21,\"minutes\":0} | minutes is 0, want a number above 0 and up to 10080",
            "{\"target\":21,\"minutes\":-5} | minutes is -5, want",
            "{\"target\":21,\"minutes\":\"90\"} | minutes is \"90\", want",
            "{\"target\":21,\"minutes\":10081} | minutes is 10081, want",
            "{\"target\":21} | minutes is missing, want \"minutes\" from now on, or \"until\"",
            "{\"target\":21,\"until\":\"soon\"} | until is \"soon\", want a moment",
            "{\"target\":21,\"minutes\":5,\"until\":\"2030-01-01T22:00:00Z\"} | minutes is given beside until",
            "{\"mode\":\"off\"} | mode is not known here, want minutes, target, until",
            "{\"target\":99,\"minutes\":5} | target is 99, want 5 to 35", "warm | want"})
    void eachWrongFieldIsToldByItsName(String wish, String sentence) {
        assertThat(hears(wish)).isInstanceOfSatisfying(Event.Noticed.class, told -> {
            assertThat(told.kind()).isEqualTo("edit-refused");
            assertThat(told.text()).contains(sentence).doesNotContain("until is missing");
        });
    }

    @Test
    void ninetyMinutesAreALeaseUntilThen() {
        assertThat(hears("{\"target\":21.5,\"minutes\":90}")).isInstanceOfSatisfying(
                Event.Wished.class, wish -> assertThat(wish.lease().string("until")).contains(
                        "2026-11-30T21:30:00Z"));
    }
}
