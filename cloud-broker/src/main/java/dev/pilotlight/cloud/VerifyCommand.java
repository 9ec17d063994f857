package dev.pilotlight.cloud;

import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.signing.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Says what a device's gate would say of a signed configuration, but for the device's own bounds.
 */
@Command(name = "verify", mixinStandardHelpOptions = true, description = "Says whether a device would take a signed configuration or ring, and why not.")
final class VerifyCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The signed configuration.")
    Path file = Path.of("");

    @Option(names = "--ring", required = true, paramLabel = "RING", description = "The ring of trusted keys.")
    Path ring = Path.of("");

    @Option(names = "--newest", paramLabel = "N", defaultValue = "0", description = "The version that the device has (default: ${DEFAULT-VALUE}).")
    long newest;

    @Mixin
    SignCommand.Whom whom = new SignCommand.Whom();

    @Override
    public Integer call() throws IOException {
        if (whom.target().isEmpty()) {
            throw Console.of(spec).wrong("want either --thing or --group");
        }
        SignedConfig signed = Papers.read(file, SignedConfig::read);
        Optional<Verdict.Refused> refused = new Doorway(Papers.read(ring, KeyRing::read),
                whom.device(newest)).refusal(signed, Instant.now());
        Console.of(spec).say(refused.map(why -> "refused: " + why.sentence())
                .orElseGet(() -> "good: " + Doorway.words(signed) + ", sha256 "
                        + signed.sha256().orElseThrow()));
        return refused.isEmpty() ? 0 : 1;
    }
}
