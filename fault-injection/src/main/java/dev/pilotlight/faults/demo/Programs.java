package dev.pilotlight.faults.demo;

import dev.pilotlight.faults.client.AgentApi;
import dev.pilotlight.faults.client.CloudApi;
import dev.pilotlight.faults.client.Trust;
import dev.pilotlight.faults.house.PaceFile;
import dev.pilotlight.faults.process.AdminToken;
import dev.pilotlight.faults.process.Child;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two programs under test as child processes, started with the very commands that a person
 * would type. One thread starts and ends them; any thread may ask.
 */
public final class Programs implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration API_LIMIT = Duration.ofSeconds(2);
    /** What the README recommends for a Pi. */
    private static final List<String> AGENT_FLAGS = List.of("-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-Xmx64m");
    /** For a quick start; and the broker's libraries use memory in a way that the JDK warns of. */
    private static final List<String> CLOUD_FLAGS = List.of("-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "--sun-misc-unsafe-memory-access=allow");
    private static final Pattern READY = Pattern.compile("^ready");
    private static final Pattern PIN = Pattern.compile("PIN (\\d+)");

    private final Setup setup;
    private final Addresses addresses;
    private final Path agentClock;
    private final Path cloudClock;
    private volatile @Nullable Child cloud;
    private volatile @Nullable Child agent;
    private volatile @Nullable Trust trust;
    private volatile @Nullable CloudApi cloudApi;
    private volatile @Nullable AgentApi agentApi;
    private String adminToken = "";
    private String pin = "";

    Programs(Setup setup, Addresses addresses, PaceFile pace) throws IOException {
        this.setup = setup;
        this.addresses = addresses;
        this.agentClock = pace.beside("agent-clock");
        this.cloudClock = pace.beside("cloud-clock");
    }

    /** What the agent takes for the time. */
    public Path agentClock() {
        return agentClock;
    }

    /** What the cloud takes for the time. */
    public Path cloudClock() {
        return cloudClock;
    }

    /** The cloud's process. */
    public Child cloud() {
        return there(cloud, "the cloud");
    }

    /** The agent's process. */
    public Child agent() {
        return there(agent, "the agent");
    }

    /** The cloud's own authority, as it was seen at its first start. */
    public Trust trust() {
        return there(trust, "the cloud's authority");
    }

    /** The operator's way in. */
    public CloudApi cloudApi() {
        return there(cloudApi, "the cloud's API");
    }

    /** The person's way in. */
    public AgentApi agentApi() {
        return there(agentApi, "the agent's page");
    }

    /** The token that the cloud printed at its first start. */
    public String adminToken() {
        return adminToken;
    }

    /** The PIN that the agent printed. */
    public String pin() {
        return pin;
    }

    /** The agent's configuration file. */
    public Path agentConfig() {
        return setup.data().resolve("agent.yaml");
    }

    /** The agent's data. */
    public Path agentData() {
        return setup.data().resolve("agent");
    }

    /** The cloud's data. */
    public Path cloudData() {
        return setup.data().resolve("cloud");
    }

    /** Starts the cloud and waits until it says that it is ready. */
    void startCloud() throws IOException {
        Child started = start("cloud", CLOUD_FLAGS, setup.cloudJar(), "serve", "--data",
                cloudData().toString(), "--bind", "127.0.0.1", "--port-offset",
                Integer.toString(addresses.offset()),
                "--clock", cloudClock.toString());
        cloud = started;
        started.awaitLine(READY, START);
        if (adminToken.isEmpty()) {
            adminToken = AdminToken.of(started, START);
            Trust seen = Trust.onFirstUse(addresses.https());
            trust = seen;
            cloudApi = new CloudApi(addresses.dashboardAddress(), adminToken, seen.context(),
                    API_LIMIT);
        }
    }

    /** Gives the agent an identity with a one-time token, by its own command. */
    void enrolAgent() throws IOException {
        String token = cloudApi().newDevice(AgentConfig.THING);
        try (Child enrol = start("enrol", setup.agentJar(), "enrol", "--config",
                agentConfig().toString(), "--data", agentData().toString(), "--cloud",
                addresses.dashboardAddress(), "--token", token)) {
            int code = enrol.awaitExit(START).orElse(-1);
            if (code != 0) {
                throw new IOException("enrol ended with " + code + ":\n  "
                        + String.join("\n  ", enrol.lines()));
            }
        }
    }

    /** Starts the agent; does not wait for anything. */
    void startAgent() throws IOException {
        agent = start("agent", AGENT_FLAGS, setup.agentJar(), "run", "--config",
                agentConfig().toString(),
                "--data", agentData().toString(), "--clock", agentClock.toString());
    }

    /** Waits until the agent has printed its PIN and the page answers. */
    void awaitPage() throws IOException {
        pin = agent().awaitLine(PIN, START).group(1);
        AgentApi old = agentApi;
        if (old != null) {
            old.close();
        }
        AgentApi api = new AgentApi(addresses.pageAddress(), pin, API_LIMIT);
        agentApi = api;
        if (!Waiting.until(START, () -> !api.state().isMissingNode())) {
            throw new IOException("the page in the house does not answer");
        }
    }

    /** Starts any command of one of the programs; the caller ends it. */
    public Child start(String name, Path jar, String... arguments) throws IOException {
        return start(name, List.of(), jar, arguments);
    }

    private Child start(String name, List<String> flags, Path jar, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return Child.start(name, setup.data().resolve(name + ".log"), command);
    }

    @Override
    public void close() {
        for (Child child : new Child[]{agent, cloud}) {
            if (child != null) {
                child.close();
            }
        }
    }

    private static <T> T there(@Nullable T thing, String what) {
        if (thing == null) {
            throw new IllegalStateException(what + " was not started yet");
        }
        return thing;
    }
}
