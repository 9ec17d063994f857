package dev.pilotlight.cloud.jobs;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Limits;
import dev.pilotlight.wire.Shown;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a device may write in a request about a job; fields that we do not know are left alone.
 *
 * @param details empty when it says nothing new
 * @param expected the version that the writer knows; empty when it does not care
 * @param wants what the answer shall contain
 */
record JobRequest(Optional<ExecutionStatus> status, Optional<SortedMap<String, String>> details,
        Optional<Long> expected, Wants wants) {
    /** AWS takes so many details, each so long. */
    private static final int MOST_DETAILS = 10;
    private static final int LONGEST_DETAIL = 1_024;

    /** Parts of the answer. */
    record Wants(boolean document, boolean state) {}

    /**
     * Reads a request.
     *
     * @param document whether the document is answered when the request does not say
     */
    static Decoded<JobRequest> read(Doc.Obj body, boolean document) {
        Fields fields = Fields.of(body, "");
        List<ExecutionStatus> status = fields.parsed("status", List.of(),
                "IN_PROGRESS, SUCCEEDED, FAILED or REJECTED",
                text -> ExecutionStatus.parse(text).filter(ExecutionStatus::isForDevices)
                        .map(List::of));
        Optional<SortedMap<String, String>> details = fields.nested("statusDetails",
                Optional.empty(), doc -> details(doc).map(Optional::of));
        long none = -1;
        long expected = fields.whole("expectedVersion", none, none, Long.MAX_VALUE);
        fields.whole("executionNumber", 1, 1, 1);
        Wants wants = new Wants(
                fields.bool("includeJobDocument", document),
                fields.bool("includeJobExecutionState", false));
        return fields.finishLenient(() -> new JobRequest(status.stream().findFirst(), details,
                expected >= 0 ? Optional.of(expected) : Optional.empty(), wants));
    }

    private static Decoded<SortedMap<String, String>> details(Doc doc) {
        if (!(doc instanceof Doc.Obj object) || object.fields().size() > MOST_DETAILS) {
            return Decoded.malformed("", "is " + Shown.of(doc) + ", want at most " + MOST_DETAILS
                    + " names with text");
        }
        SortedMap<String, String> details = new TreeMap<>();
        object.fields().keySet().forEach(name -> object.string(name)
                .filter(text -> text.length() <= LONGEST_DETAIL
                        && name.length() <= Limits.NAME_LENGTH)
                .ifPresent(text -> details.put(name, text)));
        return details.size() == object.fields().size()
                ? Decoded.ok(details)
                : Decoded.malformed("", "has a value that is no text, or longer than "
                        + LONGEST_DETAIL + " characters");
    }
}
