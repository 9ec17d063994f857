package dev.pilotlight.faults.chaos;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a run of {@link Chaos} came to.
 *
 * @param wounds every fault, home by home
 * @param left sentences about threads and sockets that stayed behind; none is right
 */
public record Report(Chaos.Plan plan, List<Wound> wounds, Reckoning reckoning,
        List<String> left) {

    /** Whether everything is as promised. */
    public boolean isGood() {
        return reckoning.isClean() && left.isEmpty() && complaints().isEmpty();
    }

    private List<String> complaints() {
        return wounds.stream().flatMap(wound -> wound.complaint().stream().map(why -> wound.fault()
                + (wound.busy() ? ", busy: " : ", idle: ") + why)).toList();
    }

    /** The table for people. */
    public String table() {
        StringBuilder text = new StringBuilder("\nChaos over TLS: %d faults, %d homes, seed %d\n\n"
                .formatted(wounds.size(), plan.homes(), plan.seed()));
        row(text, "fault", "times", "down shown, worst", "back, worst");
        new TreeMap<>(wounds.stream().collect(Collectors.groupingBy(wound -> wound.fault() + (wound
                .busy() ? ", busy" : ", idle")))).forEach((fault, all) -> row(text, fault, Integer
                        .toString(all.size()), worst(all, Wound::downAfter),
                        worst(all, wound -> Optional.of(wound.backAfter()))));
        text.append('\n').append(reckoning.sentence()).append('\n');
        text.append(left.isEmpty()
                ? "no thread and no socket left behind\n"
                : String.join("\n", left) + "\n");
        complaints().forEach(complaint -> text.append("BROKEN: ").append(complaint).append('\n'));
        return text.toString();
    }

    /** One row of the table of targets, in Markdown. */
    public String target() {
        String asked = "0 lost, 0 stored twice; down shown within 5 s busy, 15 s idle; back within 70 s;"
                + " nothing left behind";
        String behind = left.isEmpty() ? "0 threads and sockets left" : String.join(", ", left);
        return "| chaos: %d random link faults over TLS, %d homes, seed %d | %s | %s; down %s busy, %s idle; back %s; %s |"
                .formatted(wounds.size(), plan.homes(), plan.seed(), asked, reckoning.sentence(),
                        worst(busy(true), Wound::downAfter),
                        worst(busy(false), Wound::downAfter),
                        worst(wounds, wound -> Optional.of(wound.backAfter())), behind);
    }

    private List<Wound> busy(boolean busy) {
        return wounds.stream().filter(wound -> wound.busy() == busy).toList();
    }

    private static void row(StringBuilder text, String fault, String times, String down,
            String back) {
        text.append("  %-42s%6s%20s%14s\n".formatted(fault, times, down, back));
    }

    private static String worst(List<Wound> wounds, Function<Wound, Optional<Duration>> figure) {
        return wounds.stream().flatMap(wound -> figure.apply(wound).stream())
                .max(Comparator.naturalOrder()).map(longest -> "%.2f s".formatted(longest
                        .toMillis() / 1000.0))
                .orElse("");
    }
}
