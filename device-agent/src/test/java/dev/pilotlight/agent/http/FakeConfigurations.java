package dev.pilotlight.agent.http;

import dev.pilotlight.agent.port.ConfigDoor;
import dev.pilotlight.agent.trial.TrialMemory;
import dev.pilotlight.agent.trial.TrialRules;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A door that answers as it is told and keeps what was wished. */
public final class FakeConfigurations implements ConfigDoor {
    public final List<Wish> wishes = new ArrayList<>();
    public Answer answer = new Answer.Done();
    public View view = new View(TrialMemory.NEW, TrialRules.DEFAULTS, List.of());

    @Override
    public View view() {
        return view;
    }

    @Override
    public CompletionStage<Answer> ask(Wish wish) {
        wishes.add(wish);
        return CompletableFuture.completedStage(answer);
    }

    @Override
    public AutoCloseable watch(Runnable watcher) {
        return () -> {};
    }
}
