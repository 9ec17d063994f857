package dev.pilotlight.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionQuotaTest {
    private final ConnectionQuota<String> quota = new ConnectionQuota<>();

    private boolean admitted(String connection, String source) {
        return quota.admit(connection, source, 0).isAdmitted();
    }

    @Test
    void whoSaysNothingGivesWayToTheNextOfTheSameAddressAndToNobodyElse() {
        assertThat(admitted("page", "phone")).isTrue();
        for (int i = 0; i < 640; i++) {
            assertThat(admitted("silent " + i, "flood")).isTrue();
        }
        assertThat(quota.all()).hasSize(1 + ConnectionQuota.MOST_OF_ONE).contains("page",
                "silent 639").doesNotContain("silent 0");
    }

    @Test
    void anAddressThatHasAskedWithAllOfItsConnectionsGetsNoMore() {
        for (int i = 0; i < ConnectionQuota.MOST_OF_ONE; i++) {
            assertThat(admitted("asked " + i, "flood")).isTrue();
            quota.asked("asked " + i);
        }
        assertThat(admitted("one more", "flood")).isFalse();
        assertThat(admitted("page", "phone")).isTrue();
        quota.left("asked 3");
        assertThat(admitted("one more", "flood")).isTrue();
    }

    @Test
    void aCrowdOfAddressesDoesNotKeepAPhoneOut() {
        for (int i = 0; i < ConnectionQuota.MOST; i++) {
            assertThat(admitted("asked " + i, "address " + i % 64)).isTrue();
            quota.asked("asked " + i);
        }
        assertThat(admitted("page", "phone")).isTrue();
        assertThat(quota.all()).hasSize(ConnectionQuota.MOST).contains("page");
        quota.asked("page");
        assertThat(admitted("another", "address 5")).as("one that has more already").isFalse();
    }

    @Test
    void afterFiveSecondsOfSilenceItIsOver() {
        admitted("silent", "phone");
        admitted("page", "phone");
        quota.asked("page");
        assertThat(quota.overdue(Duration.ofSeconds(4).toNanos())).isEmpty();
        assertThat(quota.overdue(Duration.ofSeconds(5).toNanos())).containsExactly("silent");
    }
}
