package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    @TempDir
    Path directory;

    private record Said(int code, String out, String err) {}

    private static Said run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands = Main.commandLine().setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int code = commands.execute(arguments);
        return new Said(code, out.toString(), err.toString());
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    /** What the first start of the service leaves behind. */
    private void founded() throws IOException {
        Office.open(directory.resolve("data")).close();
    }

    @Test
    void aMistypedDirectoryDoesNotFoundASecondCloud() {
        for (String[] command : new String[][]{{"device", "list"}, {"device", "add", "a"},
                {"user", "add", "ada"}, {"check"}}) {
            String[] typo = Arrays.copyOf(command, command.length + 2);
            typo[command.length] = "--data";
            typo[command.length + 1] = data();
            assertThat(run(typo).err()).contains("there is no service in");
        }
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "serve ", "device ", "device add ", "device list ",
            "device revoke ", "backup ", "user ", "user add ", "user list ", "user revoke ",
            "check ", "key ", "key new ", "key list ", "key revoke ", "sign ", "verify "})
    void everyCommandHasHelp(String command) {
        Said said = run((command + "--help").split(" ", -1));
        assertThat(said.code()).isZero();
        assertThat(said.out()).startsWith("Usage: pilotlight-cloud").contains("--help");
    }

    @Test
    void aBackupIsAWholeCloudThatServesAgain() throws IOException {
        founded();
        run("device", "add", "living-room", "--data", data());
        String copy = directory.resolve("copy").toString();
        assertThat(run("backup", copy, "--data", data()).code()).isZero();

        assertThat(run("check", "--data", copy).out()).contains("1 devices registered",
                "all is well");
        assertThat(run("backup", copy, "--data", data()).err()).contains("is there already");
    }

    @Test
    void addingADevicePrintsItsTokenAlone() throws IOException {
        founded();
        Said said = run("device", "add", "living-room", "--data", data());
        assertThat(said.code()).isZero();
        assertThat(said.out()).matches("living-room\\.[A-Za-z0-9_-]{32}\\.[A-Za-z0-9_-]{43}\\R");
        assertThat(run("device", "list", "--data", data()).out())
                .startsWith("living-room  not enrolled yet");
        assertThat(run("device", "revoke", "living-room", "--data", data()).code()).isZero();
        assertThat(run("device", "list", "--data", data()).out())
                .startsWith("living-room  revoked");
    }

    @Test
    void anOperatorIsListedAndRevoked() throws IOException {
        founded();
        assertThat(run("user", "add", "ada", "--data", data()).out()).matches("[\\w-]{32}\\R");
        assertThat(run("user", "list", "--data", data()).out()).startsWith("ada  1 tokens");
        assertThat(run("user", "revoke", "ada", "--data", data()).code()).isZero();
        assertThat(run("user", "list", "--data", data()).out()).isEmpty();
        assertThat(run("user", "revoke", "ada", "--data", data()).err())
                .contains("no operator ada");
    }

    @Test
    void whatIsMistypedIsRefusedWithWhatIsWanted() throws Exception {
        founded();
        Said name = run("device", "add", "a/b", "--data", data());
        assertThat(name.code()).isEqualTo(2);
        assertThat(name.err()).startsWith("THING is \"a/b\", want 1 to 64 letters");
        assertThat(run("user", "add", "x y", "--data", data()).err()).contains("NAME is");
        assertThat(run("serve", "--port-offset", "-1").err()).contains("want 0 to 50000");
        assertThat(run("serve", "--tenant", "a/b").err()).contains("--tenant is");
        assertThat(run("serve", "--host", "https://x").err()).contains("--host is");
        assertThat(run("serve", "--data", data(), "--bind", "127.0.0.1", "--port-offset",
                Integer.toString(RunningCloud.freeOffset()), "--clock", data() + "/none").err())
                .contains("there is no clock file").doesNotContain("\tat ");
        assertThat(run("device", "revoke", "nobody", "--data", data()).err())
                .contains("no device nobody");
    }

    @Test
    void aTakenPortIsSaidPlainly() throws Exception {
        try (java.net.ServerSocket taken = new java.net.ServerSocket(0, 1,
                java.net.InetAddress.getLoopbackAddress())) {
            int offset = taken.getLocalPort() - 8883;
            Said said = run("serve", "--data", data(), "--bind", "127.0.0.1", "--port-offset",
                    Integer.toString(offset));
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.err()).contains("port " + taken.getLocalPort(), "want it free");
        }
    }

    @Test
    void checkFindsAFileThatOthersMayRead() throws Exception {
        founded();
        assertThat(run("check", "--data", data()).out()).contains("all is well");
        Files.setPosixFilePermissions(directory.resolve("data/identity/authority.p12"),
                PosixFilePermissions.fromString("rw-r--r--"));
        Said said = run("check", "--data", data());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("WRONG", "authority.p12 can be read by others");
    }

    @Test
    void aDamagedKeyFileIsSaidPlainly() throws Exception {
        founded();
        Files.writeString(directory.resolve("data/identity/authority.p12"), "garbage");
        Said said = run("device", "list", "--data", data());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).startsWith("pilotlight-cloud: ").doesNotContain("\tat ");
    }
}
