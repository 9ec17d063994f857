package dev.pilotlight.cloud.port;

import dev.pilotlight.cloud.twins.OperatorEdit;
import dev.pilotlight.cloud.twins.Shadow;
import dev.pilotlight.cloud.twins.ShadowError;
import dev.pilotlight.units.DeviceId;
import java.util.concurrent.CompletionStage;

/** Where operators' edits go in. Any thread; returns at once. */
public interface Commands {
    /** The stage completes when the edit is durable or refused. */
    CompletionStage<Result> edit(OperatorEdit edit);

    /**
     * Forgets what the device said until now, for good: what it still has to send of that time is
     * acknowledged and dropped. The stage completes when that is durable.
     */
    CompletionStage<Receipt> erase(DeviceId device);

    /** What became of an edit. */
    sealed interface Result {
        /** It is durable; the device gets it now, or on its next {@code get}. */
        record Kept(Shadow shadow) implements Result {}

        /** It was refused with AWS's code. */
        record Refused(ShadowError error) implements Result {}

        /** Nothing was stored; the operator may try again. */
        record NotNow(String why) implements Result {}
    }
}
