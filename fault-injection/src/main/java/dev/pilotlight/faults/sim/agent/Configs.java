package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.port.ConfigDoor;
import dev.pilotlight.agent.runtime.ConfigDesk;
import dev.pilotlight.agent.runtime.Tryout;
import dev.pilotlight.agent.trial.Bundle;
import dev.pilotlight.agent.trial.Phase;
import dev.pilotlight.agent.trial.TrialRules;
import dev.pilotlight.agent.trial.TrialState;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.faults.sim.fault.Offer;
import dev.pilotlight.signing.ConfigGate;
import dev.pilotlight.signing.DeviceBounds;
import dev.pilotlight.signing.DeviceFacts;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * The configurations of one device: the product's own gate, trial and desk, on a simulated disk. Of
 * each process of the agent there is one desk. One thread.
 */
public final class Configs implements Tryout.Audience {
    /** Two ticks of the slowest pace at which a trial is played. */
    private static final Duration BEAT = Duration.ofSeconds(20);

    private final Home home;
    private final Operator operator;
    private final SimSlots slots;
    private ConfigDesk desk;
    private Duration inForceSince = Duration.ZERO;
    private Bundle inForce = Bundle.INSTALLED;

    Configs(Home home) {
        this.home = home;
        this.operator = new Operator(home.plan());
        this.slots = new SimSlots(home.disk());
        this.desk = process();
    }

    private ConfigDesk process() {
        FirmwareConfig installed = home.plan().config();
        return new ConfigDesk(new Tryout(new Tryout.Setup(installed, home.plan()::written,
                newest -> gate(installed, newest), TrialRules.DEFAULTS, this), slots), home
                        .clock());
    }

    private static ConfigGate gate(FirmwareConfig installed, long newest) {
        return new ConfigGate(Operator.ring(), new DeviceFacts(installed.thing(), installed
                .tenant(), Set.of(), newest,
                new DeviceBounds(installed.limits(), Optional
                        .empty())));
    }

    /** A process of the agent starts, with that. */
    FirmwareConfig boot() {
        desk = process();
        return desk.boot();
    }

    /** The loop runs with what is in force. */
    void begin(Start start) {
        desk.attach(start::health);
        note();
    }

    /** From now on it is looked at, as long as the process lives. */
    void watch() {
        beat(desk);
    }

    /** Only while there is something to look at. */
    private void beat(ConfigDesk of) {
        if (of == desk && !isIdle()) {
            step();
            home.world().after(BEAT, () -> beat(of));
        }
    }

    /** Somebody hands one in. */
    void offer(Offer kind) {
        home.world().count("configuration handed in");
        boolean idle = isIdle();
        boolean nothingBefore = kind == Offer.REPLAYED && state().newest() == 0;
        Offer told = nothingBefore ? Offer.GOOD : kind;
        CompletionStage<ConfigDoor.Answer> _ = desk
                .ask(new ConfigDoor.Wish.Apply("page", 0, operator.offer(told)));
        step();
        if (idle) {
            beat(desk);
        }
    }

    private void step() {
        if (!home.isDeciding()) {
            return;
        }
        try {
            desk.step(Duration.ZERO);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the simulation was interrupted", stop);
        }
        note();
    }

    private void note() {
        if (!state().inForce().equals(inForce)) {
            inForce = state().inForce();
            inForceSince = home.world().now();
        }
    }

    @Override
    public void run(FirmwareConfig config) {
        desk.detach();
        home.runWith(config);
    }

    @Override
    public void notice(String kind, String text) {
        home.world().count(kind);
        home.running().ifPresent(start -> start.hear(new Event.Noticed(kind, text)));
    }

    private TrialState state() {
        return desk.view().memory().state();
    }

    /** Whether nothing is on its way or on trial. */
    public boolean isIdle() {
        return state().phase() instanceof Phase.Idle;
    }

    /** What the device runs with. */
    public Bundle inForce() {
        return state().inForce();
    }

    /** Since when it does. */
    public Duration inForceSince() {
        return inForceSince;
    }

    /** Whether what it runs with is the installer's or was signed by its operator. */
    public boolean isRightful() {
        return inForce().equals(Bundle.INSTALLED) || kind().isPresent();
    }

    /** Whether what it runs with takes its thermometers away. */
    public boolean blinds() {
        return kind().equals(Optional.of(Offer.BLIND));
    }

    private Optional<Offer> kind() {
        return operator.signed(inForce().sha256());
    }
}
