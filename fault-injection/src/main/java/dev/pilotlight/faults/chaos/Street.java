package dev.pilotlight.faults.chaos;

import dev.pilotlight.faults.client.CloudApi;
import dev.pilotlight.faults.client.Trust;
import dev.pilotlight.faults.house.PaceFile;
import dev.pilotlight.faults.process.AdminToken;
import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.process.Ports;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A cloud and the homes that it serves, all of them real processes on loopback. One thread. */
final class Street implements Closeable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration API_LIMIT = Duration.ofSeconds(10);
    /** Simulated seconds, each with a reading, in a real one; the links' timers stay real. */
    static final int SPEED = 20;
    private static final int HTTPS = 8443;
    private static final int MQTT = 8883;
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "--sun-misc-unsafe-memory-access=allow");
    private static final Pattern READY = Pattern.compile("^ready");

    private final Path folder;
    private final Path cloudJar;
    private final PaceFile pace;
    private final int offset;
    private final List<Home> homes = new ArrayList<>();
    private @Nullable Child cloud;

    /** Starts the cloud and so many homes; returns when their pages answer. */
    Street(Path agentJar, Path cloudJar, Path folder, int homes, Duration backoffCap)
            throws IOException {
        this.folder = Files.createDirectories(folder);
        this.cloudJar = cloudJar;
        this.offset = Ports.freeOffset(HTTPS, MQTT);
        this.pace = new PaceFile(folder.resolve("clock"), InstantSource.system(), Instant.now(),
                SPEED);
        startCloud();
        String admin = AdminToken.of(cloud(), START);
        cloud().stop(START);
        startCloud();
        Agents agents = new Agents(agentJar, new Archive(folder.resolve("agent.jsa")), pace.file(),
                backoffCap);
        String address = "https://localhost:" + (HTTPS + offset);
        try (CloudApi api = new CloudApi(address, admin, Trust.onFirstUse(HTTPS + offset)
                .context(), API_LIMIT)) {
            for (int number = 1; number <= homes; number++) {
                settle("home-" + number, agents).enrol(api, address);
            }
        }
        this.homes.getFirst().start();
        this.homes.getFirst().stop();
        for (Home home : this.homes) {
            home.start();
        }
    }

    private Home settle(String thing, Agents agents) throws IOException {
        Home home = new Home(thing, folder.resolve(thing), agents, MQTT + offset);
        homes.add(home);
        return home;
    }

    /** Whether all homes have many readings to tell, or hardly any. */
    void hurry(boolean busy) throws IOException {
        pace.turn(busy ? SPEED : 1);
    }

    List<Home> homes() {
        return homes;
    }

    Path database() {
        return folder.resolve("cloud/cloud.db");
    }

    Child cloud() {
        Child child = cloud;
        if (child == null) {
            throw new IllegalStateException("the cloud was not started yet");
        }
        return child;
    }

    /** Starts the cloud, for the first time or again. */
    void startCloud() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(new Archive(folder.resolve("cloud.jsa")).flags());
        command.addAll(List.of("-jar", cloudJar.toString(), "serve", "--data", folder.resolve(
                "cloud").toString(), "--bind", "127.0.0.1", "--port-offset", Integer.toString(
                        offset),
                "--clock", pace.file().toString()));
        Child started = Child.start("cloud", folder.resolve("cloud.log"), command);
        cloud = started;
        started.awaitLine(READY, START);
    }

    /** Ends both programs as a power cut would, and compares what they left. */
    Reckoning reckon(Path scratch) throws IOException {
        for (Home home : homes) {
            home.kill();
        }
        cloud().close();
        return Reckoning.of(this, scratch);
    }

    @Override
    public void close() throws IOException {
        for (Home home : homes) {
            home.close();
        }
        Child child = cloud;
        if (child != null) {
            child.close();
        }
    }
}
