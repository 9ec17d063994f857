package dev.pilotlight.cloud.http;

import dev.pilotlight.cloud.access.Operator;
import dev.pilotlight.cloud.port.Registry;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Fields;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

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
    private static final Set<String> SAME_SITE = Set.of("same-origin", "none");

    private final Registry registry;
    private final InstantSource realTime;

    Gate(Registry registry, InstantSource realTime) {
        this.registry = registry;
        this.realTime = realTime;
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
            context.attribute(OPERATOR, known(context).orElseThrow(() -> refuse(context)));
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
                : registry.operator(token);
    }

    private static Refusal refuse(Context context) {
        context.header("WWW-Authenticate", "Bearer realm=\"pilotlight\"");
        return new Refusal(401, "the token is missing or not known, want: Authorization: Bearer "
                + "TOKEN, or a session");
    }

    private void open(Context context) {
        Fields fields = Fields.of(Json.object(context), "");
        String token = fields.text("token");
        Decoded<String> read = fields.finish(() -> token);
        Operator operator = operator(Json.value(read)).orElseThrow(
                () -> new Refusal(401, "the token is not known, want one from: user add"));
        Instant now = realTime.instant();
        String secret = registry.openSession(operator, now, now.plus(SESSION));
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
