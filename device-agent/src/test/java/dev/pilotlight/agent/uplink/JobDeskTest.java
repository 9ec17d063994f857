package dev.pilotlight.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.http.FakeConfigurations;
import dev.pilotlight.agent.port.ConfigDoor;
import dev.pilotlight.agent.port.ConfigDoor.Wish;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Payload;
import dev.pilotlight.agent.trial.TrialEffect.Outcome;
import dev.pilotlight.agent.trial.TrialMemory;
import dev.pilotlight.agent.trial.TrialRules;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a job of the cloud becomes on the device, and what the cloud is told. */
class JobDeskTest {
    private static final DeviceId HALL = new DeviceId("hall");

    private final FakeConfigurations door = new FakeConfigurations();
    private final JobDesk desk = new JobDesk(HALL, door);
    private Duration now = Duration.ofMinutes(1);

    @BeforeEach
    void connected() {
        desk.up();
    }

    private Doc.Obj sent(String topic) {
        Line.Message message = desk.next(now).orElseThrow();
        assertThat(message.topic()).isEqualTo(Topics.job(HALL, "", "") + topic);
        assertThat(message.retained()).isFalse();
        return Codec.parseObject(message.payload().bytes()).toOptional().orElseThrow();
    }

    private void hears(String topic, Doc.Obj body) {
        desk.heard(new Line.Message(Topics.job(HALL, "", "") + topic, Payload.of(Codec.write(
                body)), false), now);
    }

    private void answers(Doc.Obj request, String topic, Doc.Obj body) {
        hears(topic, body.with("clientToken", request.get("clientToken").orElseThrow()));
    }

    private static Doc.Obj execution(String operation) {
        return Doc.Obj.of("execution", Doc.Obj.of("jobId", Doc.text("r1"), "jobDocument", Doc.Obj
                .of("operation", Doc.text(operation), "version", Doc.num(12))
                .with("signed", Doc.Obj.of("payload", Doc.text("x")))));
    }

    /** The cloud has one job, which is begun. */
    private void begun(String operation) {
        answers(sent("start-next"), "start-next/accepted", execution(operation));
        assertThat(desk.next(now)).as("nothing to report yet").isEmpty();
    }

    private void tells(Outcome outcome, String why) {
        door.view = new ConfigDoor.View(TrialMemory.NEW.telling(12, new TrialMemory.Told(outcome,
                why)), TrialRules.DEFAULTS, List.of());
    }

    private Doc.Obj reports(String status, String step) {
        Doc.Obj report = sent("r1/update");
        assertThat(report.string("status")).hasValue(status);
        assertThat(report.object("statusDetails").orElseThrow().string("step")).hasValue(step);
        return report;
    }

    @Test
    void aJobIsOfferedOnceAndReportedAtEachStepUntilItIsKept() {
        answers(sent("start-next"), "start-next/accepted", execution("apply-config"));
        tells(Outcome.STAGED, "");
        answers(reports("IN_PROGRESS", "staged"), "r1/update/accepted", Doc.Obj.EMPTY);
        assertThat(desk.next(now)).isEmpty();
        tells(Outcome.ON_TRIAL, "");
        answers(reports("IN_PROGRESS", "on-trial"), "r1/update/accepted", Doc.Obj.EMPTY);
        tells(Outcome.KEPT, "");
        answers(reports("SUCCEEDED", "kept"), "r1/update/accepted", Doc.Obj.EMPTY);
        sent("start-next");
        assertThat(door.wishes).singleElement().isEqualTo(
                new Wish.Apply("the cloud", 12, "{\"payload\":\"x\"}"));
    }

    @Test
    void whatTheGateRefusesIsRejectedWithItsReason() {
        door.answer = new ConfigDoor.Answer.Refused(List.of(new Problem("limits.ceiling",
                "is 99, want 25 to 35")));
        answers(sent("start-next"), "start-next/accepted", execution("apply-config"));
        Doc.Obj report = reports("REJECTED", "refused");
        assertThat(report.object("statusDetails").orElseThrow().string("reason"))
                .hasValue("limits.ceiling is 99, want 25 to 35");
    }

