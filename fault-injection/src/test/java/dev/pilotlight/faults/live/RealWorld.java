package dev.pilotlight.faults.live;

import dev.pilotlight.faults.demo.Setup;
import dev.pilotlight.faults.demo.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands one running world, cloud and agent and house, to every test class that asks for it. */
final class RealWorld implements ParameterResolver {

    /** The agent's runnable jar. */
    static final Path AGENT = Path.of("../device-agent/target/pilotlight.jar").toAbsolutePath()
            .normalize();
    /** The cloud's runnable jar. */
    static final Path CLOUD = Path.of("../cloud-broker/target/pilotlight-cloud.jar")
            .toAbsolutePath().normalize();
    /** This module's own runnable jar. */
    static final Path FAULTS = Path.of("target/pilotlight-faults.jar").toAbsolutePath();
    /** Where tests write. */
    static final Path TARGET = Path.of("target").toAbsolutePath();
    /** Two processes run tests at a time. */
    private static final Path OWN = TARGET.resolve("live-" + ProcessHandle.current().pid());

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace
            .create(RealWorld.class);
    private static final Instant START = Instant.parse("2017-02-28T11:40:00Z");
    private static final double SPEED = 120;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == World.class;
    }

    @Override
    public World resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // Closed by JUnit at the very end of the run, since it is AutoCloseable.
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(World.class,
                _ -> open(), World.class);
    }

    private static World open() {
        try {
            World world = new World(new Setup(AGENT, CLOUD, OWN, START, SPEED,
                    _ -> {}));
            try {
                world.begin();
                return world;
            } catch (IOException | RuntimeException e) {
                world.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
