package dev.pilotlight.cloud.http;

import dev.pilotlight.twin.Doc;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTPS server: one virtual thread a request. */
public final class HttpDoor {
    private static final int IDLE_MILLIS = 30_000;
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    /** Jetty's own list, and all that chains blocks: nobody needs them since TLS 1.2 has AEAD. */
    private static final String[] WEAK_SUITES = {"^.*_(MD5|SHA|SHA1)$", "^TLS_RSA_.*$",
            "^SSL_.*$", "^.*_NULL_.*$", "^.*_anon_.*$", "^.*_CBC_.*$"};
    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);

    /**
     * What it listens on and with which key.
     *
     * @param keys PKCS#12 with the server's key and chain
     * @param trusted PKCS#12 with the authority of devices, who may show a certificate
     * @param password of both
     */
    public record Listener(String bind, int port, Path keys, Path trusted, String password) {}

    private final Listener listener;
    private final Services services;
    private final Gate gate;
    private @Nullable Javalin javalin;

    public HttpDoor(Listener listener, Services services) {
        this.listener = listener;
        this.services = services;
        this.gate = new Gate(services.registry(), services.realTime(), services.audit());
    }

    /** Operators' tokens that were refused since the start. */
    public long refusedTokens() {
        return gate.refused();
    }

    /** Starts listening; returns when requests are answered. */
    public void start() {
        Javalin started = Javalin.create(this::configure);
        started.start();
        javalin = started;
    }

    public void stop() {
        services.stream().close();
        if (javalin != null) {
            javalin.stop();
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.defaultContentType = "application/json";
        config.http.prefer405over404 = true;
        config.jetty.addConnector(this::connector);
        config.jetty.modifyServer(server -> server.setErrorHandler(new BareErrors()));
        routes(config.routes);
    }

    private void routes(RoutesConfig routes) {
        routes.before(context -> context.header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Strict-Transport-Security", "max-age=31536000"));
        gate.addTo(routes);
        routes.before("/api/*", Asked::check);
        DeviceRoutes devices = new DeviceRoutes(services);
        devices.addTo(routes);
        new EditRoutes(services).addTo(routes);
        new EstRoutes(services.enrolment(), services.doorkeeper()).addTo(routes);
        routes.get("/api/v1/stream",
                context -> services.stream().serve(context, devices::summary,
                        () -> gate.isStillIn(context)));
        new PlantRoutes(services).addTo(routes);
        new RolloutRoutes(services).addTo(routes);
        routes.get("/metrics", context -> context.contentType(PROMETHEUS)
                .header("Cache-Control", "no-store").result(services.telltale().tell()));
        routes.get("/healthz", context -> health(context, services));
        WebFiles.addTo(routes);
        routes.exception(Refusal.class, (refusal, context) -> Json.problem(context,
                refusal.status(), refusal.problems()));
        routes.exception(HttpResponseException.class, (refusal, context) -> Json.problem(context,
                refusal.getStatus(), new Refusal(refusal.getStatus(), Asked.refusal(refusal,
                        context)).problems()));
        routes.exception(Exception.class, HttpDoor::unexpected);
    }

    private static void unexpected(Exception bug, Context context) {
        if (bug instanceof IOException || context.res().isCommitted()) {
            LOG.debug("a reader went away", bug);
            return;
        }
        LOG.error("{} {} failed", context.method(), context.path(), bug);
        Json.problem(context, 500, new Refusal(500, "internal error, see the log").problems());
    }

    private static void health(Context context, Services services) {
        Optional<String> ailment = services.archive().isWritable()
                ? services.broker().ailment()
                : Optional.of("the store takes no writes");
        Json.reply(context, ailment.isEmpty() ? 200 : 503,
                Doc.Obj.of("status", Doc.text(ailment.orElse("ok"))));
    }

    private Connector connector(Server server, HttpConfiguration unused) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(listener.keys().toString());
        tls.setKeyStorePassword(listener.password());
        tls.setTrustStorePath(listener.trusted().toString());
        tls.setTrustStorePassword(listener.password());
        // Only a device that renews its certificate shows one; browsers are not asked, since none
        // of theirs is from this authority.
        tls.setWantClientAuth(true);
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        tls.setExcludeCipherSuites(WEAK_SUITES);
        tls.setSniRequired(false);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.addCustomizer(new SecureRequestCustomizer(false));
        FairConnector connector = new FairConnector(server,
                new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(http));
        http.addCustomizer(connector);
        connector.setHost(listener.bind());
        connector.setPort(listener.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        return connector;
    }
}
