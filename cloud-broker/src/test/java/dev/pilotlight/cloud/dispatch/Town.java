package dev.pilotlight.cloud.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.Signatory;
import dev.pilotlight.cloud.port.Audit;
import dev.pilotlight.cloud.port.Census;
import dev.pilotlight.cloud.port.DeviceLink;
import dev.pilotlight.cloud.port.Rollouts.Answer;
import dev.pilotlight.cloud.port.Rollouts.Detail;
import dev.pilotlight.cloud.port.Rollouts.Wish;
import dev.pilotlight.cloud.port.TimeSource;
import dev.pilotlight.cloud.rollout.Member;
import dev.pilotlight.signing.Target;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Topic;
import dev.pilotlight.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** A dispatch, its clock, and devices that ask for their jobs as the agent does. */
final class Town implements DeviceLink, TimeSource, Audit {
    static final String PLAN = "{\"waves\":[\"10 %\",\"50 %\",\"100 %\"],\"perMinute\":10,\"soak\":\"30min\","
            + "\"answerWithin\":\"6h\",\"halts\":[{\"of\":[\"ROLLED_BACK\",\"FAILED\"],"
            + "\"percent\":20,\"atLeast\":2}],\"floor\":75}";

    final FrailStore store;
    final List<String> acts = new ArrayList<>();
    final Set<DeviceId> away = new HashSet<>();
    private final Map<DeviceId, Doc.Obj> answers = new HashMap<>();
    private final List<Member> members = new ArrayList<>();
    private final Signatory ann = new Signatory();
    private Dispatch dispatch;
    private Instant now = Instant.parse("2017-02-28T17:37:00Z");

    Town(int devices, long seed) {
        store = new FrailStore(seed);
        for (int i = 0; i < devices; i++) {
            members.add(new Member(new DeviceId("device-" + i), "site-" + i / 5,
                    Set.of("town")));
        }
        dispatch = start();
    }

    private Dispatch start() {
        return new Dispatch(store, this, () -> members.stream().map(member -> new Census.Counted(
                member, !away.contains(member.thing()))).toList(), this, this);
    }

    /** A kill -9 between two steps, and a new process. */
    void restart() {
        dispatch = start();
    }

    List<DeviceId> things() {
        return members.stream().map(Member::thing).toList();
    }

    void moves(Member member) {
        members.add(member);
    }

    Dispatch dispatch() {
        return dispatch;
    }

    /** Time passes, in steps that are due. */
    void pass(Duration time) throws InterruptedException {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusSeconds(10);
            dispatch.step(Duration.ZERO);
        }
    }

    private <T> T got(CompletionStage<T> stage) throws InterruptedException {
        while (!stage.toCompletableFuture().isDone()) {
            dispatch.step(Duration.ZERO);
        }
        return stage.toCompletableFuture().join();
    }

    Answer ask(Wish wish) throws InterruptedException {
        return got(dispatch.ask(wish));
    }

    Answer draft(String who, String target, String plan) throws InterruptedException {
        Doc.Obj signed = ann.sign(new Target.Group("town"), 12,
                "{schema: 1, hardware: {driver: house}}", now).doc();
        return ask(new Wish.Draft(who, signed, target, Codec.parseObject(plan.getBytes(
                StandardCharsets.UTF_8)).toOptional().orElseThrow(), true));
    }

    /** Ann's ring for everybody in town. */
    Answer draftKeys(long version) throws InterruptedException {
        Doc.Obj signed = ann.sign(new Target.Group("town"), version, ann.ring(), now).doc();
        return ask(new Wish.Draft("ann", signed, "group=town", Codec.parseObject(PLAN.getBytes(
                StandardCharsets.UTF_8)).toOptional().orElseThrow(), true));
    }

    /** Drafted by Ann and started; the first roll-out. */
    void rollOut(int expected) throws InterruptedException {
        assertThat(draft("ann", "group=town", PLAN)).isInstanceOf(Answer.Done.class);
        assertThat(ask(new Wish.Start("ann", "r1", expected))).isInstanceOf(Answer.Done.class);
    }

    Detail detail() throws InterruptedException {
        Optional<Detail> detail = got(dispatch.detail("r1"));
        while (detail.isEmpty()) {
            detail = got(dispatch.detail("r1"));
        }
        return detail.get();
    }

    /** The device comes by: it asks for its job and says how that went. */
    void visits(DeviceId thing, String status, String step) throws InterruptedException {
        Optional<Doc.Obj> execution = say(thing, "", "start-next", Doc.Obj.EMPTY)
                .flatMap(answer -> answer.object("execution"));
        if (execution.isPresent()) {
            say(thing, execution.get().string("jobId").orElseThrow(), "update", Doc.Obj.of(
                    "status", Doc.text(status), "statusDetails",
                    Doc.Obj.of("step", Doc.text(step))));
        }
    }

    /** The answer, if the cloud lived to send it. */
    Optional<Doc.Obj> say(DeviceId thing, String job, String operation, Doc.Obj body)
            throws InterruptedException {
        answers.remove(thing);
        got(dispatch.accept(new Topic.Job(thing, job, operation), Codec.write(body)));
        return Optional.ofNullable(answers.get(thing));
    }

    @Override
    public void send(DeviceId device, String topic, byte[] payload) {
        Topic.Job parsed = (Topic.Job) Topics.parse(topic).orElseThrow();
        if (!parsed.operation().startsWith("notify")) {
            answers.put(device, Codec.parseObject(payload).toOptional().orElseThrow());
        }
    }

    @Override
    public Instant wall() {
        return now;
    }

    @Override
    public Duration uptime() {
        return Duration.between(Instant.EPOCH, now);
    }

    @Override
    public void note(String who, String action, String subject, String detail) {
        acts.add(who + " " + action + " " + subject + (detail.isEmpty() ? "" : " " + detail));
    }

    @Override
    public List<Act> latest(String subject, int max) {
        return List.of();
    }
}
