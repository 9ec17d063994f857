package dev.pilotlight.agent;

import dev.pilotlight.agent.slots.TrustFile;
import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.signing.RingStatement;
import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.signing.TrustedKey;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signed configurations on the device itself, with or without a cloud. */
@Command(name = "config", mixinStandardHelpOptions = true, description = "Tries, refuses and takes back signed configurations.")
final class ConfigCommand implements Runnable {
    private static final String PATH = "/api/v1/configuration";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "want one of: status, apply, decline, postpone, back, trust, migrate");
    }

    @Command(name = "status", description = "Says which configuration is in force and how the last ones did.")
    int status(@Mixin Places places) throws InterruptedException {
        System.out.println(ConfigWords.of(page(places).get(PATH)));
        return 0;
    }

    @Command(name = "apply", description = "Has the agent try a signed configuration, or take signed keys, from a file or a stick.")
    int apply(@Mixin Places places,
            @Parameters(paramLabel = "FILE|DIR", description = "What `pilotlight-cloud sign` wrote; of a directory, the newest for this device.") Path file)
            throws InterruptedException {
        if (!Files.isDirectory(file)) {
            return handed(places, file);
        }
        int code = 0;
        for (List<Path> newestFirst : new Stick(file).meant(places)) {
            code = newestFirst.isEmpty() ? code : firstThatVerifies(places, newestFirst);
        }
        return code;
    }

    /**
     * Anybody can write a high version on a stick: what the agent refuses gives way to the next.
     */
    private int firstThatVerifies(Places places, List<Path> newestFirst)
            throws InterruptedException {
        Refusal refused = new Refusal(Refusal.INPUT, "nothing to try");
        for (Path one : newestFirst) {
            try {
                return handed(places, one);
            } catch (Refusal why) {
                if (why.code() != Refusal.INPUT) {
                    throw why;
                }
                refused = why;
                System.out.println(one.getFileName() + " is refused: " + why.getMessage());
            }
        }
        throw refused;
    }

    private int handed(Places places, Path file) throws InterruptedException {
        Doc.Obj signed = read(file, SignedConfig.BYTES, Codec::parseObject);
        return wish(places, Doc.Obj.of(verb(signed), signed));
    }

    /** What is to be done with it; what cannot be read is for the gate to refuse. */
    private static String verb(Doc.Obj signed) {
        return SignedConfig.read(signed).then(SignedConfig::said).toOptional()
                .filter(RingStatement.class::isInstance).isPresent() ? "trust" : "apply";
    }

    @Command(name = "decline", description = "Refuses what is offered or on trial.")
    int decline(@Mixin Places places) throws InterruptedException {
        return wish(places, Doc.Obj.of("decline", Doc.bool(true)));
    }

    @Command(name = "postpone", description = "Puts off what is offered.")
    int postpone(@Mixin Places places,
            @Parameters(paramLabel = "TIME", description = "Such as 2h, 3d; at most 7d.") String time)
            throws InterruptedException {
        return wish(places, Doc.Obj.of("postpone", Doc.text(time)));
    }

    @Command(name = "back", description = "Goes back to the configuration before.")
    int back(@Mixin Places places) throws InterruptedException {
        return wish(places, Doc.Obj.of("back", Doc.bool(true)));
    }

    @Command(name = "migrate", description = "Prints a configuration file in the newest schema; comments are not kept.")
    int migrate(
            @Parameters(paramLabel = "FILE", description = "The configuration, of this schema or an older one.") Path file) {
        Doc.Obj old = read(file, Limits.MESSAGE_BYTES, Codec::yaml);
        Doc.Obj newest = ConfigReader.newest(old);
        or(file.toString(), ConfigReader.read(newest));
        ConfigReader.migrations(old).forEach(System.err::println);
        System.out.print(Codec.yamlText(newest));
        return 0;
    }

    @Command(name = "trust", description = "Says whose signatures count on this device; without options, who they are.")
    int trust(@Mixin Places places,
            @Nullable @Option(names = "--ring", paramLabel = "FILE", description = "The ring of trusted keys, see `pilotlight-cloud key`.") Path ring,
            @Nullable @Option(names = "--group", paramLabel = "GROUP", description = "A group that this device belongs to; may be repeated.") List<String> groups,
            @Nullable @Option(names = "--wiring", negatable = true, description = "Whether a configuration from elsewhere may change what is wired.") Boolean wiring)
            throws IOException {
        TrustFile old = or("trust.json", TrustFile.read(places.data()));
        TrustFile now = new TrustFile(ring == null
                ? old.ring()
                : read(ring, Limits.MESSAGE_BYTES, KeyRing::read),
                groups == null ? old.groups() : names(groups),
                wiring == null ? old.wiring() : wiring, old.last());
        if (!now.equals(old)) {
            now.write(places.data());
        }
        System.out.println(words(now));
        return 0;
    }

    private static Set<String> names(List<String> groups) {
        groups.stream().filter(name -> DeviceId.parse(name).isEmpty()).findFirst()
                .ifPresent(name -> {
                    throw new Refusal(Refusal.INPUT, "--group is " + name + ", want "
                            + DeviceId.WANTED);
                });
        return new LinkedHashSet<>(groups);
    }

    private static String words(TrustFile trust) {
        StringBuilder words = new StringBuilder();
        for (TrustedKey key : trust.ring().keys()) {
            words.append(key.key().id()).append("  ").append(key.name())
                    .append(key.revoked().map(why -> "  revoked: " + why).orElse(""))
                    .append('\n');
        }
        String keys = words.isEmpty() ? "nobody is trusted\n" : words.toString();
        String last = trust.last().version() == 0
                ? "none from elsewhere yet"
                : "version " + trust.last().version() + " came from elsewhere";
        return keys + "ring: " + last + "\ngroups: " + (trust.groups().isEmpty()
                ? "none"
                : String.join(" ", trust.groups().stream().sorted().toList()))
                + "\nwiring: " + (trust.wiring() ? "may be changed" : "stays as installed");
    }

    private int wish(Places places, Doc.Obj wish) throws InterruptedException {
        System.out.println(ConfigWords.of(page(places).put(PATH, wish)));
        return 0;
    }

    private static PageClient page(Places places) {
        return new PageClient(Configuration.inForce(places).connections().page(), places.data());
    }

    /** What the file says, or everything that is wrong with it. */
    static <T> T read(Path file, int most, Function<byte[], Decoded<T>> reader) {
        try (InputStream in = Files.newInputStream(file)) {
            return or(file.toString(), reader.apply(in.readNBytes(most + 1)));
        } catch (IOException unreadable) {
            throw new Refusal(Refusal.INPUT, file + ": cannot be read, want a file");
        }
    }

    private static <T> T or(String what, Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Ok<T>(T value) -> value;
            case Decoded.Malformed<T>(List<Problem> problems) -> throw Refusal.of(what, problems);
        };
    }
}
