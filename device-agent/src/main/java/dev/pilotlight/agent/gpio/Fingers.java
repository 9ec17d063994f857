package dev.pilotlight.agent.gpio;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.port.LocalDoor;
import dev.pilotlight.config.Pin;
import dev.pilotlight.config.Wires;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.units.Temperature;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Buttons and a knob at the thermostat: what a person in the room wants, through the same door as
 * the page. Whatever is pressed quickly adds up: a press counts from the target that was asked for,
 * not from the one that is still shown.
 */
final class Fingers {
    private static final Logger LOG = LoggerFactory.getLogger(Fingers.class);
    private static final int STEP_MILLI_K = 500;
    private static final List<Preset> ROUND = List.of(Preset.HOME, Preset.ECO, Preset.AWAY);
    private static final Duration KNOB_DEBOUNCE = Duration.ofMillis(1);

    private final Header header;
    private final LocalDoor door;
    private final Runnable somebody;
    private final ReentrantLock one = new ReentrantLock();
    private Optional<Temperature> asked = Optional.empty();
    private int waiting;

    /** Nothing is taken before {@link #take}. */
    Fingers(Header header, LocalDoor door, Runnable somebody) {
        this.header = header;
        this.door = door;
        this.somebody = somebody;
    }

    /** Takes the pins; one that is not to be had is told, and the others work. */
    void take(Wires.Panel panel) {
        panel.buttons().forEach((button, pin) -> onPress(pin, panel.debounce(), () -> pressed(
                button)));
        panel.knob().ifPresent(this::onTurn);
    }

    private void onPress(Pin pin, Duration debounce, Runnable pressed) {
        try {
            header.input(pin, true, debounce).addListener(change -> {
                if (change.state().isLow()) {
                    pressed.run();
                }
            });
        } catch (IOException | Pi4JException refused) {
            LOG.warn("button on {}: {}", pin, refused.getMessage());
        }
    }

    private void onTurn(Wires.Knob pins) {
        try {
            DigitalInput a = header.input(pins.a(), true, KNOB_DEBOUNCE);
            DigitalInput b = header.input(pins.b(), true, KNOB_DEBOUNCE);
            Knob knob = new Knob();
            a.addListener(_ -> turned(knob, a, b));
            b.addListener(_ -> turned(knob, a, b));
        } catch (IOException | Pi4JException refused) {
            LOG.warn("knob on {} and {}: {}", pins.a(), pins.b(), refused.getMessage());
        }
    }

    private void turned(Knob knob, DigitalInput a, DigitalInput b) {
        one.lock();
        try {
            int clicks = knob.turned(a.isHigh(), b.isHigh());
            if (clicks != 0) {
                nudge(clicks);
            }
        } finally {
            one.unlock();
        }
    }

    private void pressed(Wires.Button button) {
        somebody.run();
        one.lock();
        try {
            switch (button) {
                case UP -> nudge(1);
                case DOWN -> nudge(-1);
                case PRESET -> door.ask(new LocalEdit.SetTarget(Goal.of(nextPreset()),
                        new LocalEdit.End.OfItself()));
            }
        } finally {
            one.unlock();
        }
    }

    private Preset nextPreset() {
        Optional<Preset> now = door.status().aim().lasting().preset();
        return ROUND.get(Math.floorMod(now.map(ROUND::indexOf).orElse(-1) + 1, ROUND.size()));
    }

    private void nudge(int steps) {
        Status status = door.status();
        Optional<Temperature> from = waiting > 0 ? asked : status.aim().target();
        if (from.isEmpty()) {
            return;
        }
        Temperature wanted = within(status.plan(), from.get().plus(steps * STEP_MILLI_K));
        asked = Optional.of(wanted);
        waiting++;
        door.ask(new LocalEdit.SetTarget(wanted, Optional.empty())).whenComplete((_, _) -> {
            one.lock();
            try {
                waiting--;
            } finally {
                one.unlock();
            }
        });
    }

    private static Temperature within(Status.Plan plan, Temperature wanted) {
        if (wanted.isBelow(plan.least())) {
            return plan.least();
        }
        return wanted.isAbove(plan.most()) ? plan.most() : wanted;
    }
}
