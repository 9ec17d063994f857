package dev.pilotlight.wire;

import dev.pilotlight.units.DeviceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Builds and reads every topic: AWS IoT's reserved shadow topics, and
 * {@code dt/pilotlight/{tenant}/{thing}/...} for the rest.
 */
public final class Topics {
    /** What a tenant's name looks like; it is a topic level. */
    public static final Pattern TENANT = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private static final String THINGS = "$aws/things/";
    private static final String DATA = "dt/pilotlight/";
    private static final Pattern SHADOW_NAME = Pattern.compile("[A-Za-z0-9_:-]{1,64}");
    private static final Set<String> OPERATIONS = Set.of("get", "get/accepted", "get/rejected",
            "update",
            "update/accepted", "update/rejected", "update/delta", "update/documents", "delete",
            "delete/accepted",
            "delete/rejected");

    private Topics() {}

    /** The topic of an operation on a shadow; the unnamed shadow when {@code shadow} is empty. */
    public static String shadow(DeviceId thing, String shadow, String operation) {
        return THINGS + thing + "/shadow/" + (shadow.isEmpty() ? "" : "name/" + shadow + "/")
                + operation;
    }

    public static String telemetry(String tenant, DeviceId thing) {
        return data(tenant, thing, "telemetry");
    }

    public static String events(String tenant, DeviceId thing) {
        return data(tenant, thing, "event");
    }

    public static String state(String tenant, DeviceId thing) {
        return data(tenant, thing, "state");
    }

    /** Where somebody with a broker of their own says what they want; never retained. */
    public static String set(String tenant, DeviceId thing) {
        return data(tenant, thing, "set");
    }

    /** Where a device without a cloud tells what holds; retained. */
    public static String reported(String tenant, DeviceId thing, String shadow) {
        return data(tenant, thing, "reported/" + shadow);
    }

    /**
     * The filters that an agent subscribes to: what the twin answers about this thing's named
     * shadows.
     */
    public static List<String> agentFilters(DeviceId thing) {
        return List.of(shadow(thing, "+", "get/accepted"), shadow(thing, "+", "get/rejected"),
                shadow(thing, "+", "update/accepted"), shadow(thing, "+", "update/rejected"),
                shadow(thing, "+", "update/delta"));
    }

    /** The parts of a topic of ours; empty for every other topic. */
    public static Optional<Topic> parse(String topic) {
        if (topic.startsWith(THINGS)) {
            return shadowTopic(topic.substring(THINGS.length()).split("/", 5));
        }
        return topic.startsWith(DATA)
                ? dataTopic(topic.substring(DATA.length()).split("/", -1))
                : Optional.empty();
    }

    private static String data(String tenant, DeviceId thing, String what) {
        return DATA + tenant + "/" + thing + "/" + what;
    }

    /**
     * From {@code {thing}/shadow/name/{shadow}/{operation}} or {@code {thing}/shadow/{operation}},
     * split into at most five.
     */
    private static Optional<Topic> shadowTopic(String[] parts) {
        if (parts.length < 3 || !parts[1].equals("shadow")) {
            return Optional.empty();
        }
        boolean named = parts[2].equals("name");
        if (named && (parts.length < 5 || !SHADOW_NAME.matcher(parts[3]).matches())) {
            return Optional.empty();
        }
        String operation = named
                ? parts[4]
                : parts.length == 3 ? parts[2] : parts[2] + "/" + parts[3];
        if (!OPERATIONS.contains(operation) || (!named && parts.length > 4)) {
            return Optional.empty();
        }
        return DeviceId.parse(parts[0])
                .map(thing -> new Topic.Shadow(thing, named ? parts[3] : "", operation));
    }

    private static Optional<Topic> dataTopic(String[] parts) {
        if (parts.length != 3 || !TENANT.matcher(parts[0]).matches()) {
            return Optional.empty();
        }
        return DeviceId.parse(parts[1]).flatMap(thing -> Optional.ofNullable(switch (parts[2]) {
            case "telemetry" -> new Topic.TelemetryOf(parts[0], thing);
            case "event" -> new Topic.EventsOf(parts[0], thing);
            case "state" -> new Topic.StateOf(parts[0], thing);
            default -> null;
        }));
    }
}
