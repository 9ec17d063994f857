package dev.pilotlight.cloud.rollout;

import dev.pilotlight.cloud.rollout.RolloutEffect.Ask;
import dev.pilotlight.cloud.rollout.RolloutEffect.Note;
import dev.pilotlight.cloud.rollout.RolloutEffect.TakeBack;
import dev.pilotlight.config.Durations;
import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One roll-out under way. It asks a wave, watches it soak, and asks the next; it stops at its
 * thresholds. One thread; the same events at the same moments always give the same state.
 */
public final class Rollout {
    /** The cloud's own absence is no device's delay: more than that does not count at a time. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(2);
    /** A trial that goes wrong is over by then, and the device is back on its old link. */
    private static final Duration LOST_AFTER = Duration.ofHours(2);
    /** When nobody else shows whether it is an outage, or when it had kept the configuration. */
    private static final Duration SURELY_LOST_AFTER = Duration.ofHours(24);
    /** A device that waits to be asked is not waited for any longer than that. */
    private static final Duration ABSENT_AFTER = Duration.ofDays(7);

    private final RolloutPlan plan;
    private final Roster roster = new Roster();
    private final Selection selection;
    private final Course course;
    private final List<RolloutEffect> effects = new ArrayList<>();
    private boolean begun;

    /** A roll-out of a checked plan, see {@link PlanRules}; it begins at its first tick. */
    public Rollout(RolloutPlan plan, Collection<Member> members, Instant start) {
        this.plan = plan;
        this.selection = new Selection(plan, roster);
        this.course = new Course(start);
        members.forEach(roster::join);
    }

    /** Takes one event and answers what is to be done. */
    public List<RolloutEffect> react(RolloutEvent event, Instant now) {
        effects.clear();
        switch (event) {
            case RolloutEvent.Tick _ -> tick(now);
            case RolloutEvent.Answered(DeviceId thing, Standing standing) ->
                answered(thing, standing);
            case RolloutEvent.Throttled(DeviceId thing) -> throttled(thing);
            case RolloutEvent.Reached(DeviceId thing, boolean reachable) ->
                roster.reach(thing, reachable, begun);
            case RolloutEvent.Left(DeviceId thing) -> left(thing);
            case RolloutEvent.Joined(Member member) -> roster.join(member);
            case RolloutEvent.Ordered(String who, RolloutEvent.Order order) -> obey(who, order);
        }
        return List.copyOf(effects);
    }

    /** What is to be asked once more after a restart: everybody who was asked and is silent. */
    public List<RolloutEffect> outstanding() {
        return roster.unsettled(one -> one.standing() == Standing.ASKED).stream()
                .<RolloutEffect>map(one -> new Ask(one.member.thing())).toList();
    }

    public Course.State state() {
        return course.state();
    }

    /** The present wave, from 0. */
    public int wave() {
        return course.wave();
    }

    /** Whether the present wave is watched. */
    public boolean isSoaking() {
        return course.isSoaking();
    }

    /** Whether it may still ask anybody. */
    public boolean isOpen() {
        return course.isOpen();
    }

    /** Everybody who is or was in it, in the order of their names. */
    public List<Member> members() {
        return roster.things().stream().map(thing -> roster.member(thing).orElseThrow()).toList();
    }

    /** Whether the device is thought to be within reach. */
    public boolean canReach(DeviceId thing) {
        return roster.canReach(thing);
    }

    /** Whether the device was told to be registered no longer. */
    public boolean isGone(DeviceId thing) {
        return !roster.all(one -> one.member.thing().equals(thing) && one.isGone()).isEmpty();
    }

    /** Whether that order has a meaning at this moment. */
    public boolean mayBe(RolloutEvent.Order order) {
        return course.mayBe(order);
    }

    public Tally tally() {
        return roster.tally();
    }

    public Optional<Standing> standing(DeviceId thing) {
        return roster.standing(thing);
    }

    /** Every set that has more devices at risk than its floor allows; none, at any instant. */
    public List<String> belowFloor() {
        return roster.sets().stream().filter(
                set -> roster.atRisk(set) > roster.mostAtRisk(set, plan.floorPercent())).toList();
    }

    private void tick(Instant now) {
        begun = true;
        Duration elapsed = course.advance(now, LONGEST_STEP);
        if (!course.isOpen()) {
            return;
        }
        roster.pass(elapsed);
        timesUp();
        haltAtThreshold();
        if (course.state() == Course.State.RUNNING) {
            goOn(now);
        }
    }

    /** What becomes of a device by time alone. */
    private void timesUp() {
        move(one -> one.isReachable() && one.standing().isInProgress()
                && one.hasAnsweredFor(plan.pacing().answerWithin()), Standing.SILENT);
        Duration soon = roster.hasWitness() ? LOST_AFTER : SURELY_LOST_AFTER;
        move(one -> one.isMissedFor(one.standing() == Standing.KEPT ? SURELY_LOST_AFTER : soon),
                Standing.LOST);
        move(one -> one.standing() == Standing.KEPT && one.isWatchedFor(plan.pacing().soak()),
                Standing.PROVEN);
    }

    private void move(Predicate<Progress> which, Standing next) {
        roster.unsettled(which).forEach(one -> roster.move(one, next));
    }

    private void goOn(Instant now) {
        int asked = roster.isOutage() ? 0 : ask(now);
        boolean watching = asked == 0 && roster.unsettled() > 0
                && roster.count(Standing.KEPT) == roster.unsettled();
        if (course.soak(watching)) {
            note("wave " + (course.wave() + 1) + " is watched for " + Durations.words(plan
                    .pacing().soak()) + " of each device's time within reach");
        }
        if (roster.unsettled() == 0) {
            settled();
        }
    }

