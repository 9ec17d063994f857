package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's way from a key to a configuration that a device takes. */
class SigningCommandsTest {
    @TempDir
    Path directory;

    private record Said(int code, String text) {}

    @BeforeEach
    void aKeyAndAConfiguration() throws IOException {
        Files.writeString(path("passphrase"), "correct horse battery\n");
        Files.writeString(path("config.yaml"), """
                schema: 1
                thing: hall
                hardware: {driver: house}
                limits: {ceiling: 28}
                """);
        assertThat(run("key", "new", at("ann.key"), "--name", "ann", "--ring", at("ring.json"),
                "--passphrase-file", at("passphrase")).code()).isZero();
    }

    @Test
    void whatAnOperatorSignsTheDeviceItIsForTakesAndNoOther() {
        assertThat(sign("config.yaml").text()).contains("version 3 for hall");
        assertThat(verify("hall").text()).startsWith("good: version 3 for hall");
        assertThat(verify("attic")).isEqualTo(new Said(1,
                "refused: other-device: is for hall of home, want attic of home or a group of"
                        + " its\n"));
    }

    @Test
    void afterARevocationNobodyTakesIt() {
        sign("config.yaml");
        String id = run("key", "list", "--ring", at("ring.json")).text().split(" ", 2)[0];
        run("key", "revoke", id, "--ring", at("ring.json"), "--why", "laptop stolen");
        assertThat(verify("hall").text()).contains("revoked-key", "laptop stolen");
        assertThat(run("key", "list", "--ring", at("ring.json")).text())
                .contains("ann  revoked: laptop stolen");
    }

    @Test
    void aRingIsSignedByAKeyThatCountsAndNeverTheLastKeyAway() {
        run("key", "new", at("bob.key"), "--name", "bob", "--ring", at("ring.json"),
                "--passphrase-file", at("passphrase"));
        assertThat(sign("ring.json").text()).contains("keys, version 3 for hall");
        assertThat(verify("hall").text()).startsWith("good: keys, version 3 for hall");
        run("key", "list", "--ring", at("ring.json")).text().lines().forEach(line -> run("key",
                "revoke", line.substring(0, 16), "--ring", at("ring.json"), "--why", "gone"));
        assertThat(sign("ring.json").text()).contains("no-key-left: revokes every key");
    }

    /** The key is openssl's alone; what signs is a command, as a vault's or a smart card's. */
    @Test
    void aKeyThatOnlyACommandHoldsSignsToo() throws Exception {
        Skips.needs("a vault that signs is not tested (Debian: apt-get install openssl)",
                "openssl");
        openssl("genpkey", "-algorithm", "ed25519", "-out", at("vault.pem"));
        byte[] der = openssl("pkey", "-in", at("vault.pem"), "-pubout", "-outform", "DER");
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(
                Arrays.copyOfRange(der, der.length - 32, der.length));
        Path vault = Files.writeString(path("vault"), "#!/bin/sh\ncat > " + at("message")
                + "\nexec openssl pkeyutl -sign -rawin -in " + at("message") + " -inkey "
                + at("vault.pem") + "\n");
        Files.setPosixFilePermissions(vault, PosixFilePermissions.fromString("rwx------"));
        Said said = run("sign", at("config.yaml"), at("signed.json"), "--signer",
                vault.toString(), "--public-key", key, "--thing", "hall", "--number", "3");
        assertThat(said.text()).contains("version 3 for hall");
        Files.writeString(path("ring.json"), "{\"format\":\"pilotlight-keys/1\",\"keys\":[{\"key\":"
                + "\"" + key + "\",\"name\":\"vault\"}]}");
        assertThat(verify("hall").text()).startsWith("good: version 3 for hall");
        Files.writeString(vault, "#!/bin/sh\ncat > /dev/null\necho no\n");
        assertThat(run("sign", at("config.yaml"), at("other.json"), "--signer", vault.toString(),
                "--public-key", key, "--thing", "hall", "--number", "4").text())
                .contains("want the 64 of an Ed25519 signature");
    }

    private static byte[] openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return out;
    }

    @Test
    void thePrivateKeyIsSealedAndOnlyItsOwnersToRead() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path("ann.key"))))
                .isEqualTo("rw-------");
        Files.writeString(path("passphrase"), "wrong horse battery\n");
        assertThat(sign("config.yaml").text()).contains("does not open, want the right passphrase");
    }

    @Test
    void whatEveryDeviceWouldRefuseIsNotSigned() throws IOException {
        Files.writeString(path("bad.yaml"), Files.readString(path("config.yaml"))
                .replace("28", "99"));
        assertThat(sign("bad.yaml").text())
                .contains("rules-broken: limits.ceiling is 99, want 25 to 35");
        assertThat(path("signed.json")).doesNotExist();
    }

    @Test
    void aSecondKeyDoesNotOverwriteTheFirst() {
        assertThat(run("key", "new", at("ann.key"), "--name", "bob", "--ring", at("ring.json"),
                "--passphrase-file", at("passphrase")).code()).isNotZero();
    }

    private Said sign(String config) {
        return run("sign", at(config), at("signed.json"), "--key", at("ann.key"), "--thing",
                "hall", "--number", "3", "--passphrase-file", at("passphrase"));
    }

    private Said verify(String thing) {
        return run("verify", at("signed.json"), "--ring", at("ring.json"), "--thing", thing);
    }

    private static Said run(String... arguments) {
        StringWriter said = new StringWriter();
        int code = Main.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said))
                .execute(arguments);
        return new Said(code, said.toString());
    }

    private String at(String name) {
        return path(name).toString();
    }

    private Path path(String name) {
        return directory.resolve(name);
    }
}
