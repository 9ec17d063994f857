package dev.pilotlight.faults.sim.cloud;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Payload;
import dev.pilotlight.cloud.port.Intake;
import dev.pilotlight.cloud.port.Receipt;
import dev.pilotlight.faults.sim.agent.Disk;
import dev.pilotlight.faults.sim.net.Backend;
import dev.pilotlight.faults.sim.net.Network;
import dev.pilotlight.faults.sim.world.World;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Messages;
import dev.pilotlight.wire.Topics;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Behind a broker of the user's own: nobody is refused anything, and somebody listens who keeps
 * every row that the broker takes. There is no twin, and nobody who would answer. One thread.
 */
public final class Shelf implements Backend, Archive {
    private final World world;
    private final String tenant;
    private final SortedSet<String> rows = new TreeSet<>();

    /** An empty one. */
    public Shelf(World world, String tenant) {
        this.world = world;
        this.tenant = tenant;
    }

    @Override
    public boolean maySubscribe(DeviceId device, String filter) {
        return true;
    }

    @Override
    public boolean mayPublish(DeviceId device, Line.Message message) {
        return true;
    }

    @Override
    public CompletionStage<Receipt> accept(DeviceId device, Line.Message message,
            Intake.Origin origin) {
        byte[] payload = message.payload().bytes();
        if (message.topic().equals(Topics.telemetry(tenant, device))) {
            Messages.telemetry(payload).toOptional().ifPresent(batch -> batch.points().forEach(
                    point -> add(device, new Disk.Key(Row.Stream.TELEMETRY, batch.boot(), point
                            .seq()))));
        }
        if (message.topic().equals(Topics.events(tenant, device))) {
            Messages.events(payload).toOptional().ifPresent(batch -> batch.events().forEach(
                    event -> add(device, new Disk.Key(Row.Stream.EVENT, batch.boot(), event
                            .seq()))));
        }
        if (message.topic().equals(Topics.reported(tenant, device, "control"))) {
            world.count("own broker was told what holds");
        }
        return CompletableFuture.completedFuture(Receipt.Stored.DONE);
    }

    private void add(DeviceId device, Disk.Key key) {
        boolean _ = rows.add(device + " " + key);
    }

    @Override
    public boolean everHad(DeviceId device, Disk.Key key) {
        return rows.contains(device + " " + key);
    }

    /** A wish without an end in sight, from somebody who kept it on the broker. */
    @Override
    public List<Line.Message> stale(DeviceId device) {
        Doc.Obj wish = Doc.Obj.of("target", Doc.num(Network.STALE_TARGET.decimal()), "minutes", Doc
                .num(BigDecimal.valueOf(600)));
        return List.of(new Line.Message(Topics.set(tenant, device), Payload.of(Codec.write(wish)),
                true));
    }
}
