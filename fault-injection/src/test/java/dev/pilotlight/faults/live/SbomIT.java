package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The list of contents in each runnable jar, beside the real contents: whoever reads the list knows
 * all that is inside, and nothing else.
 */
class SbomIT {
    private static final long CLOUD_JAR_LIMIT_BYTES = 40_000_000;
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib)(\\.\\d+)*");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PACKAGE = Path.of("../device-agent/src/deb/root/usr");

    enum Program {
        AGENT("device-agent", "pilotlight"), CLOUD("cloud-broker", "pilotlight-cloud"), FAULTS(
                "fault-injection", "pilotlight-faults");

        private final Path target;
        private final String jar;

        Program(String module, String jar) {
            this.target = Path.of("..", module, "target");
            this.jar = jar;
        }

        Path runnable() {
            return target.resolve(jar + ".jar");
        }

        JsonNode list(String name) throws IOException {
            try (ZipFile zip = new ZipFile(runnable().toFile());
                    InputStream list = zip.getInputStream(zip.getEntry("META-INF/sbom/" + name))) {
                return JSON.readTree(list);
            }
        }
    }

    private record Library(String group, String name, String version) {
        static Library of(JsonNode component) {
            return new Library(component.get("group").asText(), component.get("name").asText(),
                    component.get("version").asText());
        }

        /** Its jar: in the local repository, or where this build has just made it. */
        Path jar() {
            String file = name + "-" + version + ".jar";
            return group.equals("dev.pilotlight")
                    ? Path.of("..", name, "target", file)
                    : Path.of(System.getProperty("pilotlight.repository"))
                            .resolve(group.replace('.', '/')).resolve(name).resolve(version)
                            .resolve(file);
        }
    }

    /** Files with what is in them; a checksum tells two files of one name apart. */
    private static Set<String> contents(Path jar, boolean withChecksums) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().filter(entry -> !entry.isDirectory())
                    .map(entry -> withChecksums ? checked(entry) : entry.getName())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String checked(ZipEntry entry) {
        return entry.getName() + " " + Long.toHexString(entry.getCrc());
    }

    private static List<Library> listed(Program program) throws IOException {
        List<Library> listed = new ArrayList<>();
        program.list("bom.json").get("components").forEach(component -> listed.add(Library.of(
                component)));
        return listed;
    }

    private static Path own(Program program) throws IOException {
        JsonNode itself = program.list("bom.json").get("metadata").get("component");
        return Library.of(itself).jar();
    }

    @ParameterizedTest
    @EnumSource
    void everyFileInTheJarComesFromALibraryThatTheListNames(Program program) throws Exception {
        Set<String> unexplained = contents(program.runnable(), false);
        unexplained.removeAll(contents(own(program), false));
        for (Library library : listed(program)) {
            unexplained.removeAll(contents(library.jar(), false));
        }
        assertThat(unexplained).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyLibraryThatTheListNamesIsInTheJar(Program program) throws Exception {
        Set<String> inside = contents(program.runnable(), true);
        List<Library> absent = new ArrayList<>();
        for (Library library : listed(program)) {
            Set<String> code = contents(library.jar(), true);
            code.removeIf(file -> !file.contains(".class "));
            if (!code.isEmpty() && code.stream().noneMatch(inside::contains)) {
                absent.add(library);
            }
        }
        assertThat(absent).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyNativeLibraryIsListedWithTheVersionThatItIs(Program program) throws Exception {
        JsonNode sqlite = program.list("natives.cdx.json").get("components").get(0);
        String folder = sqlite.at("/evidence/occurrences/0/location").asText();
        assertThat(contents(program.runnable(), false)).filteredOn(file -> NATIVE.matcher(file)
                .matches()).isNotEmpty().allSatisfy(file -> assertThat(file).startsWith(folder));
        assertThat(sqlite.get("version").asText()).isEqualTo(sqliteVersion());
    }

    private static String sqliteVersion() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select sqlite_version()")) {
            return rows.getString(1);
        }
    }

    @Test
    void thePackageListsTheModulesOfTheJavaThatItMakesAndEachFileThatRuns() throws Exception {
        JsonNode list = JSON.readTree(PACKAGE.resolve("share/doc/pilotlight/sbom.cdx.json")
                .toFile());
        assertThat(modules(list)).hasValue(added(Files.readString(PACKAGE.resolve(
                "lib/pilotlight/trim-runtime"))));
        assertThat(list.findValuesAsText("location")).containsExactlyInAnyOrder(
                "usr/lib/pilotlight/pilotlight.jar", "usr/lib/pilotlight/libsqlitejdbc.so",
                "usr/lib/pilotlight/trim-runtime");
    }

    private static Optional<String> modules(JsonNode list) {
        return list.findValues("properties").stream().flatMap(JsonNode::valueStream)
                .filter(property -> property.get("name").asText().equals("pilotlight:modules"))
                .map(property -> property.get("value").asText()).findFirst();
    }

    private static String added(String script) {
        return Pattern.compile("--add-modules (\\S+);").matcher(script).results()
                .map(MatchResult::group).map(found -> found.replaceAll("--add-modules |;", ""))
                .findFirst().orElseThrow();
    }

    @Test
    void theCloudsJarStaysUnderFortyMegabytes() throws Exception {
        long bytes = Files.size(Program.CLOUD.runnable());
        System.out.printf("pilotlight-cloud.jar: %.1f MB%n", bytes / 1e6);
        assertThat(bytes).isLessThan(CLOUD_JAR_LIMIT_BYTES);
    }
}
