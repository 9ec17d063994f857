package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.identity.Identity;
import dev.pilotlight.agent.link.Backoff;
import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.link.Route;
import dev.pilotlight.agent.port.Outbox;
import dev.pilotlight.config.LinkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes connections: to which broker, as whom, and how far apart attempts have to be. Owner's
 * thread, but for the two words.
 */
final class Dialler {
    private final LinkSetup setup;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Wallet wallet;
    private final Gatekeeper gatekeeper;
    private final Backoff own;
    private final Route.Patience patience;
    private volatile Route route;
    private Backoff backoff;
    private Optional<Identity> identity = Optional.empty();

    Dialler(LinkSetup setup, Outbox outbox, Inbox inbox) {
        this.setup = setup;
        this.outbox = outbox;
        this.inbox = inbox;
        this.wallet = new Wallet(setup.identity(), setup.thing());
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

    /** The broker in use, and the breaker's word. Any thread. */
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

    /** Whether there is somebody to connect as. */
    boolean isEnrolled() throws IOException, GeneralSecurityException {
        if (!needsIdentity()) {
            return true;
        }
        identity = wallet.identity(now());
        return identity.isPresent();
    }

    private boolean needsIdentity() {
        return setup.link().own().map(own -> own.security() == LinkSettings.Security.MUTUAL)
                .orElse(true);
    }

    boolean mayTry() {
        return gatekeeper.mayTry();
    }

    /** Whether a working connection should be given up for a better one. */
    boolean wantsAnother() {
        return route.isTimeToReturn(now()) || (needsIdentity() && wallet.hasCandidate());
    }

    /** The working connection was given up for a better one. */
    void moving() {
        if (route.isTimeToReturn(now())) {
            route = route.returning(now());
        }
    }

    /** A connection that works, or an exception; the owner's thread waits for it here. */
    Conversation dial() throws Exception {
        Resolver.resolve(broker().host());
        Conversation made = new Conversation(setup, outbox, inbox, endpoint());
        try {
            Optional<Duration> spread = gatekeeper.attempt(made::open);
            backoff = spread.map(own::widened).orElse(own);
        } catch (Exception failed) {
            made.discard();
            throw failed;
        }
        route = route.connected(now());
        wallet.proved();
        return made;
    }

    private Endpoint endpoint() throws IOException, GeneralSecurityException {
        String name = setup.thing().value();
        Optional<LinkSettings.OwnBroker> own = setup.link().own();
        Sockets sockets = switch (own.map(LinkSettings.OwnBroker::security)
                .orElse(LinkSettings.Security.MUTUAL)) {
            case MUTUAL -> Sockets.tls(identity.orElseThrow().context());
            case SERVER -> Sockets.tls(Identity.anonymous(setup.identity()));
            case OFF -> Sockets.plain();
        };
        Optional<LinkSettings.OwnBroker> named = own.filter(one -> !one.user().isEmpty());
        Optional<Endpoint.Login> login = named.isEmpty()
                ? Optional.empty()
                : Optional.of(login(named.get()));
        return new Endpoint(broker().toString(), name, sockets, login);
    }

    private static Endpoint.Login login(LinkSettings.OwnBroker own) throws IOException {
        if (own.passwordFile().isEmpty()) {
            return new Endpoint.Login(own.user(), "");
        }
        List<String> lines = Files.readAllLines(Path.of(own.passwordFile()));
        return new Endpoint.Login(own.user(), lines.isEmpty() ? "" : lines.getFirst());
    }

    /** An attempt failed, or a connection broke; answers what people are told about it. */
    Failure failed(Failure why, boolean attempt) {
        route = route.failed(now(), patience);
        if (attempt && speaksOfIdentity(why.kind()) && wallet.disproved(why.text())) {
            return new Failure(Failure.Kind.LOST,
                    "the renewed certificate was not taken, the old one goes on: " + why.text());
        }
        return attempt && why.kind().isSlow() ? expired().orElse(why) : why;
    }

    /** A refused certificate may look like a connection that merely broke. */
    private static boolean speaksOfIdentity(Failure.Kind kind) {
        return kind.isSlow() || kind == Failure.Kind.TLS || kind == Failure.Kind.LOST;
    }

    private Optional<Failure> expired() {
        return identity.filter(own -> setup.real().now().clock().isKnown()
                && own.isExpired(setup.real().now().wall()))
                .map(own -> new Failure(Failure.Kind.CERTIFICATE, "certificate expired on "
                        + own.expiry().toString().substring(0, 10)
                        + ", run pilotlight enrol --again"));
    }

    /** A broker that ends a connection may ask for a wider spread. */
    void spread(Duration asked) {
        backoff = own.widened(asked);
    }
}
