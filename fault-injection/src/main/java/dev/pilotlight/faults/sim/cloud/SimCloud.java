package dev.pilotlight.faults.sim.cloud;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.cloud.fleet.Fleet;
import dev.pilotlight.cloud.port.Commands;
import dev.pilotlight.cloud.port.DeviceLink;
import dev.pilotlight.cloud.port.DeviceView;
import dev.pilotlight.cloud.port.Intake;
import dev.pilotlight.cloud.port.Receipt;
import dev.pilotlight.cloud.port.TimeSource;
import dev.pilotlight.cloud.presence.PresenceRules;
import dev.pilotlight.cloud.twins.OperatorEdit;
import dev.pilotlight.faults.sim.agent.Disk;
import dev.pilotlight.faults.sim.world.World;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The cloud's own {@link Fleet} on a {@link SimLedger}: stepped whenever something was left for it,
 * killed and started again. One thread.
 */
public final class SimCloud implements Intake {
    private final World world;
    private final Instant start;
    private final DeviceLink link;
    private final SimLedger ledger;
    private Duration startedAt = Duration.ZERO;
    private Fleet fleet;
    private int downs;
    private int restores;
    private boolean stirring;

    /** A cloud that runs. */
    public SimCloud(World world, Instant start, DeviceLink link) {
        this.world = world;
        this.start = start;
        this.link = link;
        this.ledger = new SimLedger(world, this::stir);
        this.fleet = process();
    }

    /** A process of the cloud: whatever one before it still says is not heard. */
    private Fleet process() {
        startedAt = world.now();
        return new Fleet(ledger, link, _ -> {}, new TimeSource() {
            @Override
            public Instant wall() {
                return SimCloud.this.wall();
            }

            @Override
            public Duration uptime() {
                return world.now().minus(startedAt);
            }
        });
    }

    /** By the cloud's clock, which is right. */
    public Instant wall() {
        return start.plus(world.now());
    }

    @Override
    public CompletionStage<Receipt> accept(Topic topic, byte[] payload, Origin origin) {
        if (!isUp()) {
            return CompletableFuture.completedFuture(new Receipt.NotNow("the cloud is away"));
        }
        CompletionStage<Receipt> receipt = fleet.accept(topic, payload, origin);
        stir();
        return receipt;
    }

    /** An operator's edit. */
    public CompletionStage<Commands.Result> edit(OperatorEdit edit) {
        if (!isUp()) {
            return CompletableFuture.completedFuture(new Commands.Result.NotNow(
                    "the cloud is away"));
        }
        CompletionStage<Commands.Result> result = fleet.edit(edit);
        stir();
        return result;
    }

    private void stir() {
        if (!stirring) {
            stirring = true;
            world.after(Duration.ZERO, this::step);
        }
    }

    private void step() {
        stirring = false;
        try {
            boolean more = isUp();
            while (more) {
                more = fleet.step(Duration.ZERO);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the simulation was interrupted", stop);
        }
    }

    /** kill -9: memory is gone, what was under way is durable or not, and nobody is told. */
    public void kill() {
        downs++;
        world.count("cloud killed");
        ledger.die();
    }

    /** It starts again on what is durable. */
    public void revive() {
        downs--;
        if (isUp()) {
            fleet = process();
        }
    }

    /** Whether there is a process. */
    public boolean isUp() {
        return downs == 0;
    }

    /** The disk is full: reads work, writes fail. */
    public void refuseWrites(boolean on) {
        ledger.refuses(on);
    }

    /** Every write takes seconds. */
    public void slowDown(boolean on) {
        ledger.slow(on);
    }

    /** Takes the backup that {@link #restore} goes back to. */
    public void backUp() {
        ledger.backUp();
    }

    /** An operator sets it back to the backup: the process ends, and starts on the old file. */
    public void restore() {
        restores++;
        kill();
        ledger.restore();
        revive();
    }

    /** How often it was set back. */
    public int restores() {
        return restores;
    }

    /** Which point the dashboard shows as a device's newest. */
    public Optional<Disk.Key> newest(DeviceId device) {
        return isUp()
                ? fleet.view(device).flatMap(one -> one.memory().latest()).map(
                        one -> new Disk.Key(Row.Stream.TELEMETRY, one.boot(), one.seq()))
                : Optional.empty();
    }

    public Books books() {
        return ledger.books();
    }

    /** What the dashboard says of a device. */
    public PresenceRules.Standing standing(DeviceId device) {
        Optional<DeviceView> view = isUp() ? fleet.view(device) : Optional.empty();
        Duration uptime = world.now().minus(startedAt);
        return PresenceRules.standing(view.flatMap(one -> one.memory().sighting()), view.flatMap(
                DeviceView::heardAt).map(uptime::minus));
    }
}
