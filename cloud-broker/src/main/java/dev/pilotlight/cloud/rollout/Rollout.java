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

/**
 * One roll-out under way. It asks a wave, watches it soak, and asks the next; it stops at its
 * thresholds. One thread; the same events at the same moments always give the same state.
 */
public final class Rollout {
    /** The cloud's own absence is no device's delay: more than that does not count at a time. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(2);
    /** With more of the fleet out of reach than that, nobody else is asked. */
    private static final int OUTAGE_PERCENT = 20;

    private final RolloutPlan plan;
    private final Roster roster = new Roster();
    private final Selection selection;
    private final Course course;
    private final List<RolloutEffect> effects = new ArrayList<>();

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
                roster.reach(thing, reachable);
            case RolloutEvent.Joined(Member member) -> roster.join(member);
            case RolloutEvent.Ordered(String who, RolloutEvent.Order order) -> obey(who, order);
        }
        return List.copyOf(effects);
    }

    /** What is to be asked once more after a restart: everybody who was asked and is silent. */
    public List<RolloutEffect> outstanding() {
        return roster.inProgress().stream()
                .filter(thing -> roster.standing(thing).orElseThrow() == Standing.ASKED)
                .<RolloutEffect>map(Ask::new).toList();
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
        Duration elapsed = course.advance(now, LONGEST_STEP);
        if (!course.isOpen()) {
            return;
        }
        roster.inProgress().stream().filter(roster::canReach)
                .filter(thing -> roster.isOutOfPatience(thing, elapsed))
                .forEach(thing -> roster.move(thing, Standing.SILENT));
        haltAtThreshold();
        if (course.state() == Course.State.RUNNING) {
            goOn(now, elapsed);
        }
    }

    private void goOn(Instant now, Duration elapsed) {
        if (course.isSoaking()) {
            soak(elapsed);
            return;
        }
        int asked = isOutage() ? 0 : ask(now);
        boolean nobodyAnswers = roster.inProgress().stream().noneMatch(roster::canReach);
        if (asked == 0 && nobodyAnswers && roster.count(Standing.KEPT) > 0) {
            course.soak();
            note("wave " + (course.wave() + 1) + " is watched for " + Durations.words(plan
                    .pacing().soak()));
        } else if (asked == 0 && nobodyAnswers && isWaveAsked()) {
            nextWave();
        }
    }

    /** The watch counts only while devices could tell that they fell ill. */
    private void soak(Duration elapsed) {
        if (!isOutage() && course.isSoaked(elapsed, plan.pacing().soak())) {
            roster.things().stream()
                    .filter(thing -> roster.standing(thing).orElseThrow() == Standing.KEPT)
                    .forEach(thing -> roster.move(thing, Standing.PROVEN));
            if (isWaveAsked()) {
                nextWave();
            }
        }
    }

    private void nextWave() {
        if (course.wave() + 1 < plan.waves().size()) {
            course.nextWave();
            note("wave " + (course.wave() + 1) + " of " + plan.waves().size() + " begins");
        } else if (roster.inProgress().isEmpty() && roster.count(Standing.WAITING) == 0) {
            course.end(Course.State.DONE);
            note("done: " + roster.count(Standing.PROVEN) + " of " + roster.size()
                    + " devices have version " + plan.version());
        }
    }

    private int ask(Instant now) {
        LocalTime clock = LocalTime.ofInstant(now, ZoneOffset.UTC);
        if (plan.pacing().window().filter(window -> !window.includes(clock)).isPresent()) {
            return 0;
        }
        int rate = plan.pacing().perMinute();
        List<DeviceId> chosen = selection.ask(
                Math.min(course.allowance(rate), quota() - roster.asked()));
        chosen.forEach(thing -> effects.add(new Ask(thing)));
        course.spend(chosen.size(), rate);
        return chosen.size();
    }

    private int quota() {
        return plan.waves().get(course.wave()).reach(roster.size());
    }

    private boolean isWaveAsked() {
        return roster.asked() >= quota();
    }

    private boolean isOutage() {
        return roster.outOfReach() * 100L > (long) roster.size() * OUTAGE_PERCENT;
    }

    private void answered(DeviceId thing, Standing said) {
        Optional<Standing> was = roster.standing(thing);
        boolean awaited = was.filter(Standing::isInProgress).isPresent()
                || was.filter(standing -> standing == Standing.SILENT).isPresent();
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
        takeBack(Set.of(Standing.ASKED, Standing.ON_TRIAL));
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
            case STOP -> takeBack(Set.of(Standing.ASKED, Standing.ON_TRIAL));
            case ROLL_BACK -> takeBack(Set.of(Standing.ASKED, Standing.ON_TRIAL, Standing.KEPT,
                    Standing.PROVEN, Standing.FAILED, Standing.SILENT));
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
