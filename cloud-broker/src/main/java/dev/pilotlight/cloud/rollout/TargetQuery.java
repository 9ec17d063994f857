package dev.pilotlight.cloud.rollout;

import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a roll-out is for: {@code all}, or conditions joined by {@code and}, each
 * {@code thing=NAME}, {@code site=NAME}, {@code group=NAME}, {@code version=N}, {@code version<N}
 * or {@code reachable}, with {@code not} before it to turn it round. A name may hold {@code *}, and
 * several are given with commas. Immutable.
 */
public final class TargetQuery {
    /** What a target looks like, for messages to people. */
    public static final String WANTED = "all, or conditions such as"
            + " group=cellar and site=berlin,paris and version<12 and not thing=test-*";
    private static final int LONGEST = 512;
    private static final Pattern CONDITION = Pattern
            .compile("(not )?(thing|site|group|version)(=|<)([A-Za-z0-9*,._-]+)");

    private final String text;
    private final List<Predicate<Candidate>> conditions;

    private TargetQuery(String text, List<Predicate<Candidate>> conditions) {
        this.text = text;
        this.conditions = List.copyOf(conditions);
    }

    /** Reads a target, or says which conditions are none. */
    public static Decoded<TargetQuery> parse(String text) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return Decoded.malformed("target", "has " + plain.length() + " characters, want 1 to "
                    + LONGEST + ": " + WANTED);
        }
        if (plain.equals("all")) {
            return Decoded.ok(new TargetQuery(plain, List.of()));
        }
        List<Predicate<Candidate>> conditions = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String condition : plain.split(" +and +", -1)) {
            condition(condition.strip()).ifPresentOrElse(conditions::add,
                    () -> problems.add(new Problem("target",
                            "has the condition \"" + condition + "\", want " + WANTED)));
        }
        return problems.isEmpty()
                ? Decoded.ok(new TargetQuery(plain, conditions))
                : Decoded.malformed(problems);
    }

    /** As the operator wrote it. */
    public String text() {
        return text;
    }

    /** Whether the device is meant. */
    public boolean includes(Candidate device) {
        return conditions.stream().allMatch(condition -> condition.test(device));
    }

    private static Optional<Predicate<Candidate>> condition(String text) {
        if (text.equals("reachable")) {
            return Optional.of(Candidate::reachable);
        }
        if (text.equals("not reachable")) {
            return Optional.of(device -> !device.reachable());
        }
        Matcher parts = CONDITION.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean less = parts.group(3).equals("<");
        Optional<Predicate<Candidate>> plain = parts.group(2).equals("version")
                ? version(parts.group(4), less)
                : less ? Optional.empty() : name(parts.group(2), parts.group(4));
        return parts.group(1) == null ? plain : plain.map(Predicate::negate);
    }

    private static Optional<Predicate<Candidate>> version(String digits, boolean less) {
        if (!digits.matches("\\d{1,15}")) {
            return Optional.empty();
        }
        long version = Long.parseLong(digits);
        return Optional.of(device -> less
                ? device.version() < version
                : device.version() == version);
    }

    private static Optional<Predicate<Candidate>> name(String what, String names) {
        List<NamePattern> patterns = new ArrayList<>();
        for (String one : names.split(",", -1)) {
            if (one.isEmpty()) {
                return Optional.empty();
            }
            patterns.add(NamePattern.of(one));
        }
        // A device of no site is of none that a pattern could mean.
        Predicate<String> any = name -> !name.isEmpty()
                && patterns.stream().anyMatch(pattern -> pattern.matches(name));
        return Optional.of(switch (what) {
            case "thing" -> device -> any.test(device.member().thing().value());
            case "site" -> device -> any.test(device.member().site());
            default -> device -> device.member().groups().stream().anyMatch(any);
        });
    }
}
