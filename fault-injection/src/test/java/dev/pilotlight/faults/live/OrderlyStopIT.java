package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.client.MqttThing;
import dev.pilotlight.faults.demo.AgentConfig;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.demo.World;
import dev.pilotlight.faults.skip.Skips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An agent that is stopped in order is away, and nobody is told that it was lost. */
@ExtendWith(RealWorld.class)
@Order(13)
class OrderlyStopIT {
    private static final int STOPS = Boolean.getBoolean("pilotlight.deep") ? 100 : 3;
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A will followed 0.35 s after the last word. */
    private static final Duration WATCHED = Duration.ofMillis(1_500);
    /** The last word of who stops is there within half a second, or never. */
    private static final Duration TOLD = Duration.ofSeconds(10);
    private static final String STATE = "dt/pilotlight/home/hall/state";

    @TempDir
    Path folder;

    @Test
    void atABrokerOfOnesOwnEveryStopIsToldAsDisconnectedAndNoneAsLost() throws IOException {
        Skips.mosquitto();
        OwnCa authority = new OwnCa();
        List<String> states = new CopyOnWriteArrayList<>();
        try (Mosquitto broker = new Mosquitto(folder, authority);
                MqttThing person = MqttThing.connect(broker.certificatePort(), "person", authority
                        .trust().context(authority.person("person")), PATIENCE,
                        (_, payload) -> states.add(new String(payload, StandardCharsets.UTF_8)));
                LoneAgent agent = agent(broker, authority)) {
            assertThat(person.subscribe(STATE)).isLessThan(0x80);
            for (int stop = 0; stop < STOPS; stop++) {
                LoneAgent.await(agent.run(), LoneAgent::isOnline, "is not online");
                agent.stop(STOP);
                assertThat(Waiting.until(PATIENCE, () -> states.getLast().contains(
                        "disconnected"))).as("%s", states).isTrue();
                assertThat(Waiting.sometimeIn(WATCHED, () -> states.getLast().contains("lost")))
                        .as("%s", states).isFalse();
            }
        }
        assertThat(states).filteredOn(state -> state.contains("disconnected")).hasSize(STOPS);
        assertThat(states).noneMatch(state -> state.contains("lost"));
        told("at Mosquitto", Collections.nCopies(STOPS, "disconnected"));
    }

    private LoneAgent agent(Mosquitto broker, OwnCa authority) throws IOException {
        LoneAgent made = new LoneAgent(folder.resolve("agent"),
                "{broker: \"localhost:%d\", backoffCap: 2s, own: {tls: mutual}}".formatted(broker
                        .certificatePort()));
        authority.write(made.identity(), "hall", Duration.ofDays(1));
        return made;
    }

    @Test
    void atTheCloudEveryStopIsShownAsDisconnectedAndNoneAsLost(World world) throws IOException {
        List<String> ends = new ArrayList<>();
        long session = 0;
        for (int stop = 0; stop < STOPS; stop++) {
            long before = session;
            assertThat(Waiting.until(PATIENCE, () -> said(world).equals("ready") && session(
                    world) != before)).as("online").isTrue();
            session = session(world);
            world.programs().agent().stop(STOP);
            Waiting.until(TOLD, () -> !said(world).equals("ready"));
            Waiting.sometimeIn(WATCHED, () -> said(world).equals("lost"));
            ends.add(said(world));
            world.startAgent();
        }
        told("at the cloud", ends);
        assertThat(ends).hasSize(STOPS).containsOnly("disconnected");
    }

    private static String said(World world) throws IOException {
        return world.programs().cloudApi().device(AgentConfig.THING).at("/presence/said")
                .asText();
    }

    private static long session(World world) throws IOException {
        return world.programs().cloudApi().device(AgentConfig.THING).at("/presence/bdSeq")
                .asLong();
    }

    /** What each stop was shown as; of the long form also a row of the targets' table. */
    private static void told(String where, List<String> ends) throws IOException {
        long disconnected = ends.stream().filter("disconnected"::equals).count();
        long lost = ends.stream().filter("lost"::equals).count();
        String counts = disconnected + " x disconnected, " + lost + " x lost, " + (ends.size()
                - disconnected - lost) + " x neither";
        System.out.printf("orderly stops %s: %s%n", where, counts);
        if (STOPS == 100) {
            Targets.write("55-orderly-stops-" + where.replace(' ', '-'), "| 100 orderly stops "
                    + where + " | 100 x disconnected, 0 x lost | " + counts + " |");
        }
    }
}
