package dev.pilotlight.cloud;

import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.signing.KnownTime;
import dev.pilotlight.signing.Verdict;
import dev.pilotlight.units.Decoded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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
@Command(name = "verify", mixinStandardHelpOptions = true, description = "Says whether a device would take a signed configuration, and why not.")
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
        byte[] offered = Papers.read(file, Decoded::ok);
        Verdict verdict = whom.gate(Papers.read(ring, KeyRing::read), newest).judge(offered,
                KnownTime.exactly(Instant.now()));
        Console.of(spec).say(switch (verdict) {
            case Verdict.Accepted accepted -> "good: version " + accepted.statement().version()
                    + " for " + accepted.statement().target() + " by key " + accepted.key()
                    + ", sha256 " + accepted.sha256();
            case Verdict.Refused refused -> "refused: " + refused.sentence();
        });
        return verdict instanceof Verdict.Accepted ? 0 : 1;
    }
}
