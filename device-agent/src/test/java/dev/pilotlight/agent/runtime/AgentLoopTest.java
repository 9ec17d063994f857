package dev.pilotlight.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.core.Rules;
import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.agent.core.Starting;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.core.Thermostat;
import dev.pilotlight.agent.port.Answer;
import dev.pilotlight.agent.port.RelayBank;
import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.units.Temperature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The loop on a clock that the test turns. */
class AgentLoopTest {
    private static final String CONFIG = """
            schema: 1
            thing: hall
            hardware: {driver: house}
            schedule: {zone: UTC, entries: {day: {days: daily, at: "00:00", target: 21}}}
            """;

    /** Relays that obey, or throw when told to. */
    private static final class Relays implements RelayBank {
        private final List<Outputs> driven = new ArrayList<>();
        private Outputs now = Outputs.OPEN;
        private boolean broken;

        @Override
        public void drive(Outputs outputs) {
            if (broken && !outputs.isOpen()) {
                throw new IllegalStateException("the relay board is gone");
            }
            driven.add(outputs);
            now = outputs;
        }

        @Override
        public Outputs readBack() {
            return now;
        }

        @Override
        public void close() {
            now = Outputs.OPEN;
        }
    }

    private final Relays relays = new Relays();
    private final Mailbox mailbox = new Mailbox();
    private Duration uptime = Duration.ZERO;
    private final Ports ports = Ports.simulated(this::now, relays);
    private final Thermostat first = Starting.start(Rules.of(ConfigReader.read(CONFIG.getBytes(
            StandardCharsets.UTF_8)).toOptional().orElseThrow(), "boot"), Map.of(), now());
    private final Desk desk = new Desk(first, ports, mailbox, new Beat());
    private final AgentLoop loop = new AgentLoop(first, ports, mailbox, desk);

    private Moment now() {
        return new Moment(Instant.parse("2017-02-28T12:00:00Z").plus(uptime), uptime,
                ClockTrust.TRUSTED);
    }

    private void reads(double celsius) {
        mailbox.offer(new Event.Sampled(new Sample.Measured("room", Temperature.ofCelsius(celsius),
                uptime)));
    }

    private CompletableFuture<Answer> asks(double celsius) {
        return desk.ask(new LocalEdit.SetTarget(Temperature.ofCelsius(celsius), Optional.empty()))
                .toCompletableFuture();
    }

    @Test
    void theRelaysAreDrivenAtEveryTickAndTicksKeepTheirGrid() {
        reads(19);
        for (int i = 0; i < 10; i++) {
            assertThat(loop.step()).isEqualTo(uptime.plusSeconds(1));
            uptime = uptime.plusSeconds(1);
        }
        assertThat(relays.driven).hasSize(10).allMatch(Outputs.HEAT::equals);
    }

    @Test
    @Tag("S36")
    void ticksThatWereMissedAreNotMadeUpFor() {
        loop.step();
        uptime = Duration.ofSeconds(100);
        assertThat(loop.step()).isEqualTo(Duration.ofSeconds(101));
        assertThat(relays.driven).hasSize(2);
    }

    @Test
    void aPersonIsAnsweredWithAStatusThatShowsTheEditAlready() {
        reads(20.9);
        loop.step();
        CompletableFuture<Answer> answer = asks(24);
        assertThat(answer).isNotDone();
        CompletableFuture<Status> shown = answer.thenApply(_ -> desk.status());
        loop.step(false);
        assertThat(answer.join()).isInstanceOf(Answer.Done.class);
        assertThat(shown.join().aim().target()).contains(Temperature.ofCelsius(24));
        assertThat(shown.join().drive().asked()).isEqualTo(Outputs.HEAT);
        assertThat(relays.now).isEqualTo(Outputs.HEAT);
    }

    @Test
    void ninetyNineDegreesAreRefusedToThePerson() {
        CompletableFuture<Answer> answer = asks(99);
        loop.step();
        assertThat(answer.join()).isInstanceOf(Answer.Refused.class);
    }

    @Test
    @Tag("F16")
    void aFullMailboxAnswersBusyAndAFloodOfReadingsDoesNotShutPeopleOut() {
        for (int i = 0; i < 1_000; i++) {
            reads(20);
        }
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            answers.add(asks(22));
        }
        assertThat(answers.getLast().join()).isInstanceOf(Answer.Busy.class);
        loop.step();
        assertThat(answers.getFirst().join()).isInstanceOf(Answer.Done.class);
        assertThat(mailbox.dropped()).isEqualTo(1_000 - 256 + 1);
    }

    @Test
    void watchersHearOfWhatPeopleCanSee() throws Exception {
        List<Status> seen = new ArrayList<>();
        try (AutoCloseable watching = desk.watch(() -> seen.add(desk.status()))) {
            assertThat(watching).isNotNull();
            reads(20);
            loop.step();
        }
        reads(21);
        loop.step();
        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst().room().value()).contains(Temperature.ofCelsius(20));
    }

    @Test
    void aTickThatFailsOpensTheRelaysAndTheLoopGoesOnWhenTheyWorkAgain() {
        reads(19);
        loop.step();
        relays.broken = true;
        uptime = uptime.plusSeconds(1);
        loop.step();
        assertThat(relays.now).isEqualTo(Outputs.OPEN);
        assertThat(loop.failures()).isEqualTo(1);
        relays.broken = false;
        uptime = uptime.plusSeconds(1);
        loop.step();
        assertThat(relays.now).isEqualTo(Outputs.HEAT);
    }

    @Test
    void theSameEventsGiveTheSameStateToTheLastBit() {
        AgentLoopTest other = new AgentLoopTest();
        for (AgentLoopTest each : List.of(this, other)) {
            for (int second = 0; second < 2_000; second++) {
                if (second % 30 == 0) {
                    each.reads(20 + second % 7 / 3.0);
                }
                each.uptime = Duration.ofSeconds(second);
                each.loop.step();
            }
        }
        assertThat(loop.state()).isEqualTo(other.loop.state());
    }
}
