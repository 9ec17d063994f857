package dev.pilotlight.agent.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Boots a Linux kernel with a simulated Raspberry Pi's header, buses and sensors, and runs
 * {@link Guest} in it. The property {@value #PROPERTY} names the folder that has
 * {@code run-in-vm.sh}; without it every check is skipped, with one loud line.
 */
class HardwareIT {
    private static final String PROPERTY = "pilotlight.hw";
    private static final int LIMIT_SECONDS = 600;
    /** Chips of registers, among them a display, and one with commands. */
    private static final String CHIPS = "regs_addr=0x76,0x48,0x18,0x3c sht_addr=0x44";
    private static final Path BINDING = Path.of("src/test/resources/hardware.sh").toAbsolutePath();
    private static final Path TARGET = Path.of("target");

    @TestFactory
    Stream<DynamicTest> theDriversInABootedKernel() throws Exception {
        String folder = System.getProperty(PROPERTY, "");
        if (folder.isEmpty()) {
            System.out.println("SKIPPED: the " + Guest.all().size() + " hardware checks, want -D"
                    + PROPERTY + "=FOLDER of run-in-vm.sh; see device-agent/README.md");
        }
        Assumptions.assumeFalse(folder.isEmpty(), "no -D" + PROPERTY);
        List<String> said = booted(Path.of(folder));
        return Guest.all().stream().map(check -> DynamicTest.dynamicTest(check.getName(),
                () -> assertThat(said).anyMatch(line -> line.startsWith(Guest.GOOD + check
                        .getName() + " "))));
    }

    private static List<String> booted(Path folder) throws Exception {
        Path out = TARGET.resolve("hardware.txt");
        Process machine = new ProcessBuilder(folder.resolve("run-in-vm.sh").toString(), "-b", "uml",
                "-t", Integer.toString(LIMIT_SECONDS), "-u", "pi", "-e", "HW_I2C_RAW=" + CHIPS,
                "-e", "HW_I2C_STUB_ADDR=0x48,0x4a", "-s", BINDING.toString(), program().toString(),
                Guest.class.getName()).redirectErrorStream(true).redirectOutput(out.toFile())
                .start();
        boolean ended = machine.waitFor(LIMIT_SECONDS + 900L, TimeUnit.SECONDS);
        machine.destroy();
        List<String> said = Files.readAllLines(out);
        said.stream().filter(line -> line.startsWith("HW-")).forEach(System.out::println);
        assertThat(ended && machine.exitValue() == 0).as("the machine ran to its end, see %s",
                out).isTrue();
        return said;
    }

    /** The runnable jar, these classes and AssertJ. */
    private static Path program() throws IOException {
        Path program = Files.createDirectories(TARGET.resolve("hardware"));
        copy(TARGET.resolve("pilotlight.jar"), program.resolve("pilotlight.jar"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path jar = Path.of(entry);
            String name = jar.getFileName().toString();
            if (name.startsWith("assertj-core") || name.startsWith("byte-buddy")) {
                copy(jar, program.resolve(name));
            }
        }
        Path classes = TARGET.resolve("test-classes");
        try (Stream<Path> files = Files.walk(classes.resolve(Guest.class.getPackageName().replace(
                '.', '/')))) {
            files.filter(Files::isRegularFile).forEach(file -> copy(file, program.resolve(
                    "test-classes").resolve(classes.relativize(file))));
        }
        return program;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
