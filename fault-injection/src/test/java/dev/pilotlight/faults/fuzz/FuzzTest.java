package dev.pilotlight.faults.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Feeds every place at which others' bytes come in with bytes that nobody thought of. Jazzer, in a
 * process of its own, learns from the branches that each input takes.
 *
 * <p>
 * Short: all mouths in one process. Deep ({@code -P deep}): each alone, for as long as
 * {@code -Dpilotlight.fuzz.seconds} says. {@code -Dpilotlight.fuzz.mouths} names those to feed, and
 * {@code -Dpilotlight.fuzz.corpus} a folder that keeps what was learnt for the next time.
 */
class FuzzTest {
    /** Files of valid words, and of every finding of before, in a folder for each mouth. */
    private static final Path SEEDS = Path.of("src", "test", "resources", "dev", "pilotlight",
            "faults", "fuzz");
    private static final boolean DEEP = Boolean.getBoolean("pilotlight.deep");
    private static final int SHORT_RUNS = 30_000;
    private static final long SHORT_SECONDS = 60;
    private static final long DEEP_SECONDS = Long.getLong("pilotlight.fuzz.seconds", 300);
    private static final long STARTING_SECONDS = 180;
    private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");
    private static final Pattern COVERED = Pattern.compile("cov: (\\d+)");

    @TempDir
    Path folder;

    @Test
    void validWordsAndOldFindingsAreBorneByEveryMouth() throws Exception {
        int borne = 0;
        for (Map.Entry<String, Mouth> mouth : Mouths.all().entrySet()) {
            for (Path seed : seeds(mouth.getKey())) {
                mouth.getValue().take(Files.readAllBytes(seed));
                borne++;
            }
        }
        assertTrue(borne >= Mouths.all().size(), "a mouth without a seed");
    }

    @Test
    void whateverComesIsTakenOrRefusedAndNothingElse() throws Exception {
        List<String> mouths = Stream.of(System.getProperty("pilotlight.fuzz.mouths", String.join(
                ",", Mouths.all().keySet())).split(",")).toList();
        for (List<String> fed : DEEP ? mouths.stream().map(List::of).toList() : List.of(mouths)) {
            String said = feed(fed);
            Matcher done = DONE.matcher(said);
            assertTrue(done.find(), () -> "a finding:\n" + said);
            System.out.printf("fuzz: %-22s %9s inputs in %4s s, %s edges, no finding%n", fed
                    .size() == 1 ? fed.getFirst() : fed.size() + " mouths", done.group(1), done
                            .group(2),
                    covered(said));
        }
    }

    private static String covered(String said) {
        Matcher covered = COVERED.matcher(said);
        String last = "0";
        while (covered.find()) {
            last = covered.group(1);
        }
        return last;
    }

    private static List<Path> seeds(String mouth) throws IOException {
        try (Stream<Path> files = Files.list(SEEDS.resolve(mouth))) {
            return files.sorted().toList();
        }
    }

    /** What Jazzer printed; it stops at the first finding. */
    private String feed(List<String> mouths) throws Exception {
        String name = mouths.size() == 1 ? mouths.getFirst() : "all";
        Path corpus = Files.createDirectories(Path.of(System.getProperty("pilotlight.fuzz.corpus",
                folder.resolve("corpus").toString())).resolve(name));
        for (int i = 0; i < mouths.size(); i++) {
            for (Path seed : seeds(mouths.get(i))) {
                Files.write(corpus.resolve(mouths.get(i) + "-" + seed.getFileName()), chosen(i,
                        Files.readAllBytes(seed)));
            }
        }
        Path said = folder.resolve(name + ".log");
        Process child = new ProcessBuilder(command(mouths, corpus)).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            assertTrue(child.waitFor(STARTING_SECONDS + 2 * seconds(), TimeUnit.SECONDS),
                    "Jazzer does not end");
        } finally {
            child.destroyForcibly();
        }
        String text = Files.readString(said, StandardCharsets.ISO_8859_1);
        assertEquals(0, child.exitValue(), () -> text);
        return text;
    }

    private static byte[] chosen(int mouth, byte[] bytes) {
        byte[] input = new byte[bytes.length + 1];
        input[0] = (byte) mouth;
        System.arraycopy(bytes, 0, input, 1, bytes.length);
        return input;
    }

    private static long seconds() {
        return DEEP ? DEEP_SECONDS : SHORT_SECONDS;
    }

    private static List<String> command(List<String> mouths, Path corpus) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"),
                "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", absolute(System.getProperty(
                        "java.class.path")),
                "com.code_intelligence.jazzer.Jazzer", "--target_class=" + Mouths.class.getName(),
                "--target_args=" + String.join(" ", mouths),
                "--instrumentation_includes=dev.pilotlight.**",
                "--custom_hook_includes=dev.pilotlight.**", "-seed=20170228", "-max_len=4096",
                "-timeout=10", "-max_total_time=" + seconds()));
        if (!DEEP) {
            command.add("-runs=" + SHORT_RUNS);
        }
        command.add(corpus.toString());
        return command;
    }

    /** The child works in a folder of its own, where it leaves what it found. */
    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator)).map(part -> Path.of(part)
                .toAbsolutePath().toString()).reduce((a, b) -> a + File.pathSeparator + b)
                .orElse("");
    }
}
