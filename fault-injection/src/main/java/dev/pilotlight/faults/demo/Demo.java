package dev.pilotlight.faults.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pilotlight.faults.ledger.Fault;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The demo with a person at the keys. The keys belong to one thread, the status line to another.
 */
public final class Demo {

    private static final Instant START = Instant.parse("2017-02-28T11:15:00Z");
    private static final double SLOWEST = 1;
    private static final double FASTEST = 480;

    private final World world;
    private final PrintStream out;
    private final String over;
    private final CountDownLatch quit = new CountDownLatch(1);

    private Demo(World world, PrintStream out, String over) {
        this.world = world;
        this.out = out;
        this.over = over;
    }

    /**
     * Runs until "q", or for ever when the input ends without it.
     *
     * @return the exit code
     */
    public static int run(Path agentJar, Path cloudJar, Path data, double speed, InputStream keys,
            PrintStream out) throws IOException {
        out.println("Starting cloud, house and thermostat ...");
        boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal)
                .orElse(false);
        // On a terminal one line is written over and over, in a log one line is added.
        String over = terminal ? "\r\u001b[K" : "";
        try (World world = new World(new Setup(agentJar, cloudJar, data, START, speed,
                sentence -> out.println(over + sentence)))) {
            world.begin();
            Demo demo = new Demo(world, out, over);
            out.println(world.introduction());
            out.println(Keys.HELP);
            Thread.ofPlatform().daemon().name("keys").start(() -> demo.listen(keys));
            demo.showUntilQuit();
            return 0;
        }
    }

    private void listen(InputStream keys) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(keys, Charset.defaultCharset()))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                press(line.strip());
            }
        } catch (IOException e) {
            out.println("No more keys: " + e.getMessage());
        }
    }

    private void press(String letter) {
        try {
            switch (Keys.of(letter)) {
                case CUT_CLOUD -> once(Fault.CLOUD_DEAD, world::killCloud, "The cloud is dead");
                case FREEZE_CLOUD -> {
                    if (!world.faults().contains(Fault.CLOUD_DEAD)) {
                        once(Fault.CLOUD_FROZEN, world::freezeCloud, "The cloud is frozen");
                    }
                }
                case DARKEN_LINK -> once(Fault.LINK_DARK, world::darkenLink,
                        "The link swallows every byte");
                case MEND_ALL -> {
                    world.mendAll();
                    world.tell("All is mended");
                }
                case SENSOR -> turnSensor();
                case POWER -> turnPower();
                case FASTER -> turn(world.pace().speed() * 2);
                case SLOWER -> turn(world.pace().speed() / 2);
                case QUIT -> quit.countDown();
                case UNKNOWN -> out.println(Keys.HELP);
            }
        } catch (IOException e) {
            out.println("That did not work: " + e.getMessage());
        }
    }

    private void once(Fault fault, Runnable act, String sentence) {
        if (!world.faults().contains(fault)) {
            act.run();
            world.tell(sentence);
        }
    }

    private void turnSensor() {
        if (world.faults().contains(Fault.SENSOR_DEAD)) {
            world.mendSensor();
            world.tell("The thermometer measures again");
        } else {
            world.breakSensor();
            world.tell("The thermometer is silent");
        }
    }

    private void turnPower() throws IOException {
        if (world.faults().contains(Fault.AGENT_DEAD)) {
            Duration took = world.startAgent();
            world.tell("The agent has power and controls again after " + took.toMillis() + " ms");
        } else {
            world.cutAgent();
            world.tell("The agent has no power");
        }
    }

    private void turn(double speed) throws IOException {
        world.pace().turn(Math.clamp(speed, SLOWEST, FASTEST));
        world.tell("Speed " + Math.round(world.pace().speed()) + "x");
    }

    private void showUntilQuit() {
        try {
            while (!quit.await(over.isEmpty() ? 10_000 : 500, TimeUnit.MILLISECONDS)) {
                out.print(over + status() + (over.isEmpty() ? "\n" : ""));
                out.flush();
            }
            out.println();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String status() {
        return String.format(Locale.ROOT,
                "%s %sx  room %.1f °C%s  relay %s  %s%s  worst tick %d ms late",
                World.CLOCK.format(world.pace().now().atZone(AgentConfig.ZONE)),
                BigDecimal.valueOf(world.pace().speed()).stripTrailingZeros().toPlainString(),
                world.roomC(), wish(),
                world.relays().heat() ? "HEAT" : "open", link(), broken(),
                world.worstLateness().toMillis());
    }

    private String wish() {
        JsonNode target = state().path("target");
        return target.isNumber()
                ? String.format(Locale.ROOT, ", wanted %.1f °C", target.asDouble())
                : "";
    }

    private String link() {
        return state().at("/link/sentence").asText("no answer from the agent");
    }

    private String broken() {
        return world.faults().isEmpty()
                ? ""
                : world.faults().stream().map(Fault::words)
                        .collect(Collectors.joining(", ", "  [", "]"));
    }

    private JsonNode state() {
        try {
            return world.programs().agentApi().state();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
