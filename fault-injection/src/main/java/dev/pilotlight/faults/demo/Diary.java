package dev.pilotlight.faults.demo;

import dev.pilotlight.faults.house.HouseWatcher;
import dev.pilotlight.faults.house.Relays;
import dev.pilotlight.faults.ledger.Beat;
import dev.pilotlight.faults.ledger.Fact;
import dev.pilotlight.faults.ledger.Ledger;
import dev.pilotlight.faults.ledger.Place;
import dev.pilotlight.faults.ledger.When;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/**
 * Writes into the ledger what happens at the agent's house, and lets others wait for it.
 *
 * <p>
 * Called under the house's lock; {@link #next} and {@link #house} by any thread.
 */
final class Diary implements HouseWatcher {

    private static final Duration AIR_EVERY = Duration.ofMillis(100);

    private final Ledger ledger;
    private final Timeline timeline;
    private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
    private volatile Seen seen = new Seen(Double.NaN, Double.NaN, Relays.OPEN, Duration.ZERO);
    private volatile Duration worst = Duration.ZERO;
    private boolean informed;
    private Duration lastAir = Duration.ofSeconds(-1);
    private Optional<When> lastDrive = Optional.empty();

    Diary(Ledger ledger, Timeline timeline) {
        this.ledger = ledger;
        this.timeline = timeline;
    }

    /**
     * How the house is.
     *
     * @param movedAt when, in real time, the contacts last moved
     */
    record Seen(double roomC, double outdoorC, Relays relays, Duration movedAt) {}

    Seen house() {
        return seen;
    }

    /** The greatest lateness of a control decision so far, in real time. */
    Duration worstLateness() {
        return worst;
    }

    /** The next control decision, from now on, that fits. */
    CompletableFuture<When> next(Predicate<Relays> wanted) {
        return add(new Wait(wanted, false, new CompletableFuture<>()));
    }

    /** The next control decision of a controller that was handed a reading before it. */
    CompletableFuture<When> nextInformed() {
        return add(new Wait(_ -> true, true, new CompletableFuture<>()));
    }

    private CompletableFuture<When> add(Wait wait) {
        waits.add(wait);
        return wait.done();
    }

    @Override
    public void drive(Relays asked) {
        When now = timeline.now();
        ledger.write(new Fact.Drive(now, asked.heat()));
        lastDrive.map(last -> Beat.lateness(last, now, AgentConfig.TICK))
                .filter(late -> late.compareTo(worst) > 0).ifPresent(late -> worst = late);
        lastDrive = Optional.of(now);
        for (Iterator<Wait> all = waits.iterator(); all.hasNext();) {
            Wait wait = all.next();
            if (wait.wanted().test(asked) && (informed || !wait.needsReading())) {
                wait.done().complete(now);
                all.remove();
            }
        }
    }

    @Override
    public void moved(Relays now) {
        When when = timeline.now();
        seen = new Seen(seen.roomC(), seen.outdoorC(), now, when.real());
        ledger.write(new Fact.Relay(when, Place.PILOTLIGHT, now.heat()));
    }

    @Override
    public void reading(int milliC) {
        informed = true;
        ledger.write(new Fact.Reading(timeline.now(), milliC));
    }

    @Override
    public void state(double roomC, double outdoorC, Relays relays) {
        When now = timeline.now();
        seen = new Seen(roomC, outdoorC, relays, seen.movedAt());
        if (now.real().minus(lastAir).compareTo(AIR_EVERY) >= 0) {
            lastAir = now.real();
            ledger.write(new Fact.Air(now, Place.PILOTLIGHT, roomC, outdoorC));
        }
    }

    @Override
    public void connected() {
        // The first control decision says more.
    }

    @Override
    public void gone(String why) {
        lastDrive = Optional.empty();
        informed = false;
        ledger.write(new Fact.ControllerGone(timeline.now(), why));
    }

    private record Wait(Predicate<Relays> wanted, boolean needsReading,
            CompletableFuture<When> done) {}
}
