package dev.pilotlight.agent.http;

import dev.pilotlight.agent.core.Lateness;
import dev.pilotlight.agent.core.LinkView;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.equipment.Output;
import dev.pilotlight.agent.intent.Source;
import dev.pilotlight.agent.sensing.Probe;
import dev.pilotlight.agent.sensing.Trust;
import java.util.stream.Stream;

/** A status in Prometheus' text format, version 0.0.4. */
final class Metrics {
    private Metrics() {}

    static String of(Status status) {
        StringBuilder text = new StringBuilder(1024);
        status.room().value().ifPresent(room -> gauge(text, "room_celsius",
                "Newest believed room temperature", room.celsius()));
        gauge(text, "room_age_seconds", "Age of that reading",
                status.room().age().toMillis() / 1000.0);
        status.aim().target().ifPresent(target -> gauge(text, "target_celsius",
                "Wanted room temperature", target.celsius()));
        gauge(text, "heat", "Heating relay, 1 when closed", status.drive().asked().heat() ? 1 : 0);
        gauge(text, "cool", "Cooling relay, 1 when closed", status.drive().asked().cool() ? 1 : 0);
        status.room().outdoor().ifPresent(outdoor -> gauge(text, "outdoor_celsius",
                "Temperature outside", outdoor.celsius()));
        status.aim().next().ifPresent(next -> gauge(text, "next_target_celsius",
                "Target after the next change", next.target().celsius()));
        status.drive().expected().arrival().ifPresent(arrival -> gauge(text,
                "arrival_timestamp_seconds", "When the room is expected at a target",
                (double) arrival.at().getEpochSecond()));
        gauge(text, "clock_known", "1 when the clock can be believed",
                status.at().clock().isKnown() ? 1 : 0);
        gauge(text, "superseded", "Edits that lost a merge and can be restored",
                status.plan().superseded().size());
        labelled(text, "relay", "1 when that relay should be closed", Stream.of(Output.values())
                .map(output -> new Labelled("name=\"" + output.word() + "\"", status.drive().asked()
                        .all().contains(output) ? 1 : 0)));
        labelled(text, "sensor_trusted", "1 when that thermometer is believed", status.room()
                .thermometers().stream()
                .map(one -> new Labelled(name(one), one.trust() == Trust.GOOD
                        ? 1
                        : 0)));
        labelled(text, "sensor_rejected", "Readings of it that were not believed", status.room()
                .thermometers().stream().map(one -> new Labelled(name(one), one.sensor()
                        .rejected())));
        if (status.room().sight().humidity().isPresent()) {
            gauge(text, "humidity_percent", "Relative humidity of the room", status.room().sight()
                    .humidity().getAsInt());
        }
        gauge(text, "window_open", "1 when a contact says that a window is open", status.room()
                .sight().windowOpen() ? 1 : 0);
        labelled(text, "source", "1 for the rule that gives the target", Stream.of(Source.values())
                .map(source -> new Labelled("rule=\"" + source.word() + "\"", source.word().equals(
                        status.aim().source()) ? 1 : 0)));
        gauge(text, "hazards", "Hazards in force", status.health().hazards().size());
        gauge(text, "link_online", "1 when the cloud answers",
                status.health().link().state() == LinkView.State.ONLINE ? 1 : 0);
        gauge(text, "outbox_waiting", "Rows the cloud has not taken yet",
                (double) status.health().link().waiting());
        gauge(text, "tick_worst_lateness_seconds", "Worst lateness of a control tick",
                status.health().beat().worst().toNanos() / 1e9);
        metric(text, "ticks_total", "counter", "Control decisions since the start",
                (double) status.health().beat().ticks());
        lateness(text, status.health().beat().lateness());
        return text.toString();
    }

    /** Without a sum: what is late by an hour once would hide all others. */
    private static void lateness(StringBuilder text, Lateness lateness) {
        String name = "pilotlight_tick_lateness_seconds";
        text.append("# HELP ").append(name).append(" How late control decisions were\n");
        text.append("# TYPE ").append(name).append(" histogram\n");
        for (int place = 0; place < Lateness.BOUNDS.size(); place++) {
            text.append(name).append("_bucket{le=\"").append(Lateness.BOUNDS.get(place) / 1e3)
                    .append("\"} ").append(lateness.atMost(place)).append('\n');
        }
        text.append(name).append("_bucket{le=\"+Inf\"} ").append(lateness.total()).append('\n');
        text.append(name).append("_count ").append(lateness.total()).append('\n');
    }

    private record Labelled(String label, double value) {}

    /** Names in a configuration have letters, digits and hyphens alone: nothing to escape. */
    private static String name(Probe one) {
        return "name=\"" + one.name() + "\"";
    }

    private static void labelled(StringBuilder text, String name, String help,
            Stream<Labelled> values) {
        text.append("# HELP pilotlight_").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE pilotlight_").append(name).append(" gauge\n");
        values.forEach(one -> text.append("pilotlight_").append(name).append('{').append(one
                .label()).append("} ").append(one.value()).append('\n'));
    }

    private static void gauge(StringBuilder text, String name, String help, double value) {
        metric(text, name, "gauge", help, value);
    }

    private static void metric(StringBuilder text, String name, String type, String help,
            double value) {
        text.append("# HELP pilotlight_").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE pilotlight_").append(name).append(' ').append(type).append('\n');
        text.append("pilotlight_").append(name).append(' ').append(value).append('\n');
    }
}
