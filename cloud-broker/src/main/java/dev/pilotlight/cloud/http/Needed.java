package dev.pilotlight.cloud.http;

import dev.pilotlight.cloud.access.Scope;
import java.util.regex.Pattern;

/** Which scope a request needs. */
final class Needed {
    private static final Pattern OF_ADMINS = Pattern
            .compile("/api/v1/devices(/[^/]+(/place|/data)?)?/?");
    private static final String SESSION = "/api/v1/session";

    private Needed() {}

    static Scope of(String method, String path) {
        if (path.equals("/metrics") || path.equals(SESSION)) {
            return Scope.METRICS;
        }
        if (method.equals("GET") || method.equals("HEAD")) {
            return Scope.READ;
        }
        return OF_ADMINS.matcher(path).matches() ? Scope.ADMIN : Scope.OPERATE;
    }
}
