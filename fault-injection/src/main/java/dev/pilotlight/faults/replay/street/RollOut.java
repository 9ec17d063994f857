package dev.pilotlight.faults.replay.street;

import dev.pilotlight.cloud.rollout.Member;
import dev.pilotlight.cloud.rollout.PlanRules;
import dev.pilotlight.cloud.rollout.RolloutPlan;
import dev.pilotlight.cloud.rollout.RolloutPlan.Halt;
import dev.pilotlight.cloud.rollout.RolloutPlan.Pacing;
import dev.pilotlight.cloud.rollout.Standing;
import dev.pilotlight.cloud.rollout.Wave;
import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.ledger.Verdict.Outcome;
import dev.pilotlight.faults.replay.outage.Outage;
import dev.pilotlight.faults.replay.outage.Update;
import dev.pilotlight.faults.sim.fault.Fault;
import dev.pilotlight.faults.sim.fault.Incident;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What becomes of a bad configuration on both streets: whose device dies, and when.
 *
 * @param deaths on Pilotlight's street
 * @param deathsOfAll on the street where everybody gets it in one night
 * @param notes what happened, in sentences
 * @param trial law L7, judged
 * @param floor law L8, judged
 */
record RollOut(List<Incident> deaths, List<Incident> deathsOfAll, List<String> notes,
        Judged trial, Judged floor) {
    private static final Duration SOAK = Duration.ofDays(15);
    private static final Duration USUAL_SOAK = Duration.ofDays(1);
    private static final Duration REST = Duration.ofDays(2);
    private static final int SPREAD_MINUTES = 60;
    private static final String TRIAL = "whatever a device runs with is proven or on trial, and"
            + " whoever revives it in the house gets the version before";
    private static final String FLOOR = "the plan passes the rules, and never are more devices at"
            + " risk than the floor of 75 % allows";

    /** Plays it, before the houses are. */
    static RollOut play(Outage outage, Update update, List<Neighbour> houses, long seed) {
        List<Member> members = houses.stream().map(house -> new Member(thing(house), "street", Set
                .of())).toList();
        RolloutPlan plan = plan(SOAK);
        Duration time = update.shows().plus(update.dead()).plus(REST);
        Fleet fleet = new Fleet(update, plan, members, seed).run(time);
        Fleet hasty = new Fleet(update, plan(USUAL_SOAK), members, seed).run(time);
        List<String> notes = new ArrayList<>(fleet.notes());
        notes.add("With this soak of " + SOAK.toDays() + " days " + fleet.hadIt() + " of "
                + houses.size() + " houses had it when the fault showed; with the usual soak of a"
                + " day " + hasty.hadIt() + " would have.");
        List<Problem> problems = PlanRules.broken(plan, members, new PlanRules.Consent(members
                .size(), Optional.empty()));
        return new RollOut(own(outage, update, houses, fleet), all(outage, update, houses, seed),
                notes, judged(Law.L7, fleet, fleet.brokenTrial().or(() -> leftOver(fleet)), TRIAL),
                judged(Law.L8, fleet, fleet.brokenFloor().or(() -> problems.stream().map(
                        Problem::toString).findFirst()), FLOOR));
    }

    private static Optional<String> leftOver(Fleet fleet) {
        return fleet.stillOnIt() == 0
                ? Optional.empty()
                : Optional.of(fleet.stillOnIt() + " devices still have it at the end");
    }

    private static Judged judged(Law law, Fleet fleet, Optional<String> broken, String sentence) {
        return new Judged(law, broken.isPresent() ? Outcome.BROKEN : Outcome.HELD, fleet.checks(),
                List.of(broken.orElse(sentence)));
    }

    /** Careful, as for a change that nobody has had for long. */
    private static RolloutPlan plan(Duration soak) {
        return new RolloutPlan("winter", "ann", 12, List.of(new Wave.Share(10),
                new Wave.Share(50), new Wave.Share(100)),
                new Pacing(10, Optional
                        .empty(), soak, Duration.ofHours(24)),
                List.of(
                        new Halt(Set.of(
                                Standing.ROLLED_BACK, Standing.FAILED, Standing.SILENT), 5, 1)),
                75);
    }

    private static DeviceId thing(Neighbour house) {
        return house.own().config().thing();
    }

    private static List<Incident> own(Outage outage, Update update, List<Neighbour> houses,
            Fleet fleet) {
        return houses.stream().flatMap(house -> fleet.dies(thing(house)).stream().map(then -> death(
                outage, update, house, then))).toList();
    }

    private static List<Incident> all(Outage outage, Update update, List<Neighbour> houses,
            long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        return houses.stream().map(house -> death(outage, update, house, update.shows()
                .plusMinutes(chance.nextInt(SPREAD_MINUTES)))).toList();
    }

    private static Incident death(Outage outage, Update update, Neighbour house, Duration then) {
        Duration from = outage.since(update.lands()).plus(then);
        return new Incident(new Fault.PowerCut(house.number()), from, from.plus(update.dead()));
    }

    /** One of the two laws. */
    Judged judged(Law law) {
        return law == Law.L7 ? trial : floor;
    }
}
