package dev.pilotlight.cloud.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Optional;
import java.util.Set;

/** What may be asked: parameters that a path knows, methods that it has. */
final class Asked {
    private static final int NO_METHOD = 405;

    private Asked() {}

    /** Refuses a parameter that would have no effect: somebody believes that it has one. */
    static void check(Context context) {
        Set<String> known = known(context.path());
        context.queryParamMap().forEach((name, values) -> {
            if (!known.contains(name)) {
                throw new Refusal(400, "parameter " + name + " is not known here, want "
                        + (known.isEmpty()
                                ? "none"
                                : String.join(", ", known.stream().sorted().toList())));
            }
            if (values.size() > 1) {
                throw new Refusal(400, "parameter " + name + " is given " + values.size()
                        + " times, want it once");
            }
        });
    }

    private static Set<String> known(String path) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "telemetry" -> Set.of("from", "to", "max");
            case "events" -> Set.of("max");
            case "audit" -> Set.of("subject");
            default -> Set.of();
        };
    }

    /** What is wanted instead of a page or method that is not there. */
    static String refusal(HttpResponseException refusal, Context context) {
        if (refusal.getStatus() != NO_METHOD) {
            return "no such page or method";
        }
        return "no " + context.method() + " here, want "
                + Optional.ofNullable(refusal.getDetails().get("availableMethods"))
                        .orElse("another method");
    }
}
