package dev.pilotlight.agent;

import dev.pilotlight.agent.gpio.GpioChip;
import dev.pilotlight.agent.gpio.Header;
import dev.pilotlight.agent.sensor.Survey;
import dev.pilotlight.agent.sensor.Survey.Finding;
import dev.pilotlight.config.Pin;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Says what is really connected, and what a configuration would say of it. */
@Command(name = "probe", description = "Lists the GPIO chips, buses and sensors that are there, and suggests a configuration.")
final class ProbeCommand implements java.util.concurrent.Callable<Integer> {
    private static final int NOTHING = 3;
    private static final int FIRST_PIN = 2;
    private static final int LAST_PIN = 27;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException {
        boolean header = chips();
        List<Finding> sensors = sensors();
        if (!header && sensors.isEmpty()) {
            out.println("nothing is connected that is known here");
            return NOTHING;
        }
        suggest(sensors);
        return 0;
    }

    private boolean chips() throws IOException {
        boolean header = false;
        for (GpioChip chip : GpioChip.all()) {
            out.println(chip.path() + ": " + chip.label() + ", " + chip.lines() + " lines" + (chip
                    .isHeader() ? ", the header" : ""));
            header |= chip.isHeader();
            if (chip.isHeader()) {
                taken(chip);
            }
        }
        return header;
    }

    private void taken(GpioChip chip) throws IOException {
        for (int number = FIRST_PIN; number <= LAST_PIN; number++) {
            Optional<String> user = chip.user(number);
            if (user.isPresent()) {
                out.println("  " + new Pin(number) + " is taken by " + user.get());
            }
        }
    }

    private List<Finding> sensors() throws IOException {
        List<Finding> all = new ArrayList<>();
        try (Header header = new Header()) {
            Survey survey = new Survey(header, Path.of("/sys"));
            for (int bus : buses()) {
                all.addAll(survey.i2c(bus));
            }
            all.addAll(survey.oneWire());
            all.addAll(survey.files());
        }
        all.forEach(one -> out.println(one.where() + ": " + one.says()));
        return all;
    }

    private static List<Integer> buses() throws IOException {
        List<Integer> buses = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/dev"), "i2c-*")) {
            for (Path one : all) {
                String number = one.getFileName().toString().substring("i2c-".length());
                if (number.matches("\\d{1,2}")) {
                    buses.add(Integer.parseInt(number));
                }
            }
        }
        return buses.stream().sorted().toList();
    }

    /** The best for air is taken for the room's; a person knows better. */
    private void suggest(List<Finding> sensors) {
        out.println();
        out.println("hardware:");
        out.println("  driver: gpio");
        out.println("  equipment: {heat: true}");
        out.println("  relays: {heat: {pin: GPIO17, active: low}}   # as it is wired");
        List<String> wires = sensors.stream().sorted(Comparator.comparingInt(
                Finding::rank)).flatMap(one -> one.wire().stream()).toList();
        if (!wires.isEmpty()) {
            out.println("  sensors:");
        }
        for (int i = 0; i < wires.size(); i++) {
            out.println("    " + (i == 0 ? "room: {" : "spare-" + i + ": {kind: spare, ") + wires
                    .get(i) + "}");
        }
    }
}
