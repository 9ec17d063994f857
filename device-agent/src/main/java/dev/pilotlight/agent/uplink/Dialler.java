package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.link.Backoff;
import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.link.Route;
import dev.pilotlight.agent.port.Lines;
import dev.pilotlight.config.LinkSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides which broker is called, and how far apart attempts have to be. Link's thread, but for the
 * two words.
 */
final class Dialler {
    private final LinkSetup setup;
    private final Lines lines;
    private final Gatekeeper gatekeeper;
    private final Backoff own;
    private final Route.Patience patience;
    private volatile Route route;
    private Backoff backoff;
    private Duration begun = Duration.ZERO;

    Dialler(LinkSetup setup, Lines lines) {
        this.setup = setup;
        this.lines = lines;
        this.gatekeeper = new Gatekeeper(setup.real());
        LinkSettings.Patience asked = setup.link().patience();
        this.own = Backoff.upTo(asked.backoffCap());
        this.backoff = own;
        this.patience = new Route.Patience(asked.walkAfter(), asked.returnAfter());
        this.route = Route.start(setup.link().brokers().size(), now(), patience);
    }

    private Duration now() {
        return setup.real().now().uptime();
    }

    private LinkSettings.Broker broker() {
        return setup.link().brokers().get(route.at());
    }

    /** The broker in use. Any thread. */
    String brokerWord() {
        return broker().toString();
    }

    /** State of the circuit breaker. Any thread. */
    String breakerWord() {
        return gatekeeper.word();
    }

    Backoff backoff() {
        return backoff;
    }

    boolean admits() {
        return gatekeeper.admits();
    }

    /** Calls the broker that it is the turn of; {@link #admits} was asked. */
    void dial(Attempt attempt) {
        begun = now();
        lines.open(new Lines.Call(broker(), attempt.filters(), attempt.will()), attempt);
    }

    /** The call was answered. */
    void opened(Optional<Duration> spread) {
        gatekeeper.succeeded(now().minus(begun));
        backoff = spread.map(own::widened).orElse(own);
        route = route.connected(now());
    }

    /** The call was in vain. */
    void failed(Failure why) {
        gatekeeper.failed(now().minus(begun), why);
        route = route.failed(now(), patience);
    }

    /** A connection that had worked broke. */
    void broke() {
        route = route.failed(now(), patience);
    }

    /** Whether a working connection should be given up for a better one. */
    boolean wantsAnother() {
        return route.isTimeToReturn(now()) || lines.hasNewCredentials();
    }

    /** The working connection was given up for a better one. */
    void moving() {
        if (route.isTimeToReturn(now())) {
            route = route.returning(now());
        }
    }

    /** A broker that ends a connection may ask for a wider spread. */
    void spread(Duration asked) {
        backoff = own.widened(asked);
    }
}
