package dev.pilotlight.cloud.enrol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * The service's keys on disk, all made at first start, all readable by their owner alone:
 * {@code authority.p12} (the CA), {@code server.p12} (what TLS serves), {@code trust.p12} (whom it
 * trusts) and the password of the three. Not for two processes at once.
 */
public final class Identity {
    private static final String TYPE = "PKCS12";
    private static final String ALIAS = "pilotlight";
    private static final Duration RENEW_BEFORE = Duration.ofDays(60);

    private final Path directory;
    private final String password;
    private final Authority authority;

    private Identity(Path directory, String password, Authority authority) {
        this.directory = directory;
        this.password = password;
        this.authority = authority;
    }

    /**
     * Opens what is in the directory and makes what is missing of the authority. The server's
     * certificate is left to {@link #certify}.
     *
     * @param now real time
     */
    public static Identity open(Path directory, Instant now)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwx------")));
        Path secret = directory.resolve("password");
        if (!Files.exists(secret)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            writePrivately(secret, HexFormat.of().formatHex(random)
                    .getBytes(StandardCharsets.US_ASCII));
        }
        String password = Files.readString(secret).strip();
        Identity identity = new Identity(directory, password,
                authority(directory.resolve("authority.p12"), password, now));
        identity.trustAuthority();
        return identity;
    }

    /**
     * Sees to a server certificate for all of these names and addresses; makes a new one only when
     * the present one lacks any of them or ends soon.
     *
     * @param now real time
     */
    public void certify(List<String> hosts, Instant now)
            throws IOException, GeneralSecurityException {
        List<String> wanted = hosts.stream().map(Identity::canonical).distinct().toList();
        if (Files.exists(serverKeys())
                && isGood((X509Certificate) load(serverKeys()).getCertificate(ALIAS), wanted,
                        now)) {
            return;
        }
        KeyPair keys = newKeys();
        X509Certificate certificate = authority.certifyServer(wanted.getFirst(), names(wanted),
                keys.getPublic(), now);
        store(serverKeys(), password,
                keyStore(keys.getPrivate(), password, certificate, authority.certificate()));
    }

    public Path serverKeys() {
        return directory.resolve("server.p12");
    }

    public Path trusted() {
        return directory.resolve("trust.p12");
    }

    /** Of every key store here. */
    public String password() {
        return password;
    }

    /** Ends of the authority's certificate and of the server's, if it has been made. */
    public List<Instant> ends() throws IOException, GeneralSecurityException {
        Instant own = authority.certificate().getNotAfter().toInstant();
        if (!Files.exists(serverKeys())) {
            return List.of(own);
        }
        X509Certificate server = (X509Certificate) load(serverKeys()).getCertificate(ALIAS);
        return List.of(own, server.getNotAfter().toInstant());
    }

    Authority authority() {
        return authority;
    }

    private static Authority authority(Path file, String password, Instant now)
            throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            KeyPair keys = newKeys();
            Authority made = Authority.create(keys, now);
            store(file, password, keyStore(keys.getPrivate(), password, made.certificate()));
        }
        KeyStore store = load(file, password);
        return new Authority((PrivateKey) store.getKey(ALIAS, password.toCharArray()),
                (X509Certificate) store.getCertificate(ALIAS));
    }

    private void trustAuthority() throws IOException, GeneralSecurityException {
        if (!Files.exists(trusted())) {
            KeyStore trust = KeyStore.getInstance(TYPE);
            trust.load(null, null);
            trust.setCertificateEntry(ALIAS, authority.certificate());
            store(trusted(), password, trust);
        }
    }

    private static boolean isGood(X509Certificate certificate, List<String> hosts, Instant now)
            throws GeneralSecurityException {
        Instant end = certificate.getNotAfter().toInstant();
        List<String> names = certificate.getSubjectAlternativeNames().stream()
                .map(name -> canonical(name.get(1).toString())).toList();
        return end.isAfter(now.plus(RENEW_BEFORE)) && names.containsAll(hosts);
    }

    /** One spelling for each address: {@code ::1} and {@code 0:0:0:0:0:0:0:1} are the same. */
    private static String canonical(String host) {
        try {
            return isAddress(host) ? InetAddress.getByName(host).getHostAddress() : host;
        } catch (UnknownHostException noAddress) {
            return host;
        }
    }

    private static GeneralNames names(List<String> hosts) {
        return new GeneralNames(hosts.stream()
                .map(host -> new GeneralName(
                        isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    private static boolean isAddress(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static KeyStore keyStore(PrivateKey key, String password, Certificate... chain)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(TYPE);
        store.load(null, null);
        store.setKeyEntry(ALIAS, key, password.toCharArray(), Arrays.copyOf(chain, chain.length));
        return store;
    }

    private KeyStore load(Path file) throws IOException, GeneralSecurityException {
        return load(file, password);
    }

    private static KeyStore load(Path file, String password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(TYPE);
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        return store;
    }

    private static void store(Path file, String password, KeyStore store)
            throws IOException, GeneralSecurityException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        createPrivately(fresh);
        try (OutputStream out = Files.newOutputStream(fresh)) {
            store.store(out, password.toCharArray());
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void writePrivately(Path file, byte[] content) throws IOException {
        createPrivately(file);
        Files.write(file, content);
    }

    private static void createPrivately(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------")));
    }
}
