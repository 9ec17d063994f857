package dev.pilotlight.cloud;

import dev.pilotlight.cloud.system.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies a data directory; works beside a running service. */
@Command(name = "backup", mixinStandardHelpOptions = true, description = "Copies all that must be kept, consistent, beside a running service. Restore: serve --data COPY.")
final class BackupCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    Main.Data data = new Main.Data();

    @Parameters(paramLabel = "COPY", description = "A directory that is not there yet; it holds the service's keys, so keep it as safe as the original.")
    Path target = Path.of("backup");

    @Override
    public Integer call() throws Exception {
        if (Files.exists(target)) {
            throw new IOException(target + " is there already, want a new directory");
        }
        try (Office office = Office.existing(data.directory)) {
            DataDirectory copy = DataDirectory.prepare(target);
            // SQLite wants to make the file itself; the directory already keeps others out.
            Files.delete(copy.database());
            office.database().copyTo(copy.database());
            copy.take(office.data());
            office.audit().note(Console.WHO, "backup", copy.root().toString(), "");
            Console.of(spec).say("copied to " + copy.root());
        }
        return 0;
    }
}
