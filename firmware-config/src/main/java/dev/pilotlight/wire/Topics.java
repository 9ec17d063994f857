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
    /** What a job's id looks like; a topic level (AWS IoT). */
    public static final Pattern JOB = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    /** Stands for whichever job is next (AWS IoT). */
    public static final String NEXT_JOB = "$next";
    private static final Set<String> JOBS_OPERATIONS = Set.of("get", "start-next", "notify",
            "notify-next", "get/accepted", "get/rejected", "start-next/accepted",
            "start-next/rejected");
    private static final Set<String> JOB_OPERATIONS = Set.of("get", "update", "get/accepted",
            "get/rejected", "update/accepted", "update/rejected");
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

    /** The topic of an operation on the thing's jobs, or on one when {@code job} is not empty. */
    public static String job(DeviceId thing, String job, String operation) {
        return THINGS + thing + "/jobs/" + (job.isEmpty() ? "" : job + "/") + operation;
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

    /** What an agent subscribes to for its jobs: few filters, as AWS takes 8 at a time. */
    public static List<String> jobFilters(DeviceId thing) {
        return List.of(job(thing, "", "notify-next"), job(thing, "", "start-next/+"),
                job(thing, "+", "update/+"));
    }

    /** The parts of a topic of ours; empty for every other topic. */
    public static Optional<Topic> parse(String topic) {
        if (topic.startsWith(THINGS)) {
            String rest = topic.substring(THINGS.length());
            return shadowTopic(rest.split("/", 5)).or(() -> jobTopic(rest.split("/", 4)));
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

    /** From {@code {thing}/jobs/{operation}} or {@code {thing}/jobs/{job}/{operation}}. */
    private static Optional<Topic> jobTopic(String[] parts) {
        if (parts.length < 3 || !parts[1].equals("jobs")) {
            return Optional.empty();
        }
        String whole = parts.length == 3 ? parts[2] : parts[2] + "/" + parts[3];
        if (JOBS_OPERATIONS.contains(whole)) {
            return DeviceId.parse(parts[0]).map(thing -> new Topic.Job(thing, "", whole));
        }
        boolean one = parts.length == 4 && JOB_OPERATIONS.contains(parts[3])
                && (parts[2].equals(NEXT_JOB) || JOB.matcher(parts[2]).matches());
        return one
                ? DeviceId.parse(parts[0]).map(thing -> new Topic.Job(thing, parts[2], parts[3]))
                : Optional.empty();
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
