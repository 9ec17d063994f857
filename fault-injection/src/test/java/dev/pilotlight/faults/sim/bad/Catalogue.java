package dev.pilotlight.faults.sim.bad;

import dev.pilotlight.faults.ledger.Law;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The known-bad variants: of each, what is made wrong, and which law has to catch it. */
public final class Catalogue {
    private static final String AGENT = "device-agent/src/main/java/dev/pilotlight/agent/";
    private static final String CONFIG = "firmware-config/src/main/java/dev/pilotlight/";
    private static final String CLOUD = "cloud-broker/src/main/java/dev/pilotlight/cloud/";

    private Catalogue() {}

    static List<Variant> all() {
        return List.of(
                new Variant("every second tick is left out", Law.L1, Tale.QUIET, 1,
                        agent("runtime/AgentLoop", "Duration grid = nextTick.plus(tick);",
                                "Duration grid = nextTick.plus(tick).plus(tick);")),
                new Variant("equipment never rests", Law.L2, Tale.FICKLE, 2,
                        agent("safety/Rests", "case HEAT -> heatNotBefore.minus(now);",
                                "case HEAT -> Duration.ZERO;")),
                new Variant("rest times on the wall clock", Law.L2, Tale.FICKLE_CLOCK, 5,
                        agent("core/Deciding", "sight, evidence), state.rules().limits(), now"
                                + ".uptime());",
                                "sight, evidence), state.rules().limits(), "
                                        + "Duration.ofMillis(now.wall().toEpochMilli()));"))
                        .against("S10 F21"),
                new Variant("rest times forgotten in a power cut", Law.L2, Tale.POWER, 2,
                        agent("safety/Rests", "Duration left = rested.isNegative() ?",
                                "Duration left = true ? Duration.ZERO : rested.isNegative() ?"))
                        .against("S04"),
                new Variant("frost floor off", Law.L2, Tale.FROST, 1,
                        agent("safety/Latches", "boolean cold = room <= frost ||",
                                "boolean cold = false && room <= frost ||")),
                new Variant("stale reading trusted", Law.L2, Tale.BLIND, 3,
                        agent("sensing/Probe", "return Trust.STALE;", "return Trust.GOOD;"))
                        .against("S37 F33"),
                new Variant("last relay state held without a sensor", Law.L2, Tale.BLIND, 3,
                        agent("safety/Supervisor", ": Opinion.BLIND;",
                                ": new Opinion(running, Cause.BLIND);"))
                        .against("S37 F33"),
                new Variant("an answer waits for the disk", Law.L3, Tale.DISK_SLOW, 2,
                        agent("runtime/EffectRunner",
                                "journal.whenKept(where -> replies.reply(ticket, problems, where));",
                                "journal.whenKept(where -> {\n if (where == Kept.ON_DISK) {"
                                        + " replies.reply(ticket, problems, where); } });"))
                        .against("S13 F15"),
                new Variant("a sparse week keeps the entry before", Law.L3, Tale.DRAWN_WEEK, 12,
                        new Patch(CONFIG + "schedule/WeeklySchedule.java",
                                "return last.flatMap(now -> next.map(until -> slot(now, until)));",
                                """
                                        List<Start> sorted = starts.stream().sorted(BY_TIME).toList();
                                        for (int i = sorted.size() - 2; i >= 0; i--) {
                                            if (!sorted.get(i).at().isAfter(wall)) {
                                                return Optional.of(slot(sorted.get(i),
                                                        sorted.get(i + 1).at()));
                                            }
                                        }
                                        return Optional.empty();
                                        """)),
                new Variant("a hold up to the next change ends an hour late", Law.L3,
                        Tale.DRAWN_WEEK, 3,
                        agent("core/Holding", "? wishes.nextScheduled(now.wall()).orElse(tomorrow)",
                                "? wishes.nextScheduled(now.wall()).orElse(tomorrow)"
                                        + ".plus(Duration.ofHours(1))")),
                new Variant("a lease never ends", Law.L4, Tale.LENT, 1,
                        new Patch(CONFIG + "schedule/Lease.java", "return wall.isBefore(until);",
                                "return true;"))
                        .against("S17 F18"),
                new Variant("a hold never ends", Law.L4, Tale.HELD, 1,
                        new Patch(CONFIG + "schedule/Hold.java",
                                "return until.isEmpty() || wall.isBefore(until.get());",
                                "return true;")),
                new Variant("deleted before the PUBACK", Law.L5, Tale.WRITES_FAIL, 2,
                        agent("uplink/RowPump", "cursor.after = rows.getLast().id();",
                                "cursor.after = rows.getLast().id(); delivered(rows);"))
                        .against("S14 F14"),
                new Variant("PUBACK before it is durable", Law.L5, Tale.WRITES_FAIL, 2,
                        cloud("fleet/Fleet", "lane.enter(Lane.Stage.BUSY);",
                                "lane.enter(Lane.Stage.BUSY); batch.decided().forEach(each ->"
                                        + " finish(lane, each));"))
                        .against("F14"),
                new Variant("\"not now\" taken for \"never\"", Law.L5, Tale.THROTTLED, 2,
                        agent("uplink/Conversation", "} else if (isPassing(reason)) {",
                                "} else if (isPassing(reason) && reason != 0x97) {"))
                        .against("S25 F13"),
                new Variant("retained commands obeyed", Law.L4, Tale.STALE, 2,
                        agent("uplink/ShadowDesk", "return message.retained()\n"
                                + "                ? Optional.empty()",
                                "return message.retained()\n ? ShadowMessages.state(message"
                                        + ".payload().bytes()).toOptional().map(state ->"
                                        + " learned(\"control\", state))"))
                        .against("F17"),
                new Variant("merge by arrival", Law.L6, Tale.APART, 4,
                        new Patch(CONFIG + "twin/IntentMerge.java",
                                "&& cloud.stamp().hlc().compareTo(device.stamp().hlc()) > 0;",
                                "&& cloud.stamp().hlc().compareTo(device.stamp().hlc()) != 0;"))
                        .against("F20"),
                new Variant("sync switched off", Law.L6, Tale.APART, 2,
                        agent("runtime/EffectRunner",
                                "case Effect.Publish(Offer offer) -> uplink.publish(offer);",
                                "case Effect.Publish(Offer _) -> { }"))
                        .against("F20"),
                new Variant("back-off without jitter", Law.L9, Tale.OUTAGE, 2,
                        agent("link/Backoff", "Math.round(chance * span)", "span"))
                        .against("S29 F22"),
                new Variant("no back-off", Law.L9, Tale.OUTAGE, 1,
                        agent("link/Backoff", "return FLOOR.plusMillis(Math.round(chance * span));",
                                "return FLOOR;"))
                        .against("S07 F01"),
                new Variant("no limit for an acknowledgement", Law.L11, Tale.HALF_OPEN, 2,
                        agent("uplink/Window", "ACK_LIMIT = Duration.ofSeconds(4)",
                                "ACK_LIMIT = Duration.ofHours(4)"))
                        .against("S01 F03"),
                new Variant("a frozen broker is believed", Law.L11, Tale.FROZEN, 2,
                        agent("uplink/Window", "ACK_LIMIT = Duration.ofSeconds(4)",
                                "ACK_LIMIT = Duration.ofHours(4)"))
                        .against("S08"),
                new Variant("acknowledgements that get lost are not missed", Law.L11, Tale.ONE_WAY,
                        2,
                        agent("uplink/Conversation",
                                "if (window.deadline().filter(deadline -> now.compareTo(deadline)"
                                        + " >= 0).isPresent()) {",
                                "if (window.deadline().isPresent() && window.isIdle()) {"))
                        .against("F04"),
                new Variant("no heartbeat", Law.L11, Tale.HALF_OPEN, 3,
                        agent("uplink/Conversation", "HEARTBEAT = Duration.ofSeconds(10)",
                                "HEARTBEAT = Duration.ofHours(1)"))
                        .against("S02 F03"),
                new Variant("the will is not heeded", Law.L11, Tale.DARK, 1,
                        cloud("presence/PresenceRules", "case LOST -> Standing.LOST;",
                                "case LOST -> Standing.ONLINE;")),
                new Variant("unbounded outbox", Law.L5, Tale.LITTLE_ROOM, 1,
                        agent("outbox/Bounds",
                                "return kept <= rows ? 0 : kept - rows + rows / SLACK;",
                                "return 0;"))
                        .against("S09 F27"),
                new Variant("the second broker is never tried", Law.L5, Tale.TWO_BROKERS, 1,
                        agent("link/Route",
                                "now.minus(since).compareTo(patience.walkAfter()) >= 0;",
                                "false;"))
                        .against("F23 F31"),
                new Variant("a signature is not verified", Law.L7, Tale.FORGED, 1,
                        new Patch(CONFIG + "signing/Envelope.java",
                                "|| !key.get().key().verifies(payload.get(), signature.get())) {",
                                "|| payload.get().length == 0) {"))
                        .against("S20"),
                new Variant("an old configuration is taken again", Law.L7, Tale.REPLAYED, 1,
                        new Patch(CONFIG + "signing/Terms.java",
                                "version <= device.newest()", "version <= 0"))
                        .against("S18 S19"),
                new Variant("a trial is never given up", Law.L7, Tale.BLINDED, 1,
                        agent("trial/Soak",
                                "if (next.unwell().compareTo(rules.patience()) > 0) {",
                                "if (next.unwell().isNegative()) {"))
                        .against("S39 F28"),
                new Variant("no bounds for a target", Law.L8, Tale.MISTYPED, 1,
                        new Patch(CONFIG + "wire/Properties.java",
                                "HIGHEST_TARGET = Temperature.ofMilliC(35_000);",
                                "HIGHEST_TARGET = Temperature.ofMilliC(135_000);"))
                        .against(
                                "S21 F29"));
    }

    /** The names of the variants without the defence against each fault, by its number. */
    public static SortedMap<String, SortedSet<String>> byNumber() {
        SortedMap<String, SortedSet<String>> found = new TreeMap<>();
        for (Variant variant : all()) {
            variant.numbers().forEach(number -> found.computeIfAbsent(number,
                    _ -> new TreeSet<>()).add(variant.name()));
        }
        return found;
    }

    /** What is made wrong in the variant of that name. */
    public static Patch patch(String name) {
        return all().stream().filter(variant -> variant.name().equals(name)).findFirst()
                .orElseThrow().patch();
    }

    private static Patch agent(String file, String text, String replacement) {
        return new Patch(AGENT + file + ".java", text, replacement);
    }

    private static Patch cloud(String file, String text, String replacement) {
        return new Patch(CLOUD + file + ".java", text, replacement);
    }
}
