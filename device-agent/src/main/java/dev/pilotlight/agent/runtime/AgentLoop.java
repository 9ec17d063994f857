package dev.pilotlight.agent.runtime;

import dev.pilotlight.agent.core.Effect;
import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.core.Reaction;
import dev.pilotlight.agent.core.Thermostat;
import dev.pilotlight.agent.port.Journal;
import dev.pilotlight.agent.port.RelayBank;
import dev.pilotlight.agent.port.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The duty cycle: take what is in the mailbox, react, perform; and at each tick decide about the
 * relays. {@link #step} returns; somebody else decides when to call it again, so a simulation and a
 * Pi run the same loop. One thread owns it; {@link #state} may be read by any.
 *
 * <p>
 * {@link Thermostat#react} is pure, so an event that it fails on is dropped and leaves no trace in
 * the state. A tick that fails opens the relays; after {@value #FAILED_TICKS} in a row the loop
 * gives up, and whoever runs it must end the process.
 */
public final class AgentLoop {
    private static final Logger LOG = LoggerFactory.getLogger(AgentLoop.class);
    private static final int EVENTS_A_STEP = 64;
    private static final int FAILED_TICKS = 10;

    private final TimeSource time;
    private final RelayBank relays;
    private final Mailbox mailbox;
    private final Journal journal;
    private final EffectRunner runner;
    private final Duration tick;
    private final AtomicLong failures = new AtomicLong();
    private final Desk desk;
    private volatile Thermostat state;
    private Duration nextTick;
    private int failedTicks;
    private String relayTrouble = "";
    private int backlogSize = -1;
    private long refused;

    /**
     * A loop that has not begun.
     *
     * @param desk answers people; it shows every state of this loop
     */
    public AgentLoop(Thermostat first, Ports ports, Mailbox mailbox, Desk desk) {
        this.time = ports.time();
        this.relays = ports.relays();
        this.mailbox = mailbox;
        this.journal = ports.journal();
        this.runner = new EffectRunner(ports, desk::reply);
        this.tick = first.rules().config().control().tick();
        this.desk = desk;
        this.state = first;
        this.nextTick = time.now().uptime();
    }

    /** The state after the last event. Any thread. */
    public Thermostat state() {
        return state;
    }

    /** Takes what waits, ticks if that is due, and says at which uptime the next tick is. */
    public Duration step() {
        return step(true);
    }

    /** The same, but a tick that is due waits for another step unless {@code mayTick}. */
    public Duration step(boolean mayTick) {
        Moment now = time.now();
        long before = state.revision();
        for (int i = 0; i < EVENTS_A_STEP; i++) {
            Optional<Event> event = mailbox.take();
            if (event.isEmpty()) {
                break;
            }
            handle(event.get(), now);
        }
        if (mayTick && now.uptime().compareTo(nextTick) >= 0) {
            tick(now);
        }
        if (state.revision() != before) {
            desk.changed();
        }
        return nextTick;
    }

    private void tick(Moment now) {
        String trouble = relays.trouble();
        if (!trouble.equals(relayTrouble)) {
            relayTrouble = trouble;
            handle(new Event.RelayTrouble(trouble), now);
        }
        boolean done = handle(new Event.Ticked(relays.readBack()), now);
        count(now);
        failedTicks = done ? 0 : failedTicks + 1;
        if (!done) {
            relays.drive(Outputs.OPEN);
        }
        if (failedTicks >= FAILED_TICKS) {
            throw new IllegalStateException(FAILED_TICKS + " ticks in a row failed");
        }
        Duration grid = nextTick.plus(tick);
        nextTick = grid.compareTo(now.uptime()) > 0 ? grid : now.uptime().plus(tick);
    }

    /** Coarse on purpose: the twin hears when it doubles or halves, and when it is none. */
    private void count(Moment now) {
        long waiting = journal.waiting();
        long quarantined = journal.quarantined();
        int size = Long.SIZE - Long.numberOfLeadingZeros(waiting);
        if (size != backlogSize || quarantined != refused) {
            backlogSize = size;
            refused = quarantined;
            handle(new Event.Backlog(waiting, quarantined), now);
        }
    }

    private boolean handle(Event event, Moment now) {
        try {
            Reaction reaction = state.react(event, now);
            state = reaction.next();
            desk.show(state);
            for (Effect effect : reaction.effects()) {
                runner.perform(effect);
            }
            return true;
        } catch (RuntimeException bug) {
            failures.incrementAndGet();
            LOG.error("failed on {}: the event is dropped", event, bug);
            return false;
        }
    }

    /** How many events the thermostat failed on; any other number than 0 is a bug. */
    public long failures() {
        return failures.get();
    }
}
