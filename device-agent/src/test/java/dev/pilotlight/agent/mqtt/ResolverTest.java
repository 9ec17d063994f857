package dev.pilotlight.agent.mqtt;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names, of which the system may be asked without ever getting an answer. */
class ResolverTest {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Test
    @Tag("S11")
    @Tag("F08")
    void aNameThatNobodyAnswersIsGivenUpAtTheLimit() {
        CompletableFuture<InetAddress> never = new CompletableFuture<>();
        Resolver silent = new Resolver(_ -> never.join(), LIMIT);
        assertTimeoutPreemptively(PATIENCE, () -> assertThatThrownBy(() -> silent.resolve(
                "cloud.example")).isInstanceOf(UnknownHostException.class).hasMessage(
                        "cloud.example (no answer within 1 s)"));
        never.complete(InetAddress.getLoopbackAddress());
    }

    @Test
    @Tag("F08")
    void aNameThatIsNotThereIsSaidSoAtOnce() {
        Resolver empty = new Resolver(host -> {
            throw new UnknownHostException(host + ": no such name");
        }, PATIENCE);
        assertThatThrownBy(() -> empty.resolve("cloud.example")).isInstanceOf(
                UnknownHostException.class).hasMessage("cloud.example");
    }
}
