package dev.pilotlight.cloud.dispatch;

import dev.pilotlight.cloud.dispatch.Dispatch.Noted;
import dev.pilotlight.cloud.dispatch.Dispatch.Session;
import dev.pilotlight.cloud.port.Census;
import dev.pilotlight.cloud.port.Rollouts.Answer;
import dev.pilotlight.cloud.port.Rollouts.Detail;
import dev.pilotlight.cloud.port.Rollouts.Row;
import dev.pilotlight.cloud.port.Rollouts.View;
import dev.pilotlight.cloud.port.Rollouts.Wish;
import dev.pilotlight.cloud.rollout.Campaign;
import dev.pilotlight.cloud.rollout.Candidate;
import dev.pilotlight.cloud.rollout.PlanJson;
import dev.pilotlight.cloud.rollout.PlanRules;
import dev.pilotlight.cloud.rollout.Rollout;
import dev.pilotlight.cloud.rollout.RolloutEvent;
import dev.pilotlight.cloud.rollout.Standing;
import dev.pilotlight.cloud.rollout.Tally;
import dev.pilotlight.cloud.rollout.TargetQuery;
import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.signing.Target;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers what operators want, within one step of the dispatch. */
final class Desk {
    private final Session session;
    private final Census census;

    Desk(Session session, Census census) {
        this.session = session;
        this.census = census;
    }

    Answer answer(Wish wish) {
        return switch (wish) {
            case Wish.Draft draft -> draft(draft);
            case Wish.Approve(String who, String id) -> known(id, running -> approve(who, running));
            case Wish.Start(String who, String id, int expected) ->
                known(id, running -> start(who, expected, running));
            case Wish.Command(String who, String id, RolloutEvent.Order order) ->
                known(id, running -> command(who, order, running));
        };
    }

    private interface Act {
        Answer on(Running running);
    }

    private Answer known(String id, Act act) {
        return session.books().rollout(id).map(act::on).orElseGet(Answer.Unknown::new);
    }

    private Answer draft(Wish.Draft draft) {
        Decoded<Answer> answer = SignedConfig.read(draft.signed())
                .then(signed -> signed.said()
                        .then(said -> TargetQuery.parse(draft.target())
                                .then(target -> draft(draft, new Campaign.Offer(signed, said),
                                        target))));
        return switch (answer) {
            case Decoded.Ok<Answer>(Answer done) -> done;
            case Decoded.Malformed<Answer>(List<Problem> problems) ->
                new Answer.Refused(problems);
        };
    }

    private Decoded<Answer> draft(Wish.Draft draft, Campaign.Offer offer, TargetQuery target) {
        List<Census.Counted> meant = meant(offer, target);
        String id = "r" + (session.books().all().size() + 1);
        return PlanJson.read(draft.plan(), id, draft.who(), offer.said().version(),
                meant.size()).map(plan -> {
                    Campaign campaign = new Campaign(plan, offer, target.text(), session.now(),
                            Optional.empty(), Optional.empty());
                    List<Problem> problems = unfit(campaign, target, meant, meant.size());
                    if (!draft.keep()) {
                        return new Answer.Preview(campaign, meant,
                                new Differences(session.books()).of(campaign, meant),
                                problems);
                    }
                    return meant.isEmpty()
                            ? new Answer.Refused(problems)
                            : keep(draft.who(), campaign, meant);
                });
    }

    private Answer keep(String who, Campaign campaign, List<Census.Counted> devices) {
        List<String> changes = new Differences(session.books()).of(campaign, devices);
        session.books().order(campaign);
        note(who, "draft-rollout", campaign.id(), "version " + campaign.plan().version() + " for "
                + campaign.target() + ", " + devices.size() + " devices at this moment: "
                + String.join("; ", changes));
        return done(campaign.id());
    }

    private Answer approve(String who, Running running) {
        Campaign campaign = running.campaign();
        if (campaign.begun().isPresent()) {
            return refused("approver", "comes too late: it began at "
                    + campaign.begun().get().at());
        }
        if (campaign.plan().author().equals(who)) {
            return refused("approver", "is " + who + ", who drafted it; want a second person");
        }
        session.books().order(campaign.approved(who));
        note(who, "approve-rollout", campaign.id(), "");
        return done(campaign.id());
    }

    private Answer start(String who, int expected, Running running) {
        Campaign campaign = running.campaign();
        if (campaign.begun().isPresent()) {
            return refused("", "began at " + campaign.begun().get().at()
                    + " already, want a draft");
        }
        TargetQuery target = TargetQuery.parse(campaign.target()).toOptional().orElseThrow();
        List<Census.Counted> meant = meant(campaign.offer(), target);
        List<Problem> problems = unfit(campaign, target, meant, expected);
        if (!problems.isEmpty()) {
            return new Answer.Refused(problems);
        }
        session.books().order(campaign.begun(session.now(),
                meant.stream().map(Census.Counted::member).toList()));
        note(who, "start-rollout", campaign.id(), expected + " devices");
        meant.stream().filter(one -> !one.reachable()).forEach(one -> session.happens(running,
                new RolloutEvent.Reached(one.member().thing(), false)));
        return done(campaign.id());
    }

