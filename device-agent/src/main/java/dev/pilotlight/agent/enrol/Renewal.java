package dev.pilotlight.agent.enrol;

import dev.pilotlight.agent.identity.Identity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A new certificate before the old one ends: asked for with the old one (RFC 7030, section 4.2.2)
 * when two thirds of its time are over, and left in the second slot, where the link tries it. The
 * old one is kept until the new one made a connection. One thread.
 */
public final class Renewal {
    private static final Duration AGAIN_AFTER_REFUSAL = Duration.ofDays(1);

    private final IdentityFiles files;

    /** What a look at the identity came to. */
    public enum Outcome {
        /** There is no identity, or it is good for long. */
        NOT_DUE,
        /** A new one is there and has yet to make a connection. */
        WAITING,
        /** A new one has just come. */
        RENEWED
    }

    /** Renews what is in that directory. */
    public Renewal(Path identity) {
        this.files = new IdentityFiles(identity);
    }

    /** Looks whether a new certificate is due at {@code now}, and asks for it; may wait. */
    public Outcome look(Instant now) throws EnrolException, InterruptedException {
        try {
            if (!files.has(IdentityFiles.CERTIFICATE)) {
                return Outcome.NOT_DUE;
            }
            IdentityFiles next = files.next();
            boolean second = next.has(IdentityFiles.CERTIFICATE);
            if (second && next.has("refused")) {
                return refused(next, now);
            }
            if (second && !next.has("proved")) {
                return Outcome.WAITING;
            }
            IdentityFiles current = second ? next : files;
            return isDue(current.identity().certificate(), now) ? renewed(second) : Outcome.NOT_DUE;
        } catch (IOException | GeneralSecurityException | RuntimeException failed) {
            throw new EnrolException("the certificate cannot be renewed: " + failed.getMessage(),
                    failed);
        }
    }

    private Outcome refused(IdentityFiles next, Instant now) throws IOException {
        if (now.isAfter(next.since("refused").plus(AGAIN_AFTER_REFUSAL))) {
            files.forgetNext();
        }
        return Outcome.NOT_DUE;
    }

    /** Two thirds are over, the last third is for outages. */
    static boolean isDue(X509Certificate own, Instant now) {
        Instant from = own.getNotBefore().toInstant();
        Duration life = Duration.between(from, own.getNotAfter().toInstant());
        return now.isAfter(from.plus(life.multipliedBy(2).dividedBy(3)));
    }

    private Outcome renewed(boolean fromSecond) throws EnrolException, IOException,
            GeneralSecurityException, InterruptedException {
        if (fromSecond) {
            files.fold();
        }
        Optional<URI> cloud = files.cloud();
        if (cloud.isEmpty()) {
            return Outcome.NOT_DUE;
        }
        Identity old = files.identity();
        KeyPair keys = CertificateRequest.keys();
        X509Certificate own = new EstCall(cloud.get(), old.context()).certificate(
                "simplereenroll", old.commonName(), keys, Optional.empty());
        IdentityFiles next = files.next();
        next.prepare();
        files.forgetNext();
        next.write(keys.getPrivate(), own, old.authority());
        return Outcome.RENEWED;
    }
}
