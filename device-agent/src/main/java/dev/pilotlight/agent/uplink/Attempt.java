package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Lines;
import dev.pilotlight.wire.Presence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One connection from the first try on. Everything that is told of it goes to the inbox under its
 * generation; only how the try ended, which is told on the link's thread, goes to the loop at once.
 */
final class Attempt implements Lines.Caller {
    /** Hears how the try ended. */
    interface Outcome {
        /** There is a line. */
        void opened(Attempt attempt, Line line, Optional<Duration> spread);

        /** There is none. */
        void failed(Attempt attempt, Failure why);
    }

    private final int generation;
    private final Inbox inbox;
    private final Outcome outcome;
    private final Greeting greeting;
    private final Dialect desk;
    private final SideDesk aside;

    Attempt(LinkSetup setup, int generation, SideDesk aside, Inbox inbox, Outcome outcome) {
        this.generation = generation;
        this.inbox = inbox;
        this.outcome = outcome;
        this.greeting = new Greeting(setup);
        boolean own = setup.link().own().isPresent();
        this.aside = own ? SideDesk.NONE : aside;
        this.desk = own
                ? new SetDesk(setup.thing(), setup.tenant(), setup.shown())
                : new ShadowDesk(setup.thing(), "c" + generation);
    }

    int generation() {
        return generation;
    }

    Greeting greeting() {
        return greeting;
    }

    Dialect desk() {
        return desk;
    }

    SideDesk aside() {
        return aside;
    }

    List<String> filters() {
        return Stream.concat(desk.filters().stream(), aside.filters().stream()).toList();
    }

    Line.Message will() {
        return greeting.says(Presence.State.LOST);
    }

    @Override
    public void opened(Line line, Optional<Duration> spread) {
        outcome.opened(this, line, spread);
    }

    @Override
    public void failed(Failure why) {
        outcome.failed(this, why);
    }

    @Override
    public void acknowledged(long id, int reason) {
        inbox.leave(new Inbox.Acknowledged(generation, id, reason));
    }

    @Override
    public void arrived(Line.Message message, int messageId) {
        inbox.arrive(new Inbox.Arrived(generation, message, messageId));
    }

    @Override
    public void broken(Failure why, Optional<Duration> spread) {
        inbox.leave(new Inbox.Broken(generation, why, spread));
    }
}
