package dev.pilotlight.cloud.enrol;

import dev.pilotlight.cloud.port.Audit;
import dev.pilotlight.cloud.port.Enrolment;
import dev.pilotlight.cloud.port.Registry;
import dev.pilotlight.cloud.port.Registry.Issued;
import dev.pilotlight.cloud.port.Registry.Worth;
import dev.pilotlight.units.DeviceId;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * Certifies devices against one-time tokens. Any thread that may block.
 *
 * <p>
 * A token is {@code thing.secret.fingerprint}: who, the right to enrol once within 24 hours, and
 * the SHA-256 of the authority's certificate, so that a device knows whom to trust before it says
 * anything.
 */
public final class EstDesk implements Enrolment {
    /** How long a token may wait to be used. */
    public static final Duration TOKEN_LIFE = Duration.ofHours(24);

    private final Authority authority;
    private final Registry registry;
    private final Audit audit;
    private final InstantSource realTime;

    public EstDesk(Identity identity, Registry registry, Audit audit, InstantSource realTime) {
        this.authority = identity.authority();
        this.registry = registry;
        this.audit = audit;
        this.realTime = realTime;
    }

    @Override
    public String token(DeviceId device) {
        Instant now = realTime.instant();
        return device + "." + registry.offer(device, now, now.plus(TOKEN_LIFE)) + "."
                + fingerprint();
    }

    @Override
    public Answer enrol(DeviceId device, String secret, byte[] request) {
        Worth worth = registry.worth(device, secret, realTime.instant());
        if (worth != Worth.VALID) {
            return refusal(worth);
        }
        PublicKey key;
        try {
            key = provenKey(device, request);
        } catch (Wrong wrong) {
            return new Answer.NotUnderstood(wrong.why);
        }
        return certify(device, secret, key);
    }

    @Override
    public byte[] authority() {
        return pkcs7(List.of(authority.certificate()));
    }

    private Answer certify(DeviceId device, String secret, PublicKey key) {
        Instant now = realTime.instant();
        X509Certificate made = made(device, key, now);
        Worth worth = registry.redeem(device, secret, issued(made, now));
        return worth == Worth.VALID ? certified(device, made, "enrol") : refusal(worth);
    }

    @Override
    public Answer renew(Shown present, byte[] request) {
        PublicKey key;
        try {
            key = provenKey(present.device(), request);
        } catch (Wrong wrong) {
            return new Answer.NotUnderstood(wrong.why);
        }
        Instant now = realTime.instant();
        X509Certificate made = made(present.device(), key, now);
        return registry.renew(present.device(), present.serial(), issued(made, now))
                ? certified(present.device(), made, "renew")
                : new Answer.NotAllowed("the certificate is revoked or was replaced, want a token "
                        + "from: device add");
    }

    private X509Certificate made(DeviceId device, PublicKey key, Instant now) {
        try {
            return authority.certifyDevice(device.value(), key, now);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the authority cannot sign", broken);
        }
    }

    private static Issued issued(X509Certificate made, Instant now) {
        return new Issued(serial(made), now, made.getNotAfter().toInstant());
    }

    private Answer certified(DeviceId device, X509Certificate made, String action) {
        audit.note("device", action, device.value(), "certificate " + serial(made) + " until "
                + made.getNotAfter().toInstant());
        return new Answer.Certified(pkcs7(List.of(made, authority.certificate())));
    }

    /** How certificates are named in the registry: the serial number in lower case hex. */
    static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16);
    }

    /** The key of a request whose sender holds it, and that is for this device. */
    private static PublicKey provenKey(DeviceId device, byte[] der) throws Wrong {
        try {
            JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der);
            PublicKey key = request.getPublicKey();
            if (!(key instanceof ECPublicKey ec) || !isP256(ec.getParams())) {
                throw new Wrong("the key is " + key.getAlgorithm() + ", want EC on P-256");
            }
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new Wrong("the signature does not fit the key");
            }
            RDN[] names = request.getSubject().getRDNs(BCStyle.CN);
            String name = names.length == 1
                    ? IETFUtils.valueToString(names[0].getFirst().getValue())
                    : "";
            if (!name.equals(device.value())) {
                throw new Wrong("the common name is not the device's, want CN=" + device);
            }
            return key;
        } catch (IOException | PKCSException | OperatorCreationException
                | GeneralSecurityException | RuntimeException malformed) {
            throw new Wrong("is not a PKCS#10 request in base64 with a key on P-256");
        }
    }

    /** Other curves have orders of 256 bits as well, such as secp256k1 and brainpoolP256r1. */
    private static boolean isP256(ECParameterSpec curve) throws GeneralSecurityException {
        AlgorithmParameters wanted = AlgorithmParameters.getInstance("EC");
        wanted.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec p256 = wanted.getParameterSpec(ECParameterSpec.class);
        return curve.getCurve().equals(p256.getCurve())
                && curve.getGenerator().equals(p256.getGenerator())
                && curve.getOrder().equals(p256.getOrder());
    }

    private static Answer refusal(Worth worth) {
        return new Answer.NotAllowed(switch (worth) {
            case UNKNOWN, VALID -> "the token is not known, want one from: device add";
            case USED -> "the token was used already, want a new one from: device add";
            case EXPIRED -> "the token is older than 24 hours, want a new one from: device add";
        });
    }

    private String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(authority.certificate().getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] pkcs7(List<X509Certificate> certificates) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addCertificates(new JcaCertStore(certificates));
            return generator.generate(new CMSAbsentContent(), false).getEncoded();
        } catch (CMSException | GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Wrong extends Exception {
        private final String why;

        Wrong(String why) {
            super(why);
            this.why = why;
        }
    }
}
