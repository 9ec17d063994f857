package dev.pilotlight.faults.script;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.client.Answer;
import dev.pilotlight.faults.demo.AgentConfig;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.demo.World;
import dev.pilotlight.faults.ledger.Fact;
import dev.pilotlight.faults.ledger.When;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The people of the story: the person in the room, the resident's app, the operator. One thread.
 */
final class Actors {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration NEVER = Duration.ofHours(1);
    /** The relay's rest time and a little more, in simulated time. */
    private static final Duration RESTED = Duration.ofMinutes(4);

    private final World world;

    Actors(World world) {
        this.world = world;
    }

    /**
     * The person in the room asks for a target that must move the relay, and the time until it
     * moves is taken at the house.
     *
     * @param until end of the wish; empty for the schedule's next change
     * @param heat whether the relay shall close or open
     */
    void personSets(double target, Optional<Instant> until, boolean heat) throws IOException {
        boolean canMove = Waiting.until(PATIENCE,
                () -> world.relays().heat() != heat && isRested());
        CompletableFuture<When> moved = world.nextDrive(relays -> relays.heat() == heat);
        When asked = world.timeline().now();
        Answer answer = until.isPresent()
                ? world.programs().agentApi().target(target, until.get())
                : world.programs().agentApi().target(target);
        if (!answer.isOk()) {
            throw new IOException("the page in the house refused " + target + ": " + answer);
        }
        Optional<When> acted = canMove
                ? Waiting.within(moved, PATIENCE)
                : Waiting.until(PATIENCE, () -> target() == target)
                        ? Optional.of(world.timeline().now())
                        : Optional.empty();
        world.ledger().write(new Fact.LocalChange(asked, target,
                acted.map(when -> when.since(asked)).orElse(NEVER),
                canMove ? "the relay" : "the target"));
    }

    /** The target that holds in the house now; NaN if none does. */
    double target() throws IOException {
        return world.programs().agentApi().state().path("target").asDouble(Double.NaN);
    }

    /** An operator lends a target through the dashboard's API. */
    void operatorLends(double target, Instant until) throws IOException {
        accepted(world.programs().cloudApi().lease(AgentConfig.THING, target, until));
        world.ledger().write(new Fact.LeaseTaken(world.timeline().now(), target, until));
    }

    /** The resident's app asks for a target through the cloud. */
    void appSets(double target, Instant until) throws IOException {
        accepted(world.programs().cloudApi().hold(AgentConfig.THING, target, until));
    }

    /** Waits until both sides keep to the expected target, and writes down what they say then. */
    void compare(double expected, double loser) {
        Waiting.until(Duration.ofSeconds(15), () -> agreed(expected, loser).isSettled());
        try {
            Sides sides = agreed(expected, loser);
            world.ledger().write(new Fact.Agreed(world.timeline().now(), words(expected),
                    sides.device, sides.desired, sides.reported, words(loser), sides.kept));
        } catch (IOException e) {
            world.ledger().write(new Fact.Agreed(world.timeline().now(), words(expected),
                    "no answer", "no answer", "no answer", words(loser), false));
        }
    }

    private Sides agreed(double expected, double loser) throws IOException {
        JsonNode state = world.programs().agentApi().state();
        JsonNode shadow = world.programs().cloudApi().shadow(AgentConfig.THING, "control");
        String device = words(state.at("/hold/target"));
        String desired = words(shadow.at("/state/desired/hold/target"));
        String reported = words(shadow.at("/state/reported/hold/value/target"));
        String lost = words(shadow.at("/state/reported/superseded/hold/value/target"));
        return new Sides(words(expected), device, desired, reported, lost.equals(words(loser)));
    }

    private boolean isRested() {
        double shownSeconds = world.relaysSince().toMillis() / 1000.0 * world.pace().speed();
        return shownSeconds > RESTED.toSeconds();
    }

    private static void accepted(Answer answer) throws IOException {
        if (!answer.isOk()) {
            throw new IOException("the cloud refused: " + answer);
        }
    }

    private static String words(JsonNode number) {
        return number.isNumber() ? words(number.asDouble()) : "nothing";
    }

    private static String words(double celsius) {
        return celsius + " °C";
    }

    private record Sides(String expected, String device, String desired, String reported,
            boolean kept) {

        boolean isSettled() {
            return kept && expected.equals(device) && expected.equals(desired)
                    && expected.equals(reported);
        }
    }
}