    @Test
    void keysAreTakenAtOnceOrRejectedWithTheirReason() {
        answers(sent("start-next"), "start-next/accepted", execution("trust-keys"));
        answers(reports("SUCCEEDED", "kept"), "r1/update/accepted", Doc.Obj.EMPTY);
        assertThat(door.wishes).containsExactly(new Wish.Trust("the cloud",
                "{\"payload\":\"x\"}"));
        door.answer = new ConfigDoor.Answer.Refused(List.of(new Problem("",
                "no-key-left: revokes every key of this device, want one left that counts")));
        JobDesk other = new JobDesk(HALL, door);
        other.up();
        Line.Message asked = other.next(now).orElseThrow();
        other.heard(new Line.Message(Topics.job(HALL, "", "start-next/accepted"), Payload.of(Codec
                .write(execution("trust-keys").with("clientToken", Codec.parseObject(asked
                        .payload().bytes()).toOptional().orElseThrow().get("clientToken")
                        .orElseThrow()))),
                false), now);
        assertThat(new String(other.next(now).orElseThrow().payload().bytes(),
                java.nio.charset.StandardCharsets.UTF_8)).contains("REJECTED", "no-key-left");
    }

    @Test
    void whatTheOperatorTookBackIsWithdrawnThoughTheWordCameLate() {
        tells(Outcome.ON_TRIAL, "");
        answers(sent("start-next"), "start-next/accepted", execution("apply-config"));
        answers(reports("IN_PROGRESS", "on-trial"), "r1/update/accepted", Doc.Obj.EMPTY);
        hears("notify-next", Doc.Obj.of("timestamp", Doc.num(1)));
        answers(reports("IN_PROGRESS", "on-trial"), "r1/update/rejected", Doc.Obj.of("code", Doc
                .text("TerminalStateReached"), "executionState",
                Doc.Obj.of("status", Doc.text(
                        "CANCELED"))));
        assertThat(door.wishes).last().isEqualTo(new Wish.Withdraw(12));
    }

    @Test
    void aReportThatIsLostWithTheConnectionIsMadeAgainOnTheNext() {
        tells(Outcome.KEPT, "");
        answers(sent("start-next"), "start-next/accepted", execution("apply-config"));
        reports("SUCCEEDED", "kept");
        desk.up();
        answers(sent("start-next"), "start-next/accepted", execution("apply-config"));
        reports("SUCCEEDED", "kept");
    }

    @Test
    void anAnswerThatDoesNotComeIsAskedForAgain() {
        sent("start-next");
        now = now.plusSeconds(5);
        assertThat(desk.next(now)).isEmpty();
        now = now.plusSeconds(4);
        sent("start-next");
    }

    @Test
    void aBusyDoorIsAskedAgainLaterAndAJobOfAnotherKindIsRejected() {
        door.answer = new ConfigDoor.Answer.Busy("another one is on its way");
        begun("apply-config");
        now = now.plusSeconds(31);
        tells(Outcome.STAGED, "");
        door.answer = new ConfigDoor.Answer.Done();
        reports("IN_PROGRESS", "staged");
        assertThat(door.wishes).hasSize(2);

        JobDesk other = new JobDesk(HALL, door);
        other.up();
        Line.Message asked = other.next(now).orElseThrow();
        other.heard(new Line.Message(Topics.job(HALL, "", "start-next/accepted"), Payload.of(Codec
                .write(execution("reboot").with("clientToken", Codec.parseObject(asked.payload()
                        .bytes()).toOptional().orElseThrow().get("clientToken").orElseThrow()))),
                false), now);
        Optional<Line.Message> report = other.next(now);
        assertThat(new String(report.orElseThrow().payload().bytes(),
                java.nio.charset.StandardCharsets.UTF_8)).contains("REJECTED",
                        "want apply-config, go-back or trust-keys");
    }
}
