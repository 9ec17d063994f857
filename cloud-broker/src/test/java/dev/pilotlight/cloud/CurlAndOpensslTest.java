package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.units.DeviceId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrolling, renewing and connecting with the tools that every system has. */
class CurlAndOpensslTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();
    /** As the module's README shows it; the last line asks for TLS with the renewed certificate. */
    private static final String SCRIPT = """
            set -eu
            est=https://localhost:$HTTPS/.well-known/est
            curl -sSk $est/cacerts | base64 -d | openssl pkcs7 -inform DER -print_certs -out ca.pem
            openssl ecparam -name prime256v1 -genkey -noout -out key.pem
            openssl req -new -key key.pem -subj /CN=$THING -outform DER | base64 > csr
            curl -sS --fail --cacert ca.pem -u $THING:$SECRET --data-binary @csr \\
              -H 'Content-Type: application/pkcs10' $est/simpleenroll \\
              | base64 -d | openssl pkcs7 -inform DER -print_certs -out cert.pem
            openssl ecparam -name prime256v1 -genkey -noout -out key2.pem
            openssl req -new -key key2.pem -subj /CN=$THING -outform DER | base64 > csr2
            curl -sS --fail --cacert ca.pem --cert cert.pem --key key.pem --data-binary @csr2 \\
              -H 'Content-Type: application/pkcs10' $est/simplereenroll \\
              | base64 -d | openssl pkcs7 -inform DER -print_certs -out cert2.pem
            openssl s_client -connect localhost:$MQTT -CAfile ca.pem -cert cert2.pem -key key2.pem \\
              -verify_return_error < /dev/null
            """;

    @TempDir
    Path directory;

    @Test
    void aDeviceEnrolsAndRenewsWithCurlAndOpensslAlone() throws Exception {
        for (String program : List.of("curl", "openssl", "base64")) {
            Skips.needs("enrolment by hand is not tested (Debian: apt-get install curl openssl)",
                    program);
        }
        String secret = CLOUD.office.desk().token(new DeviceId("curl-1")).split("\\.", -1)[1];
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", SCRIPT)
                .directory(directory.toFile()).redirectErrorStream(true);
        shell.environment().put("HTTPS", Integer.toString(CLOUD.httpsPort));
        shell.environment().put("MQTT", Integer.toString(CLOUD.mqttPort));
        shell.environment().put("THING", "curl-1");
        shell.environment().put("SECRET", secret);
        Process process = shell.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("Verify return code: 0 (ok)");
        assertThat(Files.readString(directory.resolve("cert2.pem")))
                .contains("BEGIN CERTIFICATE");
    }
}
