package dev.pilotlight.faults.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few of the kills that {@code pilotlight-faults configuration} does by the dozen. */
class TrialDeathsIT {
    @TempDir
    Path folder;

    @Test
    void anAgentThatIsKilledWhileItTriesAConfigurationRunsTheOldOrTheNewOneWhole()
            throws IOException {
        List<String> said = new ArrayList<>();
        try (TrialDeaths deaths = new TrialDeaths(folder, Programs.of(Programs.AGENT), 3,
                said::add)) {
            assertThat(deaths.play(4)).as("%s", said).hasSize(4)
                    .allMatch(TrialDeaths.Life::whole);
        }
    }
}
