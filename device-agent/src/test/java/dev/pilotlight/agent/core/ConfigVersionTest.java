package dev.pilotlight.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.twin.Doc;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigVersionTest {
    private static Doc.Obj told(Rules rules) {
        Moment now = new Moment(Instant.parse("2017-02-28T12:00:00Z"), Duration.ZERO,
                ClockTrust.TRUSTED);
        return Starting.start(rules, Map.of(), now).twins().health().plain().object("config")
                .orElseThrow();
    }

    @Test
    void theCloudIsToldWhichConfigurationIsInForceBeforeTheFirstRollOut() {
        Rules rules = Rules.of(Room.config(), "boot");
        assertThat(told(rules)).isEqualTo(Doc.Obj.of("version", Doc.num(0)));
        assertThat(told(rules.named(new ConfigVersion(12, "ab"))))
                .isEqualTo(Doc.Obj.of("version", Doc.num(12), "sha256", Doc.text("ab")));
    }
}
