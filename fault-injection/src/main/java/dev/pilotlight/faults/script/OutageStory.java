package dev.pilotlight.faults.script;

import dev.pilotlight.faults.demo.AgentConfig;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.demo.World;
import dev.pilotlight.faults.ledger.Fact;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * The day, chapter by chapter. Simulated time runs fast while nothing happens and slowly while real
 * timers are measured. One thread.
 *
 * <p>
 * The operator's change waits in the cloud because the cloud comes back before the way to it does,
 * as on that day, when reads worked an hour before writes did: the dashboard is up, the house is
 * still unreachable.
 */
final class OutageStory {

    /** When the story begins: a Tuesday morning, with the heating at its day's work. */
    static final Instant START = at("11:15");
    /** Simulated seconds in a real one while real timers run, and while the programs start. */
    static final double SLOW = 20;

    private static final double FASTEST = 360;
    private static final double FAST = 240;
    private static final double MEDIUM = 120;
    /** So slow that fifteen real seconds pass without a reading to send. */
    private static final double IDLE = 5;

    private final World world;
    private final Actors actors;
    private final Changes changes;
    private final OtherHouse other;
    private final Auditor auditor;

    OutageStory(World world, OtherHouse other, Auditor auditor) {
        this.world = world;
        this.actors = new Actors(world);
        this.changes = new Changes(world);
        this.other = other;
        this.auditor = auditor;
    }

    void play() throws IOException {
        normalMorning();
        theLineIsCutForAMoment();
        theCloudDies();
        thePersonInTheRoom();
        theSensorDies();
        theScheduleGoesOn();
        thePowerFails();
        theCloudReturnsBeforeItsLine();
        theHouseIsBack();
        theLeaseEnds();
    }

    private void normalMorning() throws IOException {
        tell("A normal day. The schedule asks for 20.5 °C");
        new Intruder(world).tryDoors();
        runTo("12:05", FAST);
        tell("Noon: the schedule goes down to 16 °C, the house is empty");
    }

    private void theLineIsCutForAMoment() throws IOException {
        world.pace().turn(IDLE);
        if (!areOnline(Duration.ofSeconds(30))) {
            throw new IOException("house and cloud never found each other; see agent.log and"
                    + " cloud.log in " + world.setup().data());
        }
        world.darkenLink();
        tell("The line to the cloud goes dark while nothing is being sent");
        Waiting.until(Duration.ofSeconds(18), () -> !isHouseOnline()
                && !Watch.isOnlineOnDashboard(world));
        pause(Duration.ofMillis(500));
        world.healLink();
        tell("The line is back");
        areOnline(Duration.ofSeconds(40));
    }

    private void theCloudDies() throws IOException {
        runTo("12:37", FAST);
        world.pace().turn(MEDIUM);
        world.freezeCloud();
        tell("12:37 in New York, 9:37 in Seattle: the cloud stops answering");
        Waiting.until(Duration.ofSeconds(8), () -> !isHouseOnline());
        pause(Duration.ofMillis(300));
        world.killCloud();
        auditor.cloudDied();
        tell("The cloud is dead");
    }

    private void thePersonInTheRoom() throws IOException {
        actors.personSets(20.5, Optional.empty(), true);
        tell("The person in the room comes home early and asks the page for 20.5 °C");
        changes.strangersOffer();
        tell("Somebody in the house's network offers it a configuration of his own");
    }

    private void theSensorDies() throws IOException {
        runFor(Duration.ofMinutes(8), FAST);
        world.breakSensor();
        other.sensor(false);
        tell("The thermometers of both houses fall silent");
        runFor(Duration.ofMinutes(16), FAST);
        world.mendSensor();
        other.sensor(true);
        tell("The thermometers are back");
    }

