package dev.pilotlight.faults.script;

import dev.pilotlight.faults.demo.AgentConfig;
import dev.pilotlight.faults.demo.ModelRoom;
import dev.pilotlight.faults.demo.Setup;
import dev.pilotlight.faults.demo.World;
import dev.pilotlight.faults.ledger.Bounds;
import dev.pilotlight.faults.ledger.Fact;
import dev.pilotlight.faults.ledger.Facts;
import dev.pilotlight.faults.ledger.Judgement;
import dev.pilotlight.faults.report.OutagePage;
import dev.pilotlight.faults.report.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The whole script: builds the world, plays the story, reads the books, judges, writes the page.
 */
public final class OutageScript {

    private static final Duration STOP = Duration.ofSeconds(10);

    private OutageScript() {}

    /**
     * Plays it once, in two to three minutes.
     *
     * @param page where the report goes
     * @param out where the story and the table go
     * @throws IOException when the story cannot be played to its end
     */
    public static Judgement play(Path agentJar, Path cloudJar, Path data, Path page,
            PrintStream out) throws IOException {
        try (World world = new World(new Setup(agentJar, cloudJar, data, OutageStory.START,
                OutageStory.SLOW, out::println))) {
            Facts facts = facts(world, out);
            Judgement judgement = Judgement.of(facts, Bounds.ofProduct());
            Files.createDirectories(page.toAbsolutePath().getParent());
            Files.writeString(page, OutagePage.of(facts, judgement,
                    ModelRoom.description(), AgentConfig.ZONE));
            out.print(Table.of(judgement));
            mark(page.resolveSibling("law-broken"), judgement.isBroken());
            out.println("The whole day on one page: " + page.toAbsolutePath().normalize());
            return judgement;
        }
    }

    /** Forgets the verdict of an earlier run beside that page. */
    public static void forget(Path page) throws IOException {
        mark(page.resolveSibling("law-broken"), false);
    }

    /** A file that is there exactly when a law was broken, for builds that look for it. */
    private static void mark(Path file, boolean broken) throws IOException {
        Files.deleteIfExists(file);
        if (broken) {
            Files.createFile(file);
        }
    }

    private static Facts facts(World world, PrintStream out) throws IOException {
        world.begin();
        out.println(world.introduction());
        Auditor auditor = new Auditor(world.programs(), world.setup().data().resolve("audit"));
        try (OtherHouse other = OtherHouse.start(world);
                Watch _ = Watch.start(world);
                BareLoop _ = BareLoop.start(world)) {
            new OutageStory(world, other, auditor).play();
        }
        world.programs().agent().stop(STOP);
        world.programs().cloud().stop(STOP);
        Facts beforeAudit = world.ledger().facts();
        world.ledger().write(new Fact.Audited(beforeAudit.end(), auditor.close()));
        return world.ledger().facts().until(beforeAudit.end());
    }
}
