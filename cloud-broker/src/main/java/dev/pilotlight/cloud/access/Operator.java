package dev.pilotlight.cloud.access;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person or program that may use the API, for every device.
 *
 * @param scope how much of it
 */
public record Operator(String name, Scope scope) {
    /** What a valid name looks like, for messages to people. */
    public static final String WANTED = "1 to 32 letters, digits, dots, hyphens or underscores";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,32}");

    public Operator {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("is not an operator's name, want " + WANTED);
        }
    }

    /** One who may do everything. */
    public Operator(String name) {
        this(name, Scope.ADMIN);
    }

    public static Optional<Operator> parse(String text) {
        return parse(text, Scope.ADMIN);
    }

    public static Optional<Operator> parse(String text, Scope scope) {
        return FORM.matcher(text).matches()
                ? Optional.of(new Operator(text, scope))
                : Optional.empty();
    }

    /** How edits of this operator are signed in a shadow's {@code meta}. */
    public String by() {
        return "app:" + name;
    }
}
