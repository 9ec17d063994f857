package dev.pilotlight.faults.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs of this machine that are no part of ours: the one place that looks for them.
 *
 * <p>
 * With {@code -Dpilotlight.hide=nft,curl} those are as good as not installed, so that what happens
 * without them can be tried on a machine that has them.
 */
public final class Tools {
    private static final String HIDE = "pilotlight.hide";
    /** Where systems keep what an ordinary user's path leaves out. */
    private static final List<String> ALSO = List.of("/usr/local/sbin", "/usr/sbin", "/sbin",
            "/usr/local/bin", "/usr/bin", "/bin", "/opt/homebrew/bin", "/opt/homebrew/sbin");

    private Tools() {}

    /** Where the first of these programs is that is installed and not hidden. */
    public static Optional<Path> find(String... names) {
        return Stream.of(names).filter(name -> !isHidden(name)).flatMap(name -> folders().map(
                folder -> Path.of(folder, name))).filter(Files::isExecutable).findFirst();
    }

    private static boolean isHidden(String name) {
        return List.of(System.getProperty(HIDE, "").split(",", -1)).contains(name);
    }

    private static Stream<String> folders() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(ALSO.stream(), Stream.of(path.split(File.pathSeparator, -1)).filter(
                folder -> !folder.isEmpty()));
    }
}
