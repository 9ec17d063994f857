package dev.pilotlight.faults.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilotlight.faults.client.AgentApi;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.house.PaceFile;
import dev.pilotlight.faults.process.AdminToken;
import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The cloud and one agent as processes, and two operators' commands at both. */
final class OperatedCloud implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String GROUP = "cellar";
    /** The installer's ceiling, by which one sees which configuration runs, and another one. */
    static final int OLD_CEILING = 30;
    static final int NEW_CEILING = 27;

    private final Path folder;
    private final String thing;
    private final Programs programs;
    private final PaceFile pace;
    private final int offset;
    private final int page;

    /**
     * Writes the configurations; nothing runs yet.
     *
     * @param speed of everybody's clock
     */
    OperatedCloud(Path folder, String thing, double speed) throws IOException {
        this.folder = folder;
        this.thing = thing;
        this.programs = new Programs(folder);
        this.pace = new PaceFile(folder.resolve("clock"), InstantSource.system(), Instant.now(),
                speed);
        this.offset = Ports.freeOffset(8883, 8443);
        this.page = Ports.any();
        Files.writeString(at("passphrase"), "correct horse battery\n");
        Files.writeString(at("agent.yaml"), "thing: " + thing + "\n" + configuration(OLD_CEILING,
                mqttPort()));
        write(mqttPort());
    }

    Path at(String name) {
        return folder.resolve(name);
    }

    PaceFile pace() {
        return pace;
    }

    int mqttPort() {
        return 8883 + offset;
    }

    int httpsPort() {
        return 8443 + offset;
    }

    private String configuration(int ceiling, int broker) {
        return """
                schema: 1
                hardware: {driver: house}
                limits: {ceiling: %d}
                link: {broker: "localhost:%d"}
                telemetry: {every: 1s}
                page: {host: 127.0.0.1, port: %d}
                """.formatted(ceiling, broker, page);
    }

    /** Writes what is to be signed next, with that broker. */
    void write(int broker) throws IOException {
        Files.writeString(at("new.yaml"), configuration(NEW_CEILING, broker));
    }

    String agent(String... arguments) throws IOException {
        return programs.run(Programs.AGENT, with(arguments, "--config", at("agent.yaml")
                .toString(), "--data", at("device").toString()));
    }

    String rollout(String... arguments) throws IOException {
        return rolloutBy("token", arguments);
    }

    private String rolloutBy(String tokenFile, String... arguments) throws IOException {
        return programs.run(Programs.CLOUD, with(with(new String[]{"rollout"}, arguments),
                "--server", "https://localhost:" + httpsPort(), "--token-file",
                at(tokenFile).toString(), "--data", at("cloud").toString()));
    }

    /** The configuration has a link and a page, so one person alone may not roll it out. */
    void approvedByASecondPerson(String rollout, int devices) throws IOException {
        assertThatThrownBy(() -> rollout("start", rollout, "--expect", Integer.toString(devices)))
                .hasMessageContaining("want a second person beside admin for a change of link");
        if (!Files.exists(at("second"))) {
            Files.writeString(at("second"), programs.run(Programs.CLOUD, "user", "add", "bert",
                    "--data", at("cloud").toString()).lines().reduce((_, last) -> last)
                    .orElseThrow());
        }
        rolloutBy("second", "approve", rollout);
    }

    private static String[] with(String[] first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    /** Starts the cloud, on what an earlier one left. */
    Child cloud() throws IOException {
        return programs.start(Programs.CLOUD, "serve", "--data", at("cloud").toString(),
                "--bind", "127.0.0.1", "--port-offset", Integer.toString(offset), "--clock",
                pace.file().toString());
    }

    Child cloudAndAgent() throws IOException {
        Child cloud = cloud();
        Files.writeString(at("token"), AdminToken.of(cloud, PATIENCE));
        cloud.awaitLine(Pattern.compile("^ready"), PATIENCE);
        String token = programs.run(Programs.CLOUD, "device", "add", thing, "--data",
                at("cloud").toString()).lines().reduce((_, last) -> last).orElseThrow();
        agent("enrol", "--cloud", "https://localhost:" + httpsPort(), "--token", token);
        return cloud;
    }

    void trustAnn() throws IOException {
        programs.run(Programs.CLOUD, "key", "new", at("ann.key").toString(), "--name", "ann",
                "--ring", at("ring.json").toString(), "--passphrase-file", at("passphrase")
                        .toString());
        assertThat(agent("config", "trust", "--ring", at("ring.json").toString(), "--group",
                GROUP)).contains("ann", "groups: " + GROUP);
    }

    AgentApi runningAgent() throws IOException {
        Child agent = programs.start(Programs.AGENT, "run", "--config", at("agent.yaml")
                .toString(), "--data", at("device").toString(), "--clock",
                pace.file().toString());
        String pin = agent.awaitLine(Pattern.compile("PIN (\\d+)"), PATIENCE).group(1);
        AgentApi api = new AgentApi("http://127.0.0.1:" + page, pin, Duration.ofSeconds(10));
        assertThat(Waiting.until(PATIENCE, () -> isOnline(api))).as("the agent is online").isTrue();
        return api;
    }

    static boolean isOnline(AgentApi api) throws IOException {
        return api.state().path("link").path("state").asText().equals("online");
    }

    void sign(int version) throws IOException {
        programs.run(Programs.CLOUD, "sign", at("new.yaml").toString(), signed(version),
                "--key", at("ann.key").toString(), "--passphrase-file",
                at("passphrase").toString(), "--number", Integer.toString(version), "--group",
                GROUP, "--days", "300");
    }

    /** Where that version is once it is signed. */
    String signed(int version) {
        return at("signed-" + version + ".json").toString();
    }

    static boolean hasCeiling(AgentApi api, int ceiling) throws IOException {
        return api.state().path("settings").path("most").asInt() == ceiling - 1;
    }

    /** Whether the agent runs on the installer's file again, on the link of that one. */
    boolean isTakenBack(AgentApi api) throws IOException {
        return agent("config", "status").contains("proven: the installer's file") && isOnline(api)
                && hasCeiling(api, OLD_CEILING);
    }

    @Override
    public void close() {
        programs.close();
    }
}
