package dev.pilotlight.cloud.access;

import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Topic;
import dev.pilotlight.wire.Topics;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which topics a device may use: its own, listed one by one; all others are denied.
 *
 * <p>
 * The device's name comes from its certificate, never from what the client says of itself. Any
 * thread; immutable.
 *
 * @param tenant third level of the data topics
 */
public record TopicPolicy(String tenant) {
    /** What the policy says of one publish. */
    public enum Ruling {
        ALLOWED, NOT_YOURS, NOT_RETAINED
    }

    private static final Set<String> VERBS = Set.of("get", "update", "delete");
    private static final Set<String> ANSWERS = Set.of("accepted", "rejected", "delta",
            "documents");
    /** What a device may say about its jobs, alone or after a job's id. */
    private static final Set<String> JOB_VERBS = Set.of("get", "start-next", "update");
    private static final Set<String> JOB_NEWS = Set.of("notify", "notify-next");
    private static final Pattern SHADOW_NAME = Pattern.compile("[A-Za-z0-9:_-]{1,64}");
    private static final String ANY = "+";

    /** Whether the device may publish there, retained or not. Only its state may be retained. */
    public Ruling publish(DeviceId device, String topic, boolean retain) {
        return Topics.parse(topic).map(parts -> ruling(device, parts, retain))
                .orElse(Ruling.NOT_YOURS);
    }

    /** Whether a will may go there: only to the device's own state. */
    public boolean will(DeviceId device, String topic) {
        return isState(device, topic);
    }

    /**
     * Whether the device may subscribe to the filter: its own state, and the answers of its own
     * shadows and jobs, where {@code +} may stand for the shadow's or job's name, the verb and the
     * answer.
     */
    public boolean subscribe(DeviceId device, String filter) {
        if (isState(device, filter)) {
            return true;
        }
        String jobs = Topics.job(device, "", "");
        if (filter.startsWith(jobs)) {
            return isOfJobs(List.of(filter.substring(jobs.length()).split("/", -1)));
        }
        String prefix = Topics.shadow(device, "", "");
        if (!filter.startsWith(prefix)) {
            return false;
        }
        List<String> levels = withoutName(filter.substring(prefix.length()));
        return levels.size() == 2 && isOneOf(VERBS, levels.get(0))
                && isOneOf(ANSWERS, levels.get(1));
    }

    private Ruling ruling(DeviceId device, Topic topic, boolean retain) {
        boolean own = topic.thing().equals(device) && switch (topic) {
            case Topic.Shadow shadow -> VERBS.contains(shadow.operation());
            case Topic.Job job -> JOB_VERBS.contains(job.operation());
            case Topic.TelemetryOf telemetry -> telemetry.tenant().equals(tenant);
            case Topic.EventsOf events -> events.tenant().equals(tenant);
            case Topic.StateOf state -> state.tenant().equals(tenant);
        };
        if (!own) {
            return Ruling.NOT_YOURS;
        }
        return retain && !(topic instanceof Topic.StateOf) ? Ruling.NOT_RETAINED : Ruling.ALLOWED;
    }

    /** {@code notify}, {@code VERB/ANSWER} or {@code JOB/VERB/ANSWER}. */
    private static boolean isOfJobs(List<String> levels) {
        return switch (levels.size()) {
            case 1 -> JOB_NEWS.contains(levels.getFirst());
            case 2 -> isOneOf(JOB_VERBS, levels.get(0)) && isAnswer(levels.get(1));
            case 3 -> isJob(levels.get(0)) && isOneOf(JOB_VERBS, levels.get(1))
                    && isAnswer(levels.get(2));
            default -> false;
        };
    }

    private static boolean isJob(String level) {
        return level.equals(ANY) || level.equals(Topics.NEXT_JOB)
                || Topics.JOB.matcher(level).matches();
    }

    private static boolean isAnswer(String level) {
        return level.equals(ANY) || level.equals("accepted") || level.equals("rejected");
    }

    private boolean isState(DeviceId device, String topic) {
        return topic.equals(Topics.state(tenant, device));
    }

    /** The levels after {@code name/NAME/}; empty when the name is none. */
    private static List<String> withoutName(String rest) {
        List<String> levels = List.of(rest.split("/", -1));
        if (!levels.getFirst().equals("name")) {
            return levels;
        }
        boolean named = levels.size() > 2
                && (levels.get(1).equals(ANY) || SHADOW_NAME.matcher(levels.get(1)).matches());
        return named ? levels.subList(2, levels.size()) : List.of();
    }

    private static boolean isOneOf(Set<String> words, String level) {
        return level.equals(ANY) || words.contains(level);
    }
}
