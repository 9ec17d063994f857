package dev.pilotlight.agent.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.Lateness;
import dev.pilotlight.agent.core.LinkView;
import dev.pilotlight.agent.core.RoomView;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.http.FakeDoor;
import dev.pilotlight.agent.trial.Health.Room;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a trial is judged by: what the thermostat does in the room, and never the cloud. */
class HealthViewTest {
    private static final Status BEFORE = FakeDoor.status(1);

    /** So many ticks later, with the room at that and the relays at that. */
    private static Status later(int ticks, int milliC, Outputs relays, String... hazards) {
        RoomView room = BEFORE.room();
        Status.Health was = BEFORE.health();
        return new Status(2, BEFORE.at(), new RoomView(Optional.of(Temperature.ofMilliC(milliC)),
                room.age(), room.rung(), room.sight(), List.of(), List.of()), BEFORE.aim(),
                new Status.Drive(relays, relays, "", BEFORE.drive().expected()), BEFORE.plan(),
                new Status.Health(Stream.of(hazards).map(kind -> new Status.Hazard(kind,
                        "", was.started())).toList(), was.link(), was.boot(), was.started(), "",
                        beat(was.beat().ticks() + ticks, was.beat().worst())));
    }

    private static Status.Beat beat(long ticks, Duration worst) {
        return new Status.Beat(ticks, worst, Lateness.NONE);
    }

    private static Status with(LinkView link) {
        Status.Health was = later(10, 19_500, Outputs.HEAT).health();
        Status now = later(10, 19_500, Outputs.HEAT);
        return new Status(2, now.at(), now.room(), now.aim(), now.drive(), now.plan(),
                new Status.Health(was.hazards(), link, was.boot(), was.started(), "",
                        was.beat()));
    }

    @ParameterizedTest
    @EnumSource(LinkView.State.class)
    void theCloudIsNotLookedAt(LinkView.State state) {
        LinkView link = BEFORE.health().link();
        Health health = HealthView.of(BEFORE, with(new LinkView(state, "gone since 14:02", "tcp",
                link.since(), link.retry())));
        assertThat(health).isEqualTo(HealthView.of(BEFORE, with(link)));
        assertThat(health.isFitForTrial()).isTrue();
    }

    @Test
    void aRoomThatIsHeatedAndGetsWarmerGoesTheRightWay() {
        assertThat(HealthView.of(BEFORE, later(10, 19_500, Outputs.HEAT)).room())
                .isEqualTo(Room.RIGHT);
        assertThat(HealthView.of(BEFORE, later(10, 19_300, Outputs.HEAT)).room())
                .as("it may take a while").isEqualTo(Room.UNKNOWN);
        assertThat(HealthView.of(BEFORE, later(10, 19_500, Outputs.OPEN)).room())
                .as("nothing runs").isEqualTo(Room.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"no-heat | the room goes the wrong way",
            "overheat | the room goes the wrong way", "relay-stuck | a relay does not answer",
            "relay-mismatch | a relay does not answer"})
    void whatFailsATrialIsSaidInWords(String hazard, String complaint) {
        Health health = HealthView.of(BEFORE, later(10, 19_500, Outputs.HEAT, hazard));
        assertThat(health.complaints()).contains(complaint);
        assertThat(health.isFitForTrial()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"frost", "sensor-stale", "floor-hot"})
    void noTrialBeginsInADangerThoughTheThermostatItselfDoesWell(String hazard) {
        Health health = HealthView.of(BEFORE, later(10, 19_500, Outputs.HEAT, hazard));
        assertThat(health.complaints()).isEmpty();
        assertThat(health.isFitForTrial()).isFalse();
    }

    @Test
    void aLoopThatStandsStillOrGetsLateIsUnwell() {
        assertThat(HealthView.of(BEFORE, later(0, 19_500, Outputs.HEAT)).onTime()).isFalse();
        Status late = later(10, 19_500, Outputs.HEAT);
        Status.Health was = late.health();
        assertThat(HealthView.of(BEFORE, new Status(2, late.at(), late.room(), late.aim(),
                late.drive(), late.plan(), new Status.Health(was.hazards(), was.link(),
                        was.boot(), was.started(), "", beat(17, Duration.ofSeconds(6)))))
                .complaints()).containsExactly("the control loop is late");
    }
}
