package dev.pilotlight.faults.sim.contract;

import dev.pilotlight.agent.outbox.Bounds;
import dev.pilotlight.faults.sim.agent.Disk;
import dev.pilotlight.faults.sim.agent.SimJournal;
import dev.pilotlight.faults.sim.world.World;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The simulated journal on the simulated disk. */
class SimJournalTest extends JournalContract {
    private static final Duration LONG = Duration.ofHours(1);

    private final World world = new World(1);
    private final Disk disk = new Disk(Bounds.of(Duration.ofDays(30), Duration.ofSeconds(10)));

    @Override
    Start open() {
        SimJournal journal = new SimJournal(world, disk, "hall", world.chance("disk"));
        journal.start(_ -> {});
        return new Start(journal, journal.outbox(), journal.settings());
    }

    @Override
    <T> T await(CompletableFuture<T> answer) {
        boolean goesOn = true;
        while (!answer.isDone() && goesOn) {
            goesOn = world.next(LONG);
        }
        return answer.resultNow();
    }

    @Override
    void end(Start start) {
        ((SimJournal) start.journal()).die();
    }
}
