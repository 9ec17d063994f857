package dev.pilotlight.faults.sim.contract;

import dev.pilotlight.cloud.port.Intake;
import dev.pilotlight.cloud.port.Receipt;
import dev.pilotlight.wire.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cloud that notes what it hears and answers as it is told to. Any thread. */
final class Desk implements Intake {
    final List<String> heard = new CopyOnWriteArrayList<>();
    volatile CompletionStage<Receipt> answer = CompletableFuture.completedFuture(
            Receipt.Stored.DONE);

    @Override
    public CompletionStage<Receipt> accept(Topic topic, byte[] payload, Origin origin) {
        heard.add(origin + " " + new String(payload, StandardCharsets.UTF_8));
        return answer;
    }
}
