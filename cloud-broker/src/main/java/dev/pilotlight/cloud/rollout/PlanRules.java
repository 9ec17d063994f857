package dev.pilotlight.cloud.rollout;

import dev.pilotlight.config.Durations;
import dev.pilotlight.units.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What no roll-out may look like: a typo is refused with what it would have done (law L8; the S3
 * outage of 28 February 2017 was one).
 */
public final class PlanRules {
    /** Above so many devices a second person approves. */
    public static final int ALONE = 100;
    private static final Wave FIRST_WAVE = new Wave.Share(10);
    private static final int PER_MINUTE_PERCENT = 5;
    private static final int LEAST_PER_MINUTE = 10;
    private static final int LOWEST_FLOOR = 50;
    private static final Duration SHORTEST_SOAK = Duration.ofMinutes(30);
    private static final Duration LONGEST_SOAK = Duration.ofDays(90);

    private final RolloutPlan plan;
    private final int devices;
    private final List<Problem> problems = new ArrayList<>();

    private PlanRules(RolloutPlan plan, int devices) {
        this.plan = plan;
        this.devices = devices;
    }

    /**
     * Says what the operator thinks.
     *
     * @param expected how many devices the operator expects to reach
     * @param approver who else agreed
     * @param elsewhere devices in open roll-outs of the same author or the same key
     * @param cautions parts that change with which a device can cut itself off
     */
    public record Consent(int expected, Optional<String> approver, int elsewhere,
            List<String> cautions) {
        public Consent {
            cautions = List.copyOf(cautions);
        }

        public Consent(int expected, Optional<String> approver) {
            this(expected, approver, 0, List.of());
        }
    }

    /** Every reason not to begin; none when the roll-out may. */
    public static List<Problem> broken(RolloutPlan plan, Collection<Member> members,
            Consent consent) {
        PlanRules rules = new PlanRules(plan, members.size());
        rules.target(consent);
        rules.waves();
        rules.pacing();
        rules.halts();
        rules.floor();
        return rules.problems;
    }

    private void target(Consent consent) {
        if (devices == 0) {
            wrong("target", "reaches 0 devices, want at least one");
        } else if (consent.expected() != devices) {
            wrong("target", "reaches " + many(devices) + " devices, you expected "
                    + many(consent.expected()) + ", want both the same");
        }
        boolean second = consent.approver().filter(name -> !name.equals(plan.author()))
                .isPresent();
        if (devices + consent.elsewhere() > ALONE && !second) {
            wantSecond(consent, "for " + many(devices) + " devices" + (consent.elsewhere() > 0
                    ? " beside " + many(consent.elsewhere()) + " in open roll-outs of the same"
                            + " author or key"
                    : "") + " (above " + ALONE + ")");
        }
        if (!consent.cautions().isEmpty() && !second) {
            wantSecond(consent, "for a change of " + String.join(" and ", consent.cautions())
                    + ", with which devices may cut themselves off");
        }
    }

    private void wantSecond(Consent consent, String why) {
        wrong("approver", "is " + consent.approver().orElse("nobody") + ", want a second person"
                + " beside " + plan.author() + " " + why);
    }

    private void waves() {
        Wave before = new Wave.Share(0);
        for (Wave wave : plan.waves()) {
            boolean grows = !wave.equals(before) && wave.reach(devices) >= before.reach(devices);
            if (!wave.isPossible() || !grows) {
                wrong("waves", "have " + shown(wave) + " after " + shown(before)
                        + ", want waves that grow up to 100 %");
            }
            before = wave;
        }
        // A last wave of so many devices would leave out whoever joins late.
        if (!before.equals(new Wave.Share(100))) {
            wrong("waves", "end at " + shown(before) + ", want 100 %");
        }
        if (devices > LEAST_PER_MINUTE && firstWave() > FIRST_WAVE.reach(devices)) {
            wrong("waves", "begin with " + shown(plan.waves().getFirst()) + ", want at most "
                    + shown(FIRST_WAVE) + " in the first");
        }
    }

    private int firstWave() {
        return plan.waves().isEmpty() ? 0 : plan.waves().getFirst().reach(devices);
    }

    private void pacing() {
        int most = Math.max(LEAST_PER_MINUTE, devices * PER_MINUTE_PERCENT / 100);
        int rate = plan.pacing().perMinute();
        if (rate < 1 || rate > most) {
            wrong("perMinute", "is " + many(rate) + ", which reaches " + many(Math.clamp(rate, 0,
                    devices)) + " of " + many(devices) + " devices within a minute, want 1 to "
                    + many(most));
        }
        between("soak", plan.pacing().soak(), SHORTEST_SOAK, LONGEST_SOAK);
        between("answerWithin", plan.pacing().answerWithin(), SHORTEST_SOAK, Duration.ofDays(7));
    }

    private void between(String key, Duration is, Duration least, Duration most) {
        if (is.compareTo(least) < 0 || is.compareTo(most) > 0) {
            wrong(key, "is " + Durations.words(is) + ", want " + Durations.words(least) + " to "
                    + Durations.words(most));
        }
    }

    private void halts() {
        Set<Standing> covered = EnumSet.noneOf(Standing.class);
        for (RolloutPlan.Halt halt : plan.halts()) {
            covered.addAll(halt.of());
            if (halt.percent() < 1 || halt.percent() > 50) {
                wrong("halts", "have " + halt.percent() + " %, want 1 to 50 %");
            }
            int first = Math.max(1, firstWave());
            if (halt.atLeast() < 1 || halt.atLeast() > first) {
                wrong("halts", "wait for " + many(halt.atLeast()) + " devices, want 1 to "
                        + many(first) + ", which the first wave has");
            }
        }
        if (!covered.contains(Standing.FAILED) || !covered.contains(Standing.ROLLED_BACK)) {
            wrong("halts", "leave out FAILED or ROLLED_BACK, want both to count");
        }
    }

    private void floor() {
        if (plan.floorPercent() < LOWEST_FLOOR || plan.floorPercent() > 99) {
            wrong("floor", "is " + plan.floorPercent() + " %, which lets " + many(devices
                    * Math.clamp(100 - plan.floorPercent(), 0, 100) / 100) + " of "
                    + many(devices) + " devices be unproven at once, want " + LOWEST_FLOOR
                    + " to 99");
        }
    }

    private String shown(Wave wave) {
        return wave + " (" + many(wave.reach(devices)) + " of " + many(devices) + " devices)";
    }

    private static String many(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void wrong(String path, String sentence) {
        problems.add(new Problem(path, sentence));
    }
}
