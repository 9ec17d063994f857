package dev.pilotlight.cloud.http;

import dev.pilotlight.cloud.access.Operator;
import dev.pilotlight.cloud.access.Scope;
import dev.pilotlight.cloud.access.Source;
import dev.pilotlight.cloud.port.Audit;
import dev.pilotlight.cloud.port.Registry;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Fields;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets operators in: a bearer token, or the session cookie that a token buys. Any thread.
 *
 * <p>
 * The cookie cannot be read by scripts, is never sent across sites, and is bound to this host.
 */
final class Gate {
    private static final String COOKIE = "__Host-pilotlight-cloud";
    private static final Duration SESSION = Duration.ofDays(7);
    private static final String OPERATOR = "operator";
    private static final int MAX_TOKEN = 256;
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final Set<String> SAME_SITE = Set.of("same-origin", "none");

    private final Registry registry;
    private final InstantSource realTime;
    private final Audit audit;
    private final WrongTokens wrong = new WrongTokens();

    Gate(Registry registry, InstantSource realTime, Audit audit) {
        this.registry = registry;
        this.realTime = realTime;
        this.audit = audit;
    }

    /** Tokens that were refused since the start. */
    long refused() {
        return wrong.total();
    }

    void addTo(RoutesConfig routes) {
        routes.before("/api/*", this::check);
        routes.before("/metrics", this::check);
        routes.post("/api/v1/session", this::open);
        routes.get("/api/v1/session", this::show);
        routes.delete("/api/v1/session", this::close);
    }

    /** Whether the token or session of the request still opens the API. */
    boolean isStillIn(Context context) {
        return known(context).isPresent();
    }

    /** Who asks; the gate has let them in. */
    static Operator operator(Context context) {
        Operator operator = context.attribute(OPERATOR);
        if (operator == null) {
            throw new Refusal(401, "want a token");
        }
        return operator;
    }

    private void check(Context context) {
        boolean login = context.path().equals("/api/v1/session")
                && context.method().name().equals("POST");
        if (!login) {
            Operator operator = known(context).orElseThrow(() -> refuse(context));
            Scope needed = Needed.of(context.method().name(), context.path());
            if (!operator.scope().includes(needed)) {
                throw new Refusal(403, "the token is for " + operator.scope().word()
                        + ", want one for " + needed.word());
            }
            context.attribute(OPERATOR, operator);
        }
    }

    private Optional<Operator> known(Context context) {
        String authorization = context.header("Authorization");
        if (authorization != null) {
            return authorization.startsWith("Bearer ")
                    ? operator(authorization.substring("Bearer ".length()).strip())
                    : Optional.empty();
        }
        String secret = context.cookie(COOKIE);
        if (secret == null || secret.length() > MAX_TOKEN) {
            return Optional.empty();
        }
        String site = context.header("Sec-Fetch-Site");
        if (site != null && !SAME_SITE.contains(site)) {
            throw new Refusal(403, "the request comes from another site");
        }
        return registry.session(secret, realTime.instant());
    }

    private Optional<Operator> operator(String token) {
        return token.isEmpty() || token.length() > MAX_TOKEN
                ? Optional.empty()
                : registry.operator(token, realTime.instant());
    }

    private Refusal refuse(Context context) {
        if (context.header("Authorization") != null) {
            slow(context);
        }
        context.header("WWW-Authenticate", "Bearer realm=\"pilotlight\"");
        return new Refusal(401, "the token is missing or not known, want: Authorization: Bearer "
                + "TOKEN, or a session");
    }

    /** A wrong token is counted, told and answered late. */
    private void slow(Context context) {
        Instant now = realTime.instant();
        Duration late = wrong.wrong(source(context), now);
        wrong.toTell(now).ifPresent(count -> {
            String words = count + (count == 1 ? " wrong token" : " wrong tokens")
                    + ", the last from " + context.ip();
            LOG.warn("{}", words);
            audit.note("cloud", "wrong-token", context.ip(), words);
        });
        try {
            Thread.sleep(late);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static Source source(Context context) {
        try {
            return Source.of(InetAddress.getByName(context.ip()).getAddress());
        } catch (UnknownHostException unreadable) {
            return new Source(context.ip());
        }
    }

    private void open(Context context) {
        Fields fields = Fields.of(Json.object(context), "");
        String token = fields.text("token");
        Decoded<String> read = fields.finish(() -> token);
        Operator operator = operator(Json.value(read)).orElseThrow(() -> {
            slow(context);
            return new Refusal(401, "the token is not known, want one from: user add");
        });
        Instant now = realTime.instant();
        String secret = registry.openSession(Json.value(read), now, now.plus(SESSION));
        setCookie(context, secret, SESSION);
        Json.reply(context, 200, Doc.Obj.of("operator", Doc.text(operator.name())));
    }

    private void show(Context context) {
        Json.reply(context, 200, Doc.Obj.of("operator", Doc.text(operator(context).name())));
    }

    private void close(Context context) {
        String secret = context.cookie(COOKIE);
        if (secret != null) {
            registry.closeSession(secret);
        }
        setCookie(context, "", Duration.ZERO);
        context.status(204);
    }

    private static void setCookie(Context context, String secret, Duration life) {
        context.header("Set-Cookie", COOKIE + "=" + secret + "; Path=/; Max-Age="
                + life.toSeconds() + "; Secure; HttpOnly; SameSite=Strict");
    }
}