    private void theScheduleGoesOn() throws IOException {
        Instant due = at("14:30");
        runTo("14:32", FASTEST);
        world.ledger().write(new Fact.ChangeDue(world.timeline().now(), 21, due));
        tell("14:30: the schedule goes up to 21 °C, with the cloud still dead");
        runFor(Duration.ofMinutes(20), FAST);
    }

    private void thePowerFails() throws IOException {
        world.pace().turn(MEDIUM);
        world.cutAgent();
        other.power(false);
        tell("The power fails in both houses");
        auditor.agentDied();
        pause(Duration.ofSeconds(1));
        world.startAgent();
        other.power(true);
        tell("The power is back");
        runFor(Duration.ofMinutes(15), FAST);
    }

    private void theCloudReturnsBeforeItsLine() throws IOException {
        world.pace().turn(SLOW);
        world.darkenLink();
        world.returnCloud();
        tell("The cloud is back, but not yet the line to it: the dashboard opens, the house is"
                + " not to be reached");
        changes.operatorSlips();
        tell("An operator means one house and orders a change of every one, at once");
        Instant now = world.pace().now();
        Instant leaseEnd = now.plus(Duration.ofMinutes(58));
        actors.operatorLends(16, leaseEnd);
        other.lease(16, leaseEnd);
        tell("An operator lends the house 16 °C for an hour; it waits in the cloud");
        actors.appSets(23, now.plus(Duration.ofMinutes(70)));
        other.hold(23, now.plus(Duration.ofMinutes(40)));
        tell("The resident's app, far away, asks for 23 °C");
        actors.personSets(20, Optional.of(now.plus(Duration.ofMinutes(38))), false);
        tell("The person in the room, later, asks the page for 20 °C for half an hour");
    }

    private void theHouseIsBack() throws IOException {
        world.healLink();
        tell("The line is back");
        tell(areOnline(Duration.ofSeconds(75))
                ? "House and cloud have found each other"
                : "House and cloud have not found each other");
        actors.compare(20, 23);
    }

    private void theLeaseEnds() throws IOException {
        world.pace().turn(FAST);
        if (Waiting.until(Duration.ofSeconds(15), () -> actors.target() == 16)) {
            world.ledger().write(new Fact.LeaseActed(world.timeline().now()));
            tell("The person's wish has ended, the operator's 16 °C holds now");
        }
        if (Waiting.until(Duration.ofSeconds(15), () -> actors.target() == 21)) {
            tell("Back to the schedule's 21 °C");
        }
        runFor(Duration.ofMinutes(17), FAST);
        world.pace().turn(SLOW);
        Waiting.until(Duration.ofSeconds(10), () -> world.programs().agentApi().state()
                .at("/link/waiting").asInt(-1) == 0);
        tell("The end of the story");
    }

    private boolean areOnline(Duration patience) {
        boolean online = Waiting.until(patience,
                () -> isHouseOnline() && Watch.isOnlineOnDashboard(world));
        // Both eyes have to see it as well, they look on their own.
        pause(Duration.ofMillis(400));
        return online;
    }

    private boolean isHouseOnline() throws IOException {
        return Watch.isOnline(world.programs().agentApi());
    }

    private void runTo(String clock, double speed) throws IOException {
        world.pace().turn(speed);
        Instant end = at(clock);
        Waiting.until(Duration.ofMinutes(2), () -> !world.pace().now().isBefore(end));
    }

    private void runFor(Duration shown, double speed) throws IOException {
        world.pace().turn(speed);
        Instant end = world.pace().now().plus(shown);
        Waiting.until(Duration.ofMinutes(2), () -> !world.pace().now().isBefore(end));
    }

    private static void pause(Duration real) {
        Waiting.sometimeIn(real, () -> false);
    }

    private void tell(String sentence) {
        world.tell(sentence);
    }

    private static Instant at(String clock) {
        return LocalDate.of(2017, 2, 28).atTime(LocalTime.parse(clock)).atZone(AgentConfig.ZONE)
                .toInstant();
    }
}
