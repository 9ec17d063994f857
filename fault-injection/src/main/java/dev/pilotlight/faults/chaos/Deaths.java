package dev.pilotlight.faults.chaos;

import dev.pilotlight.faults.demo.Waiting;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * SIGKILL, again and again: of the agents at a random moment after somebody was told that an edit
 * holds, and of the cloud while they send. One thread, but for the homes.
 */
public final class Deaths implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration CAP = Duration.ofSeconds(2);
    private static final int LONGEST_LIFE_MILLIS = 400;

    private final Plan plan;
    private final Street street;
    private final Consumer<String> teller;

    /**
     * What is to be done.
     *
     * @param agents how many times an agent is killed, in all homes together
     * @param clouds how many times the cloud is
     * @param homes how many there are
     * @param seed decides how long each of them lives
     */
    public record Plan(int agents, int clouds, int homes, long seed) {}

    /**
     * What came of it.
     *
     * @param agents how many deaths of agents
     * @param clouds how many deaths of the cloud
     * @param complaints sentences about edits that were answered and are gone; none is right
     */
    public record Toll(int agents, int clouds, Reckoning reckoning, List<String> complaints) {
        /** Whether nothing that was acknowledged is gone. */
        public boolean isGood() {
            return reckoning.isClean() && complaints.isEmpty();
        }

        /** One row of the table of targets, in Markdown. */
        public String target() {
            return "| kill -9: %d x the agent, %d x the cloud | 0 acknowledged lost | %s, %d answered edits lost |"
                    .formatted(agents, clouds, reckoning.sentence(), complaints.size());
        }

        /** For people. */
        public String table() {
            return "\n%d x kill -9 of an agent, %d x of the cloud\n%s\n%d answered edits lost\n%s"
                    .formatted(agents, clouds, reckoning.sentence(), complaints.size(), String
                            .join("\n", complaints));
        }
    }

    /**
     * Starts everything.
     *
     * @param folder an empty or absent folder for everything that is written
     */
    public Deaths(Plan plan, Path agentJar, Path cloudJar, Path folder, Consumer<String> teller)
            throws IOException {
        this.plan = plan;
        this.teller = teller;
        this.street = new Street(agentJar, cloudJar, folder, plan.homes(), CAP);
    }

    /** Kills as often as planned, lets all come back, ends both and reads both databases. */
    public Toll play(Path scratch) throws IOException {
        List<String> complaints = new ArrayList<>(killAgents());
        for (int death = 1; death <= plan.clouds(); death++) {
            killCloud(death);
        }
        for (Home home : street.homes()) {
            home.turn(20);
            if (!Waiting.until(PATIENCE, home::isDrained)) {
                throw new IOException(home.thing() + " did not deliver everything: " + home.api()
                        .state().path("link"));
            }
        }
        int agents = Math.ceilDiv(plan.agents(), plan.homes()) * plan.homes();
        return new Toll(agents, plan.clouds(), street.reckon(scratch), complaints);
    }

    private List<String> killAgents() throws IOException {
        int each = Math.ceilDiv(plan.agents(), plan.homes());
        return Together.all(street.homes(), home -> die(home, each)).stream()
                .flatMap(List::stream).toList();
    }

    private List<String> die(Home home, int times) throws IOException {
        SplittableRandom chance = new SplittableRandom(plan.seed() + home.thing().hashCode());
        List<String> complaints = new ArrayList<>();
        for (int death = 1; death <= times; death++) {
            double target = 15 + (death % 100) / 10.0;
            boolean answered = home.turn(target);
            live(chance.nextInt(LONGEST_LIFE_MILLIS));
            home.kill();
            home.start();
            if (answered && Math.abs(home.held() - target) > 0.01) {
                complaints.add("%s, death %d: %.1f was answered, %.1f holds".formatted(home
                        .thing(), death, target, home.held()));
            }
            if (death % 10 == 0) {
                teller.accept("%s: %d of %d deaths".formatted(home.thing(), death, times));
            }
        }
        return complaints;
    }

    /** Half of all deaths come at once: that is when a commit is most likely under way. */
    private static void live(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(Math.max(0, millis - LONGEST_LIFE_MILLIS / 2));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void killCloud(int death) throws IOException {
        for (Home home : street.homes()) {
            home.turn(16 + (death % 50) / 10.0);
        }
        live(LONGEST_LIFE_MILLIS);
        street.cloud().close();
        street.startCloud();
        for (Home home : street.homes()) {
            if (!Waiting.until(PATIENCE, home::isOnline)) {
                throw new IOException(home.thing() + " did not come back: " + home.api().state()
                        .path("link"));
            }
        }
    }

    @Override
    public void close() throws IOException {
        street.close();
    }
}
