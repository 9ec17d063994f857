package dev.pilotlight.cloud;

import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.signing.ConfigSigner;
import dev.pilotlight.signing.DeviceBounds;
import dev.pilotlight.signing.DeviceFacts;
import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.signing.RingStatement;
import dev.pilotlight.signing.Said;
import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.signing.Statement;
import dev.pilotlight.signing.Target;
import dev.pilotlight.signing.TrustedKey;
import dev.pilotlight.signing.Validity;
import dev.pilotlight.signing.Verdict;
import dev.pilotlight.signing.VerifyingKey;
import dev.pilotlight.signing.Versions;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs a configuration or a ring of keys with the operator's key; needs no service. */
@Command(name = "sign", mixinStandardHelpOptions = true, description = "Signs a configuration, or a ring of keys, for a device or a group.")
final class SignCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The configuration, or the ring of keys that are to count from now on; YAML or JSON.")
    Path config = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "Where what is signed goes.")
    Path out = Path.of("");

    @ArgGroup(multiplicity = "1")
    Hand hand = new Hand();

    @Nullable
    @Option(names = "--passphrase-file", paramLabel = "FILE", description = "Its first line is the passphrase; without it you are asked.")
    Path passphrase;

    @Option(names = "--number", required = true, paramLabel = "N", description = "The version; higher than every one before. Rings count apart.")
    long version;

    @Option(names = "--days", paramLabel = "DAYS", defaultValue = "30", description = "How long it may be taken (default: ${DEFAULT-VALUE}).")
    int days = 30;

    @Mixin
    Whom whom = new Whom();

    /** Whose key signs: one in a file, or one that a command holds. */
    static final class Hand {
        @Nullable
        @Option(names = "--key", required = true, paramLabel = "FILE", description = "The private key, see: key new.")
        Path key;

        @Nullable
        @ArgGroup(exclusive = false)
        Elsewhere elsewhere;
    }

    /** A key that is never on this machine's disk. */
    static final class Elsewhere {
        @Option(names = "--signer", required = true, paramLabel = "COMMAND", description = "Signs what it reads with Ed25519, such as a vault's or a smart card's tool.")
        String command = "";

        @Option(names = "--public-key", required = true, paramLabel = "KEY", description = "The public key that belongs to it, as base64url.")
        String key = "";
    }

    /** A signer and its public half. */
    private record Signer(VerifyingKey key, ConfigSigner signer) {}

    private Signer signer() throws IOException {
        Optional<Elsewhere> elsewhere = Optional.ofNullable(hand.elsewhere);
        if (elsewhere.isPresent()) {
            VerifyingKey key = VerifyingKey.parse(elsewhere.get().key).orElseThrow(
                    () -> Console.of(spec).wrong("--public-key is no key, want an Ed25519 one"));
            return new Signer(key, ConfigSigner.with(key,
                    ExternalSigner.of(elsewhere.get().command)));
        }
        Path file = Optional.ofNullable(hand.key).orElseThrow();
        KeyFile sealed = Papers.read(file, KeyFile::read);
        return new Signer(sealed.key(), Papers.or(sealed.open(Papers.passphrase(passphrase)),
                file.toString()));
    }

    /** Whom a configuration is for. */
    static final class Whom {
        @Option(names = "--tenant", paramLabel = "TENANT", defaultValue = "home", description = "Whose devices (default: ${DEFAULT-VALUE}).")
        String tenant = "home";

        @Nullable
        @Option(names = "--thing", paramLabel = "THING", description = "For this device.")
        String thing;

        @Nullable
        @Option(names = "--group", paramLabel = "GROUP", description = "For every device of this group.")
        String group;

        Optional<Target> target() {
            if (thing != null && group == null) {
                return DeviceId.parse(thing).map(Target.Thing::new);
            }
            return thing == null && group != null
                    ? DeviceId.parse(group).map(name -> new Target.Group(name.value()))
                    : Optional.empty();
        }

        /** A device that it is for, with nothing but the built-in bounds. */
        DeviceFacts device(long newest) {
            return new DeviceFacts(new DeviceId(thing == null ? "any" : thing), tenant,
                    group == null ? Set.of() : Set.of(group), newest,
                    new DeviceBounds(LOOSEST, Optional.empty()));
        }

        private static final SafetyLimits LOOSEST = new SafetyLimits(
                SafetyLimits.LOWEST_FROST_FLOOR, SafetyLimits.HIGHEST_CEILING,
                new SafetyLimits.RestTimes(Duration.ZERO, Duration.ZERO),
                new SafetyLimits.RestTimes(Duration.ZERO, Duration.ZERO),
                SafetyLimits.LONGEST_STALE_AFTER, SafetyLimits.LONGEST_RUN,
                new SafetyLimits.Guards(SafetyLimits.HIGHEST_FLOOR_CEILING, true,
                        Duration.ofHours(2)));
    }

    private Said said(Target target, Validity validity) throws IOException {
        Doc.Obj doc = Papers.read(config, Codec::yaml);
        return KeyRing.isRing(doc)
                ? new RingStatement(whom.tenant, target, version, validity,
                        Papers.read(config, KeyRing::read))
                : new Statement(whom.tenant, target, version, validity, doc);
    }

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Target target = whom.target().orElseThrow(() -> Console.of(spec)
                .wrong("want either --thing or --group, " + DeviceId.WANTED));
        if (days < 1 || days > 366 || version < 1) {
            throw Console.of(spec).wrong("want --days from 1 to 366 and --number from 1");
        }
        Said said = said(target, new Validity(now, now.plus(Duration.ofDays(days))));
        Signer own = signer();
        SignedConfig signed = Papers.or(own.signer().sign(said), config.toString());
        KeyRing ring = KeyRing.EMPTY.with(new TrustedKey(own.key(), "you"));
        // What every device would refuse is not let out.
        Optional<Verdict.Refused> refused = new Doorway(ring, whom.device(version - 1))
                .refusal(signed, now);
        if (refused.isPresent()) {
            throw new IOException(config + ": " + refused.get().sentence());
        }
        Papers.write(out, signed.bytes());
        Versions.warning(version).ifPresent(warning -> Console.of(spec).say("Careful: "
                + warning));
        Console.of(spec).say(out + ": " + Doorway.words(signed) + ", until "
                + said.validity().notAfter());
        return 0;
    }
}
