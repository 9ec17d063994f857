package dev.pilotlight.agent.http;

import dev.pilotlight.agent.core.LinkView;
import dev.pilotlight.agent.core.Status;

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
        gauge(text, "hazards", "Hazards in force", status.health().hazards().size());
        gauge(text, "link_online", "1 when the cloud answers",
                status.health().link().state() == LinkView.State.ONLINE ? 1 : 0);
        gauge(text, "outbox_waiting", "Rows the cloud has not taken yet",
                (double) status.health().link().waiting());
        gauge(text, "tick_worst_lateness_seconds", "Worst lateness of a control tick",
                status.health().beat().worst().toNanos() / 1e9);
        metric(text, "ticks_total", "counter", "Control decisions since the start",
                (double) status.health().beat().ticks());
        return text.toString();
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
