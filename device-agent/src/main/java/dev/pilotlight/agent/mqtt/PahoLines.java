package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.identity.Identity;
import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.port.Lines;
import dev.pilotlight.agent.uplink.LinkSetup;
import dev.pilotlight.config.LinkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes connections with Paho, as whom the {@link Wallet} says. Link's thread, which waits here.
 */
public final class PahoLines implements Lines {
    private static final Logger LOG = LoggerFactory.getLogger(PahoLines.class);

    private final LinkSetup setup;
    private final Path directory;
    private final Wallet wallet;
    private Optional<Identity> identity = Optional.empty();

    /** Connections with the identity in that directory, which may be filled later. */
    public PahoLines(LinkSetup setup, Path directory) {
        this.setup = setup;
        this.directory = directory;
        this.wallet = new Wallet(directory, setup.thing());
    }

    private boolean needsIdentity() {
        return setup.link().own().map(own -> own.security() == LinkSettings.Security.MUTUAL)
                .orElse(true);
    }

    @Override
    public Credentials credentials() {
        if (!needsIdentity()) {
            return new Credentials.Usable();
        }
        try {
            identity = wallet.identity(setup.real().now().uptime());
            return identity.map(own -> inTime(own)).orElseGet(Credentials.None::new);
        } catch (IOException | GeneralSecurityException unusable) {
            String text = "the identity cannot be used: " + unusable.getMessage();
            LOG.warn(text);
            return new Credentials.Broken(new Failure(Failure.Kind.CERTIFICATE, text));
        }
    }

    /** A board that woke up in 1970 makes no TLS connections in vain: it waits for its clock. */
    private Credentials inTime(Identity own) {
        Instant now = setup.real().now().wall();
        return now.isBefore(own.beginning())
                ? new Credentials.Broken(new Failure(Failure.Kind.TLS, "the clock says " + day(now)
                        + ", the certificate begins " + day(own.beginning())
                        + ": waiting until the clock is set"))
                : new Credentials.Usable();
    }

    private static String day(Instant at) {
        return at.toString().substring(0, 10);
    }

    @Override
    public boolean hasNewCredentials() {
        return needsIdentity() && wallet.hasCandidate();
    }

    @Override
    public void open(Call call, Caller caller) {
        Opened made;
        try {
            made = connected(call, caller);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            caller.failed(new Failure(Failure.Kind.LOST, "the agent is stopping"));
            return;
        } catch (Exception failed) {
            caller.failed(judged(Failures.of(failed)));
            return;
        }
        wallet.proved();
        caller.opened(made.line(), made.spread());
    }

    private record Opened(PahoLine line, Optional<Duration> spread) {}

    private Opened connected(Call call, Caller caller) throws Exception {
        Resolver.SYSTEM.resolve(call.broker().host());
        PahoLine line = new PahoLine(endpoint(call.broker()), caller);
        try {
            Optional<Duration> spread = line.connect(call.will());
            line.subscribe(call.filters());
            return new Opened(line, spread);
        } catch (Exception failed) {
            line.discard();
            throw failed;
        }
    }

    private Endpoint endpoint(LinkSettings.Broker broker) throws IOException,
            GeneralSecurityException {
        Optional<LinkSettings.OwnBroker> own = setup.link().own();
        Sockets sockets = switch (own.map(LinkSettings.OwnBroker::security)
                .orElse(LinkSettings.Security.MUTUAL)) {
            case MUTUAL -> Sockets.tls(identity.orElseThrow().context());
            case SERVER -> Sockets.tls(Identity.anonymous(directory));
            case OFF -> Sockets.plain();
        };
        Optional<LinkSettings.OwnBroker> named = own.filter(one -> !one.user().isEmpty());
        Optional<Endpoint.Login> login = named.isEmpty()
                ? Optional.empty()
                : Optional.of(login(named.get()));
        return new Endpoint(broker.toString(), setup.thing().value(), sockets, login);
    }

    private static Endpoint.Login login(LinkSettings.OwnBroker own) throws IOException {
        if (own.passwordFile().isEmpty()) {
            return new Endpoint.Login(own.user(), "");
        }
        List<String> lines = Files.readAllLines(Path.of(own.passwordFile()));
        return new Endpoint.Login(own.user(), lines.isEmpty() ? "" : lines.getFirst());
    }

    /** What people are told of a call in vain; a renewed identity may have to give way. */
    private Failure judged(Failure why) {
        if (speaksOfIdentity(why.kind()) && wallet.disproved(why.text())) {
            return new Failure(Failure.Kind.LOST,
                    "the renewed certificate was not taken, the old one goes on: " + why.text());
        }
        return speaksOfIdentity(why.kind()) ? expired().orElse(why) : why;
    }

    /** A refused certificate may look like a connection that merely broke. */
    private static boolean speaksOfIdentity(Failure.Kind kind) {
        return kind.isSlow() || kind == Failure.Kind.TLS || kind == Failure.Kind.LOST;
    }

    private Optional<Failure> expired() {
        return identity.filter(own -> setup.real().now().clock().isKnown()
                && own.isExpired(setup.real().now().wall()))
                .map(own -> new Failure(Failure.Kind.CERTIFICATE, "certificate expired on "
                        + day(own.expiry())
                        + ", run pilotlight enrol --again"));
    }
}
