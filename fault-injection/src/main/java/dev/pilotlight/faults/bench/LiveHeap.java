package dev.pilotlight.faults.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is alive in the heap of a Java program, as its own list of classes counts it after a full
 * collection (jcmd of the JDK). What a process has resident depends on when its collector last ran;
 * this does not, so it can be had again.
 */
final class LiveHeap {
    private static final String TOTAL = "Total ";

    private LiveHeap() {}

    /** Bytes; empty where there is no JDK. */
    static OptionalLong of(long pid) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            return OptionalLong.empty();
        }
        Process asked = new ProcessBuilder(List.of(jcmd.toString(), Long.toString(pid),
                "GC.class_histogram")).redirectErrorStream(true).start();
        asked.getOutputStream().close();
        try (BufferedReader lines = asked.inputReader()) {
            return lines.lines().filter(line -> line.startsWith(TOTAL)).mapToLong(LiveHeap::bytes)
                    .findFirst();
        }
    }

    /** From a line such as {@code Total 123456 7890123}: objects and bytes. */
    private static long bytes(String line) {
        String[] words = line.strip().split(" +", -1);
        return Long.parseLong(words[words.length - 1]);
    }
}