    /** Everybody who was asked has come to an end: only then the next wave begins. */
    private void settled() {
        if (isWaveAsked() && course.wave() + 1 < plan.waves().size()) {
            course.nextWave();
            note("wave " + (course.wave() + 1) + " of " + plan.waves().size() + " begins");
            return;
        }
        leaveOut(one -> one.isAwayFor(ABSENT_AFTER), "away for more than "
                + Durations.words(ABSENT_AFTER));
        List<Progress> waiting = roster.all(one -> one.standing() == Standing.WAITING);
        if (waiting.stream().noneMatch(
                one -> roster.hasRoom(one.member.thing(), plan.floorPercent()))) {
            leaveOut(_ -> true, "their site, group or tenant has no room above its floor of "
                    + plan.floorPercent() + " %");
            end();
        }
    }

    /** Those who wait and will not be asked, said with the reason. */
    private void leaveOut(Predicate<Progress> which, String why) {
        List<Progress> some = roster
                .all(one -> one.standing() == Standing.WAITING && which.test(one));
        if (!some.isEmpty()) {
            some.forEach(one -> roster.move(one, Standing.LEFT_OUT));
            note("left out, " + why + ": " + Names.some(some.stream()
                    .map(one -> one.member.thing()).toList()));
        }
    }

    /** Done means that the configuration is there. */
    private void end() {
        int here = roster.all(one -> !one.isGone()).size();
        int proven = roster.count(Standing.PROVEN);
        boolean done = proven > 0 && roster.all(
                one -> !one.isGone() && one.standing() != Standing.PROVEN).isEmpty();
        course.end(done ? Course.State.DONE : Course.State.INCOMPLETE);
        note((done ? "done: " : "ended: ") + proven + " of " + here + " devices have version "
                + plan.version() + (done ? "" : Names.others(roster.tally())));
    }

    private int ask(Instant now) {
        LocalTime clock = LocalTime.ofInstant(now, ZoneOffset.UTC);
        if (plan.pacing().window().filter(window -> !window.includes(clock)).isPresent()) {
            return 0;
        }
        List<DeviceId> chosen = selection.ask(Math.min(
                course.allowance(plan.pacing().perMinute()), quota() - roster.asked()));
        chosen.forEach(thing -> effects.add(new Ask(thing)));
        course.spend(chosen.size());
        return chosen.size();
    }

    private int quota() {
        return plan.waves().get(course.wave()).reach(roster.size());
    }

    private boolean isWaveAsked() {
        return roster.asked() >= quota();
    }

    private void answered(DeviceId thing, Standing said) {
        Optional<Standing> was = roster.standing(thing);
        boolean awaited = was.filter(standing -> standing.isInProgress()
                || standing == Standing.SILENT || standing == Standing.LOST).isPresent();
        boolean fellIll = was.filter(Standing.KEPT::equals).isPresent()
                || was.filter(Standing.PROVEN::equals).isPresent();
        boolean bad = said == Standing.FAILED || said == Standing.ROLLED_BACK;
        boolean answer = bad || said == Standing.ON_TRIAL || said == Standing.KEPT
                || said == Standing.REFUSED;
        if ((awaited && answer) || (fellIll && bad)) {
            roster.move(thing, said);
            if (course.isOpen()) {
                haltAtThreshold();
            }
        }
    }

    private void left(DeviceId thing) {
        Optional<Standing> was = roster.standing(thing);
        roster.leave(thing);
        if (was.filter(standing -> standing.isUnsettled() || standing == Standing.WAITING
                || standing == Standing.LOST).isPresent()) {
            roster.move(thing, Standing.LEFT_OUT);
            note(thing + " is registered no longer");
        }
        if (was.filter(Standing::isInProgress).isPresent()) {
            effects.add(new TakeBack(thing));
        }
    }

    private void throttled(DeviceId thing) {
        if (roster.standing(thing).filter(Standing.ASKED::equals).isPresent()) {
            roster.move(thing, Standing.WAITING);
        }
    }

    private void haltAtThreshold() {
        new Thresholds(plan.halts()).reached(roster).ifPresent(this::halt);
    }

    private void halt(String why) {
        course.end(Course.State.HALTED);
        note("halted: " + why);
        takeBackWhatIsOpen();
    }

    /** Also from who is silent or lost: its job would be handed out to it when it is back. */
    private void takeBackWhatIsOpen() {
        takeBack(Set.of(Standing.ASKED, Standing.ON_TRIAL));
        roster.all(one -> one.standing() == Standing.SILENT
                || (one.standing() == Standing.LOST && !one.hadKept()))
                .forEach(one -> effects.add(new TakeBack(one.member.thing())));
    }

    private void obey(String who, RolloutEvent.Order order) {
        if (!course.mayBe(order)) {
            note(who + " wanted " + order + ", which is not possible when " + course.state());
            return;
        }
        note(who + " ordered " + order);
        course.obey(order);
        switch (order) {
            case PAUSE, RESUME -> {
            }
            case STOP -> takeBackWhatIsOpen();
            case ROLL_BACK -> takeBack(Set.of(Standing.ASKED, Standing.ON_TRIAL, Standing.KEPT,
                    Standing.PROVEN, Standing.FAILED, Standing.SILENT, Standing.LOST));
        }
    }

    private void takeBack(Set<Standing> from) {
        for (DeviceId thing : roster.things()) {
            if (roster.standing(thing).filter(from::contains).isPresent()) {
                roster.move(thing, Standing.WITHDRAWN);
                effects.add(new TakeBack(thing));
            }
        }
    }

    private void note(String sentence) {
        effects.add(new Note(sentence));
    }
}
