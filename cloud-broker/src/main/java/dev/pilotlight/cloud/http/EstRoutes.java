package dev.pilotlight.cloud.http;

import dev.pilotlight.cloud.port.Doorkeeper;
import dev.pilotlight.cloud.port.Enrolment;
import dev.pilotlight.units.DeviceId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Enrolment over secure transport (EST, RFC 7030): cacerts, simpleenroll, simplereenroll. */
final class EstRoutes {
    private static final int LINE = 76;
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final Pattern COMMON_NAME = Pattern.compile("CN=([A-Za-z0-9-]{1,64})");

    private final Enrolment enrolment;
    private final Doorkeeper doorkeeper;

    EstRoutes(Enrolment enrolment, Doorkeeper doorkeeper) {
        this.enrolment = enrolment;
        this.doorkeeper = doorkeeper;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/.well-known/est/cacerts",
                context -> certificates(context, enrolment.authority()));
        routes.post("/.well-known/est/simpleenroll", this::enrol);
        routes.post("/.well-known/est/simplereenroll", this::renew);
    }

    private record Credentials(DeviceId device, String secret) {}

    private void enrol(Context context) {
        Credentials credentials = credentials(context).orElseThrow(() -> unauthorized(context,
                "want HTTP Basic with the thing's name and the token's secret"));
        byte[] request = decoded(Json.body(context));
        Enrolment.Answer answer = enrolment.enrol(credentials.device(), credentials.secret(),
                request);
        if (answer instanceof Enrolment.Answer.Certified) {
            // The certificate before it is worth nothing any more; nor is what it opened.
            doorkeeper.expel(credentials.device(), "the certificate was replaced");
        }
        answer(context, answer);
    }

    private void renew(Context context) {
        Enrolment.Shown present = shown(context).orElseThrow(() -> unauthorized(context,
                "want TLS with the device's present certificate"));
        answer(context, enrolment.renew(present, decoded(Json.body(context))));
    }

    /** What TLS verified of the client, if it showed a device's certificate. */
    private static Optional<Enrolment.Shown> shown(Context context) {
        if (!(context.req().getAttribute(CERTIFICATES) instanceof X509Certificate[] chain)
                || chain.length == 0) {
            return Optional.empty();
        }
        Matcher name = COMMON_NAME.matcher(chain[0].getSubjectX500Principal().getName());
        return name.matches()
                ? DeviceId.parse(name.group(1)).map(device -> new Enrolment.Shown(device,
                        chain[0].getSerialNumber().toString(16)))
                : Optional.empty();
    }

    private static void answer(Context context, Enrolment.Answer answer) {
        switch (answer) {
            case Enrolment.Answer.Certified certified ->
                certificates(context, certified.pkcs7());
            case Enrolment.Answer.NotAllowed(String why) -> throw unauthorized(context, why);
            case Enrolment.Answer.NotUnderstood(String why) -> throw new Refusal(400, why);
        }
    }

    private static Refusal unauthorized(Context context, String why) {
        context.header("WWW-Authenticate", "Basic realm=\"pilotlight enrolment\"");
        return new Refusal(401, why);
    }

    private static Optional<Credentials> credentials(Context context) {
        String header = context.header("Authorization");
        if (header == null || !header.startsWith("Basic ") || header.length() > 512) {
            return Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(header.substring(6).strip()),
                    StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : DeviceId.parse(pair.substring(0, colon))
                            .map(id -> new Credentials(id, pair.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static byte[] decoded(byte[] body) {
        try {
            return Base64.getMimeDecoder().decode(body);
        } catch (IllegalArgumentException notBase64) {
            throw new Refusal(400, "is not a PKCS#10 request in base64");
        }
    }

    private static void certificates(Context context, byte[] pkcs7) {
        context.status(200).contentType("application/pkcs7-mime; smime-type=certs-only")
                .header("Content-Transfer-Encoding", "base64")
                .result(Base64.getMimeEncoder(LINE, new byte[]{'\n'}).encode(pkcs7));
    }
}
