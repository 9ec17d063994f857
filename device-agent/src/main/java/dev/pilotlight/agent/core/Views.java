package dev.pilotlight.agent.core;

import dev.pilotlight.agent.control.Outlook;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.intent.Aim;
import dev.pilotlight.agent.intent.Overrides;
import dev.pilotlight.agent.link.LinkReport;
import dev.pilotlight.agent.safety.Cause;
import dev.pilotlight.agent.sync.Twin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes what people see from the state. Pure; any thread. */
public final class Views {
    /** A link that is gone no longer than this is only reconnecting. */
    private static final Duration BLIP = Duration.ofSeconds(30);

    private Views() {}

    /**
     * What comes from outside the thermostat.
     *
     * @param readBack what the relays report
     * @param link what the link says of itself
     * @param backlog what the cloud does not have
     */
    public record Around(Outputs readBack, LinkReport link, LinkView.Backlog backlog,
            Status.Beat beat) {}

    /** Everything a page shows. */
    public static Status status(Thermostat state, Moment now, Around around) {
        Cause cause = state.governing().cause();
        Status.Drive drive = new Status.Drive(state.outputs(), around.readBack(),
                cause == Cause.NONE ? "" : cause.name().toLowerCase(java.util.Locale.ROOT),
                expected(state.governing().controller().outlook(), now));
        return new Status(state.revision(), now, RoomView.of(state.senses(), now), aim(state, now),
                drive,
                new Status.Plan(state.wishes().schedule(), superseded(state, now), state.wishes()
                        .preferences(), state.rules().least(), state.rules().most()),
                health(state, now, around));
    }

    private static Status.Expected expected(Outlook outlook, Moment now) {
        return new Status.Expected(outlook.reach().map(reach -> new Status.Arrival(reach.target(),
                Words.at(reach.at(), now), reach.early())), outlook.basis(), outlook.facts());
    }

    private static Status.Aim aim(Thermostat state, Moment now) {
        Aim aim = state.governing().aim();
        return new Status.Aim(state.wishes().mode(), aim.target(), aim.source().word(),
                Words.reason(state, now), aim.next().map(next -> new Status.Next(next.target(),
                        next.at())),
                new Status.Lasting(aim.until(), aim.span().permanent(), aim.preset()),
                overrides(state, now));
    }

    /** What has ended is not shown, even before the next tick has said so. */
    private static Overrides overrides(Thermostat state, Moment now) {
        Overrides all = state.wishes().overrides();
        Receipts receipts = state.books().receipts();
        if (!now.clock().isKnown()) {
            return new Overrides(receipts.without(state, now).hold(), all.lease(), all.vacation());
        }
        return new Overrides(all.hold().flatMap(one -> one.at(receipts.holdTime(now))), all
                .lease().filter(one -> one.isActive(receipts.leaseTime(now))),
                all.vacation().filter(one -> !one.isOver(
                        now.wall(), state.wishes().schedule().zone())));
    }

    private static Status.Health health(Thermostat state, Moment now, Around around) {
        List<Status.Hazard> hazards = new ArrayList<>();
        for (Alarm alarm : Alarm.values()) {
            Raised raised = state.books().troubles().raised().get(alarm);
            if (raised != null && raised.inForce()) {
                hazards.add(new Status.Hazard(alarm.kind(), raised.sentence(now), raised
                        .since()));
            }
        }
        return new Status.Health(hazards, link(state, now, around), state.rules().boot(),
                now.wall().minus(now.uptime()), state.books().troubles().storage(), around.beat());
    }

    private static List<Status.Superseded> superseded(Thermostat state, Moment now) {
        List<Status.Superseded> all = new ArrayList<>();
        PropertyWords words = PropertyWords.of(state, now);
        addSuperseded(state.twins().control(), "", words, all);
        addSuperseded(state.twins().schedule(), "schedule/", words, all);
        return all;
    }

    private static void addSuperseded(Twin twin, String prefix, PropertyWords words,
            List<Status.Superseded> all) {
        twin.losers().forEach((property, loser) -> loser.ifPresent(edit -> all.add(
                new Status.Superseded(prefix + property, PropertyWords.name(twin.name(), property),
                        words.value(twin.name(), property, edit.value()), edit.stamp().by(),
                        Instant.ofEpochMilli(edit.stamp().hlc().millis())))));
    }

    private static LinkView link(Thermostat state, Moment now, Around around) {
        LinkReport report = around.link();
        LinkView.State word = state(report);
        // A clock that was set meanwhile is believed: by its time, the link changed then.
        Instant since = now.wall().minus(now.uptime().minus(state.books().linkSince()));
        LinkView.Retry retry = new LinkView.Retry(report.failures(), report.nextTry(),
                report.lastContact(), backlog(state, around), report.path());
        return new LinkView(word, sentence(word, state, now, since, around), report.failure()
                .kind().word(), since, retry);
    }

    /** Where there is no cloud, nothing waits for one. */
    private static LinkView.Backlog backlog(Thermostat state, Around around) {
        return isAlone(state) ? LinkView.Backlog.NONE : around.backlog();
    }

    private static boolean isAlone(Thermostat state) {
        return state.rules().config().connections().link().brokers().isEmpty();
    }

    private static LinkView.State state(LinkReport report) {
        if (!report.enrolled()) {
            return LinkView.State.LOCAL_ONLY;
        }
        if (report.up()) {
            return LinkView.State.ONLINE;
        }
        if (report.failure().kind().isSlow()) {
            return LinkView.State.ACTION_NEEDED;
        }
        return report.downFor().compareTo(BLIP) < 0
                ? LinkView.State.RECONNECTING
                : LinkView.State.OFFLINE;
    }

    private static String sentence(LinkView.State word, Thermostat state, Moment now,
            Instant since, Around around) {
        return switch (word) {
            case LOCAL_ONLY -> isAlone(state)
                    ? "Local only: the configuration names no cloud (link.brokers)"
                    : "Local only: not enrolled with a cloud";
            case ONLINE -> "Online";
            case ACTION_NEEDED -> "Action needed: " + around.link().failure().text();
            case RECONNECTING -> "Reconnecting" + around.link().nextTry()
                    .map(wait -> " (next try in " + Words.age(wait) + ")").orElse("");
            case OFFLINE -> "Offline since %s, heating runs locally, %d readings waiting"
                    .formatted(Words.time(since, now.wall(), state.wishes().schedule().zone()),
                            around.backlog().waiting());
        };
    }
}
