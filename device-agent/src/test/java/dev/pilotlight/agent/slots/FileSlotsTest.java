package dev.pilotlight.agent.slots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.trial.Bundle;
import dev.pilotlight.agent.trial.Phase;
import dev.pilotlight.agent.trial.Place;
import dev.pilotlight.agent.trial.TrialEffect.Outcome;
import dev.pilotlight.agent.trial.TrialMemory;
import dev.pilotlight.agent.trial.TrialState;
import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files in which configurations, trials and keys lie through a power cut. */
class FileSlotsTest {
    @TempDir
    Path data;

    private static TrialMemory memory(long version) {
        Bundle bundle = new Bundle(Place.B, version, "ab");
        return new TrialMemory(new TrialState(new Bundle(Place.A, 3, "cd"), Optional.of(
                Bundle.INSTALLED),
                new Phase.OnTrial(bundle, 2, Duration.ofMinutes(7),
                        Duration.ofSeconds(5), Duration.ofMinutes(8), true),
                version), new TreeMap<>())
                .telling(version, new TrialMemory.Told(Outcome.ON_TRIAL, "why not"));
    }

    @Test
    void whatWasRememberedIsRecalledByTheNextStart() {
        new FileSlots(data).remember(memory(4));
        new FileSlots(data).store(Place.B, "signed");
        assertThat(new FileSlots(data).recall()).isEqualTo(memory(4));
        assertThat(new FileSlots(data).read(Place.B)).hasValue("signed");
        assertThat(new FileSlots(data).read(Place.A)).isEmpty();
    }

    /** Every length of what is written beside the file: the old is whole until the rename. */
    @Test
    void aWriteThatIsCutAtAnyByteLeavesTheOldMemoryWhole() throws IOException {
        FileSlots slots = new FileSlots(data);
        slots.remember(memory(5));
        Path file = data.resolve("configuration/trial.json");
        byte[] next = Files.readAllBytes(file);
        slots.remember(memory(4));
        for (int length = 0; length <= next.length; length++) {
            Files.write(data.resolve("configuration/trial.json.new"), Arrays.copyOf(next,
                    length));
            assertThat(new FileSlots(data).recall()).as("cut at %d", length)
                    .isEqualTo(memory(4));
        }
    }

    /** A card that tears the file itself: then the installer's own configuration holds. */
    @Test
    void aMemoryThatIsTornIsNoneAndNeverHalfOfOne() throws IOException {
        new FileSlots(data).remember(memory(4));
        Path file = data.resolve("configuration/trial.json");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(new FileSlots(data).recall()).as("torn at %d", length)
                    .isEqualTo(TrialMemory.NEW);
        }
    }

    @Test
    void keysThatWereBeingWrittenAtAPowerCutAreTheOldOnesWhole() throws IOException {
        KeyRing ring = KeyRing.EMPTY.with(SigningKey.make(new SecureRandom()).trusted("ann"));
        TrustFile trust = new TrustFile(ring, Set.of("cellar"), true, new TrustFile.Last(7,
                "ab"));
        trust.write(data);
        Files.writeString(data.resolve("trust.json.new"), "{\"format\":\"pilotli");
        assertThat(TrustFile.read(data).toOptional()).hasValue(trust);
    }

    @Test
    void trustOfTheFirstVersionWithoutRingsFromElsewhereIsStillRead() throws IOException {
        Files.writeString(data.resolve("trust.json"), "{\"format\":\"pilotlight-trust/1\","
                + "\"groups\":[\"cellar\"],\"wiring\":false,\"ring\":"
                + "{\"format\":\"pilotlight-keys/1\",\"keys\":[]}}");
        assertThat(TrustFile.read(data).toOptional()).hasValue(new TrustFile(KeyRing.EMPTY,
                Set.of("cellar"), false));
    }
}
