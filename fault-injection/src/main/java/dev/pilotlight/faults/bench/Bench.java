package dev.pilotlight.faults.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Load on the real cloud over mutual TLS, and the same on Mosquitto: handshakes new and resumed,
 * points as fast as they are taken, points at a steady rate; and points while the cloud is killed.
 * The machine that sends is the machine that serves, so the figures are lower bounds.
 */
public final class Bench {
    private Bench() {}

    /**
     * What is wanted of the cloud.
     *
     * @param stored points a second, durable before their PUBACK, as fast as it goes
     * @param p99 milliseconds from publish to PUBACK at the steady rate
     * @param lost points that were acknowledged before a kill and are missing
     */
    public record Result(double stored, double p99, long lost) {}

    /**
     * Runs everything and prints it.
     *
     * @param data an empty folder
     */
    public static Result run(Path jar, Path data, Sizes sizes, PrintStream out) throws IOException {
        List<Figures> columns = new ArrayList<>();
        Kills.Outcome kills;
        try (LoadedCloud cloud = LoadedCloud.start(jar, data.resolve("cloud"), sizes)) {
            out.printf("%d devices enrolled over EST, each with a key of its own%n",
                    sizes.devices());
            columns.add(Measurement.of(cloud, sizes));
            kills = Kills.of(cloud, sizes);
        }
        Optional<Path> mosquitto = Mosquitto.program();
        if (mosquitto.isPresent()) {
            try (Mosquitto peer = Mosquitto.start(mosquitto.get(), data.resolve("mosquitto"),
                    sizes)) {
                columns.add(Measurement.of(peer, sizes));
            }
        } else {
            out.println("no Mosquitto to compare with: apt-get install mosquitto");
        }
        Sheet.print(out, sizes, columns);
        out.println("The cloud's PUBACK means stored on disk, Mosquitto's means in its memory.");
        out.println(kills);
        Figures cloud = columns.getFirst();
        return new Result(cloud.flat().rate(), cloud.steady().p99(), kills.lost());
    }
}
