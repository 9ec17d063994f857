package dev.pilotlight.faults.sim.contract;

import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Lines;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A caller that notes what it is told. Any thread. */
final class Ear implements Lines.Caller {
    final List<String> acknowledged = new CopyOnWriteArrayList<>();
    final List<String> arrived = new CopyOnWriteArrayList<>();
    volatile Optional<Line> line = Optional.empty();
    volatile Optional<Failure> failure = Optional.empty();
    volatile Optional<Failure> broken = Optional.empty();
    volatile int newest;

    @Override
    public void opened(Line made, Optional<Duration> spread) {
        line = Optional.of(made);
    }

    @Override
    public void failed(Failure why) {
        failure = Optional.of(why);
    }

    @Override
    public void acknowledged(long id, int reason) {
        acknowledged.add(id + ": " + reason);
    }

    @Override
    public void arrived(Line.Message message, int messageId) {
        newest = messageId;
        arrived.add(new String(message.payload().bytes(), StandardCharsets.UTF_8));
    }

    /** What is told first says most. */
    @Override
    public void broken(Failure why, Optional<Duration> spread) {
        broken = broken.or(() -> Optional.of(why));
    }
}
