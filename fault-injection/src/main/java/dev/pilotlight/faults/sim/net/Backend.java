package dev.pilotlight.faults.sim.net;

import dev.pilotlight.agent.port.Line;
import dev.pilotlight.cloud.port.Intake;
import dev.pilotlight.cloud.port.Receipt;
import dev.pilotlight.units.DeviceId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What stands behind a broker: who may do what there, and who keeps what is said. One thread. */
public interface Backend {
    /** Whether that device may listen to that filter. */
    boolean maySubscribe(DeviceId device, String filter);

    /** Whether that device may say that. */
    boolean mayPublish(DeviceId device, Line.Message message);

    /** Keeps what was said; the answer comes once that is durable, or cannot be. */
    CompletionStage<Receipt> accept(DeviceId device, Line.Message message, Intake.Origin origin);

    /** Old commands as somebody may have left them there, retained, for that device. */
    List<Line.Message> stale(DeviceId device);
}
