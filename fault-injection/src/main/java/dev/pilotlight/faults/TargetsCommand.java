package dev.pilotlight.faults;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pilotlight-faults targets}: one table of what the tests of all modules measured. */
@Command(name = "targets", mixinStandardHelpOptions = true, description = "Prints the targets that the tests measured, a row from each file NN-name.md of the folders, as one Markdown table.", exitCodeListHeading = "Ends with%n", exitCodeList = {
        "0:there are rows", "2:there are none"})
final class TargetsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "target/targets of each module.")
    private List<Path> folders = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        SortedMap<String, String> rows = new TreeMap<>();
        for (Path folder : folders) {
            collect(folder, rows);
        }
        if (rows.isEmpty()) {
            throw new IOException("no test has written a row into " + folders);
        }
        System.out.println("\n| | target | measured |\n|---|---|---|\n" + String.join("\n", rows
                .values()) + "\n");
        return 0;
    }

    private static void collect(Path folder, SortedMap<String, String> rows) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.md")) {
            for (Path file : files) {
                rows.put(file.getFileName().toString(), Files.readString(file).strip());
            }
        }
    }
}
