package dev.pilotlight.agent;

import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.twin.Doc;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at everything that can be wrong, whether the agent runs or not. */
@Command(name = "doctor", description = "Says on one page what is wrong and what to do about it.", exitCodeListHeading = "Ends with%n", exitCodeList = {
        "0:nothing is wrong", "2:the configuration is wrong", "3:something is wrong"})
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Override
    public Integer call() throws InterruptedException {
        Diagnosis diagnosis = new Diagnosis();
        diagnosis.good("version: pilotlight " + Main.VERSION + ", Java " + Runtime.version());
        FirmwareConfig config = Configuration.installed(places.config());
        diagnosis.good("configuration: " + places.config() + ", for " + config.thing());
        room(config, diagnosis);
        new BoardChecks(config, places.data(), Path.of("/sys"), Instant.now()).into(diagnosis);
        diagnosis.print(System.out);
        return diagnosis.ailments() == 0 ? 0 : Refusal.WORLD;
    }

    private void room(FirmwareConfig config, Diagnosis diagnosis) throws InterruptedException {
        Doc.Obj state;
        try {
            state = new PageClient(config.connections().page(), places.data()).get(
                    "/api/v1/state");
        } catch (Refusal silent) {
            diagnosis.wrong("agent: " + silent.getMessage(),
                    "systemctl start pilotlight; why it ended: journalctl -u pilotlight -n 50."
                            + " What is connected: pilotlight probe");
            return;
        }
        RoomChecks.of(state, diagnosis);
    }
}
