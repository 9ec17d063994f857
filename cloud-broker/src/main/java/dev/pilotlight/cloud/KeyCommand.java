package dev.pilotlight.cloud;

import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.signing.TrustedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Makes operators' keys and the ring of those that devices trust; needs no service and no data
 * directory.
 */
@Command(name = "key", mixinStandardHelpOptions = true, description = "Makes, lists and revokes the keys that sign configurations.")
final class KeyCommand implements Runnable {
    private static final int SHORTEST = 12;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw Console.of(spec).wrong("want one of: new, list, revoke");
    }

    @Command(name = "new", mixinStandardHelpOptions = true, description = "Makes a key in FILE under a passphrase and adds its public half to the ring.")
    int make(
            @Parameters(paramLabel = "FILE", description = "Where the private key goes.") Path file,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "Whose key it is.") String name,
            @Option(names = "--ring", required = true, paramLabel = "RING", description = "The ring of trusted keys; made when there is none.") Path ring,
            @Nullable @Option(names = "--passphrase-file", paramLabel = "FILE", description = "Its first line is the passphrase; without it you are asked.") Path passphrase)
            throws IOException, GeneralSecurityException {
        char[] typed = Papers.passphrase(passphrase);
        if (typed.length < SHORTEST) {
            throw new IOException("the passphrase has " + typed.length
                    + " characters, want at least " + SHORTEST);
        }
        KeyRing old = Files.exists(ring) ? Papers.read(ring, KeyRing::read) : KeyRing.EMPTY;
        KeyFile made = KeyFile.make(typed, new SecureRandom());
        Papers.writeSecret(file, made.bytes());
        Papers.write(ring, old.with(new TrustedKey(made.key(), name)).bytes());
        Console.of(spec).say(made.key().id() + "  " + name);
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the keys of a ring.")
    int list(
            @Option(names = "--ring", required = true, paramLabel = "RING", description = "The ring of trusted keys.") Path ring)
            throws IOException {
        for (TrustedKey key : Papers.read(ring, KeyRing::read).keys()) {
            Console.of(spec).say(key.key().id() + "  " + key.name()
                    + key.revoked().map(why -> "  revoked: " + why).orElse(""));
        }
        return 0;
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Takes a key's trust; it stays in the ring as revoked.")
    int revoke(
            @Parameters(paramLabel = "KEY", description = "The key's id, as list shows it.") String id,
            @Option(names = "--ring", required = true, paramLabel = "RING", description = "The ring of trusted keys.") Path ring,
            @Option(names = "--why", required = true, paramLabel = "WHY", description = "What devices will say of it.") String why)
            throws IOException {
        KeyRing old = Papers.read(ring, KeyRing::read);
        if (old.key(id).isEmpty()) {
            throw new IOException("no key " + id + " in " + ring + ", see: key list");
        }
        Papers.write(ring, old.revoke(id, why).bytes());
        Console.of(spec).say(id + " is revoked");
        return 0;
    }
}