    /** Every reason not to begin: the plan's own, and whom the signer did not mean. */
    private List<Problem> unfit(Campaign campaign, TargetQuery target,
            List<Census.Counted> meant, int expected) {
        List<Problem> problems = new ArrayList<>(PlanRules.broken(campaign.plan(),
                meant.stream().map(Census.Counted::member).toList(),
                new PlanRules.Consent(expected, campaign.approver(), elsewhere(campaign),
                        campaign.offer().configuration()
                                .map(next -> new Differences(session.books()).cautions(next,
                                        meant))
                                .orElse(List.of()))));
        long others = census.count().stream()
                .filter(one -> target.includes(candidate(session.books(), one))).count()
                - meant.size();
        if (others > 0) {
            problems.add(new Problem("target",
                    "names " + others + (others == 1 ? " device" : " devices") + " beside the "
                            + meant.size() + " that version " + campaign.plan().version()
                            + " is signed for (" + campaign.offer().said().target()
                            + "), want only those"));
        }
        problems.addAll(underWayElsewhere(campaign, meant));
        return problems;
    }

    /** Devices in other open roll-outs of the same author or the same key. */
    private int elsewhere(Campaign campaign) {
        return session.books().all().stream().filter(Running::isOpen)
                .filter(other -> !other.campaign().id().equals(campaign.id()))
                .filter(other -> other.campaign().plan().author().equals(campaign.plan().author())
                        || other.campaign().offer().signed().key()
                                .equals(campaign.offer().signed().key()))
                .mapToInt(other -> other.rollout().orElseThrow().members().size()).sum();
    }

    /**
     * Two roll-outs over one device would each keep a floor of their own, and neither the fleet's.
     */
    private List<Problem> underWayElsewhere(Campaign campaign, List<Census.Counted> meant) {
        List<Problem> problems = new ArrayList<>();
        for (Running other : session.books().all()) {
            long shared = other.isOpen() ? meant.stream().filter(other::has).count() : 0;
            if (shared > 0 && !other.campaign().id().equals(campaign.id())) {
                problems.add(new Problem("target", "shares " + shared + " of its " + meant.size()
                        + " devices with " + other.campaign().id()
                        + ", which is under way, want that done or stopped first"));
            }
        }
        return problems;
    }

    private Answer command(String who, RolloutEvent.Order order, Running running) {
        if (running.campaign().begun().isEmpty()) {
            return refused("", "is a draft still, want it started first");
        }
        if (order == RolloutEvent.Order.ROLL_BACK && !running.isOfConfiguration()) {
            return refused("", "is a ring of keys, which is not taken back; want a newer ring, or"
                    + " stop for those who were not asked yet");
        }
        Rollout rollout = running.rollout().orElseThrow();
        if (!rollout.mayBe(order)) {
            return refused("", "is " + rollout.state() + ", so " + word(order)
                    + " is not possible, want one of: " + String.join(", ",
                            Stream.of(RolloutEvent.Order.values()).filter(rollout::mayBe)
                                    .map(Desk::word).toList()));
        }
        session.happens(running, new RolloutEvent.Ordered(who, order));
        note(who, word(order) + "-rollout", running.campaign().id(), "");
        return done(running.campaign().id());
    }

    private static String word(RolloutEvent.Order order) {
        return order.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<Census.Counted> meant(Campaign.Offer offer, TargetQuery target) {
        return census.count().stream()
                .filter(one -> isMeant(session.books(), offer, target, one)).toList();
    }

    /** Whether a device is in the target and the signer meant it too: another one would refuse. */
    static boolean isMeant(Books books, Campaign.Offer offer, TargetQuery target,
            Census.Counted one) {
        return target.includes(candidate(books, one))
                && switch (offer.said().target()) {
                    case Target.Thing(var thing) -> one.member().thing().equals(thing);
                    case Target.Group(String name) -> one.member().groups().contains(name);
                };
    }

    private static Candidate candidate(Books books, Census.Counted one) {
        return new Candidate(one.member(), books.version(one), one.reachable());
    }

    private static Answer refused(String path, String sentence) {
        return new Answer.Refused(List.of(new Problem(path, sentence)));
    }

    private void note(String who, String action, String subject, String detail) {
        session.notes().add(new Noted("app:" + who, action, subject, detail));
    }

    private Answer done(String id) {
        return new Answer.Done(view(session.books().rollout(id).orElseThrow()));
    }

    static View view(Running running) {
        Optional<Rollout> rollout = running.rollout();
        return new View(running.campaign(), rollout.map(Rollout::state),
                rollout.map(Rollout::tally).orElse(new Tally(Map.of(), 0, 0)),
                rollout.map(under -> under.members().size()).orElse(0),
                rollout.map(under -> under.wave() + 1).orElse(0),
                rollout.map(Rollout::isSoaking).orElse(false), running.notes());
    }

    static Detail detail(Books books, Running running) {
        String id = running.campaign().id();
        List<Row> rows = running.rollout().map(rollout -> rollout.members().stream()
                .map(member -> new Row(member,
                        rollout.standing(member.thing()).orElse(Standing.WAITING),
                        books.queue(member.thing()).of(id)))
                .toList()).orElse(List.of());
        return new Detail(view(running), rows);
    }
}
