package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.process.Patience;
import dev.pilotlight.faults.skip.Skips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Debian packages that {@code mvn -P package} made: looked through, and installed, upgraded,
 * removed and purged under a systemd of their own (src/test/package).
 */
class PackageIT {
    private static final int MACHINE_SECONDS = 480;
    private static final int SECONDS = 120;
    private static final String UNTESTED = "the packages are not tested";
    private static final Path SCRIPTS = Path.of("src/test/package");
    private static final Pattern CHECK = Pattern.compile("(?m)^check \"([^\"]+)\"");
    /** Of ten; systemd's own measure of what a service may do. */
    private static final int EXPOSURE_TENTHS = 25;

    @TempDir
    Path directory;

    private static List<Path> packages() {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        List<Path> all = List.of(
                Path.of("../device-agent/target/pilotlight_" + processor + ".deb"),
                Path.of("../cloud-broker/target/pilotlight-cloud_all.deb"));
        if (!all.stream().allMatch(Files::exists)) {
            Skips.because(
                    "NO PACKAGES: they are not tested (mvn -P package -Dmaven.test.skip=false verify)");
        }
        return all;
    }

    private List<String> run(int seconds, String... command) throws Exception {
        Path out = Files.createTempFile(directory, "out", ".txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out
                .toFile()).start();
        if (!process.waitFor(Patience.stretched(Duration.ofSeconds(seconds)).toMillis(),
                TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        return Files.readAllLines(out);
    }

    @Test
    void lintianFindsNoError() throws Exception {
        List<Path> packages = packages();
        Skips.needs("lintian", "lintian", UNTESTED);
        assertThat(run(SECONDS, "lintian", packages.getFirst().toString(), packages.getLast()
                .toString())).noneMatch(line -> line.startsWith("E:"));
    }

    @Test
    void whatTheServicesMayDoIsLittle() throws Exception {
        Skips.needs("systemd-analyze", "systemd", UNTESTED);
        Skips.needs("dpkg-deb", "dpkg", UNTESTED);
        for (Path one : packages()) {
            Path root = Files.createTempDirectory(directory, "root");
            run(SECONDS, "dpkg-deb", "-x", one.toString(), root.toString());
            Path unit = root.resolve("usr/lib/systemd/system/" + one.getFileName().toString()
                    .replaceAll("_.*", "") + ".service");
            List<String> said = run(SECONDS, "systemd-analyze", "security", "--offline=true",
                    "--no-pager", unit.toString());
            assertThat(said).last().asString().matches(".*Overall exposure level.*: [0-9.]+ .*");
            assertThat(exposureTenths(said.getLast())).as(said.getLast()).isLessThanOrEqualTo(
                    EXPOSURE_TENTHS);
        }
    }

    private static int exposureTenths(String line) {
        return Integer.parseInt(line.replaceAll(".*: (\\d+)\\.(\\d) .*", "$1$2"));
    }

    @TestFactory
    Stream<DynamicTest> installedUpgradedRemovedAndPurgedUnderSystemd() throws Exception {
        List<Path> packages = packages();
        Skips.needs("ip", "iproute2", UNTESTED);
        Skips.needs("curl", "curl", UNTESTED);
        Skips.needs("dpkg", "dpkg", UNTESTED);
        Skips.needs("systemctl", "systemd", UNTESTED);
        if (!"root".equals(System.getProperty("user.name"))) {
            Skips.because("NOT ROOT: the packages are not installed in a machine of their own");
        }
        List<String> said = run(MACHINE_SECONDS, SCRIPTS.resolve("machine.sh").toString(), SCRIPTS
                .resolve("check.sh").toString(), packages.getFirst().toString(),
                packages.getLast()
                        .toString());
        said.stream().filter(line -> line.startsWith("PKG-")).forEach(System.out::println);
        return names().map(name -> DynamicTest.dynamicTest(name, () -> assertThat(said).contains(
                "PKG-OK " + name)));
    }

    private static Stream<String> names() throws IOException {
        return CHECK.matcher(Files.readString(SCRIPTS.resolve("check.sh"))).results()
                .map((MatchResult found) -> found.group(1));
    }
}
