package dev.pilotlight.faults.sim.bad;

import dev.pilotlight.faults.ledger.Law;
import java.util.List;

/** The known-bad variants. */
final class Catalogue {
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
                                        + "Duration.ofMillis(now.wall().toEpochMilli()));")),
                new Variant("rest times forgotten in a power cut", Law.L2, Tale.POWER, 2,
                        agent("safety/Rests", "Duration left = rested.isNegative() ?",
                                "Duration left = true ? Duration.ZERO : rested.isNegative() ?")),
                new Variant("frost floor off", Law.L2, Tale.FROST, 1,
                        agent("safety/Latches", "boolean cold = room <= frost ||",
                                "boolean cold = false && room <= frost ||")),
                new Variant("stale reading trusted", Law.L2, Tale.BLIND, 3,
                        agent("sensing/Probe", "return Trust.STALE;", "return Trust.GOOD;")),
                new Variant("last relay state held without a sensor", Law.L2, Tale.BLIND, 3,
                        agent("safety/Supervisor", ": Opinion.BLIND;",
                                ": new Opinion(running, Cause.BLIND);")),
                new Variant("an answer waits for the disk", Law.L3, Tale.DISK_SLOW, 2,
                        agent("runtime/EffectRunner",
                                "journal.whenKept(where -> replies.reply(ticket, problems, where));",
                                "journal.whenKept(where -> {\n if (where == Kept.ON_DISK) {"
                                        + " replies.reply(ticket, problems, where); } });")),
                new Variant("a lease never ends", Law.L4, Tale.LENT, 1,
                        new Patch(CONFIG + "schedule/Lease.java", "return wall.isBefore(until);",
                                "return true;")),
                new Variant("a hold never ends", Law.L4, Tale.HELD, 1,
                        new Patch(CONFIG + "schedule/Hold.java",
                                "return until.isEmpty() || wall.isBefore(until.get());",
                                "return true;")),
                new Variant("deleted before the PUBACK", Law.L5, Tale.WRITES_FAIL, 2,
                        agent("uplink/RowPump", "cursor.after = rows.getLast().id();",
                                "cursor.after = rows.getLast().id(); delivered(rows);")),
                new Variant("PUBACK before it is durable", Law.L5, Tale.WRITES_FAIL, 2,
                        cloud("fleet/Fleet", "lane.enter(Lane.Stage.BUSY);",
                                "lane.enter(Lane.Stage.BUSY); batch.decided().forEach(each ->"
                                        + " finish(lane, each));")),
                new Variant("\"not now\" taken for \"never\"", Law.L5, Tale.THROTTLED, 2,
                        agent("uplink/Conversation", "} else if (isPassing(reason)) {",
                                "} else if (isPassing(reason) && reason != 0x97) {")),
                new Variant("retained commands obeyed", Law.L4, Tale.STALE, 2,
                        agent("uplink/ShadowDesk", "return message.retained()\n"
                                + "                ? Optional.empty()",
                                "return message.retained()\n ? ShadowMessages.state(message"
                                        + ".payload().bytes()).toOptional().map(state ->"
                                        + " learned(\"control\", state))")),
                new Variant("merge by arrival", Law.L6, Tale.APART, 4,
                        new Patch(CONFIG + "twin/IntentMerge.java",
                                "&& cloud.stamp().hlc().compareTo(device.stamp().hlc()) > 0;",
                                "&& cloud.stamp().hlc().compareTo(device.stamp().hlc()) != 0;")),
                new Variant("sync switched off", Law.L6, Tale.APART, 2,
                        agent("runtime/EffectRunner",
                                "case Effect.Publish(Offer offer) -> uplink.publish(offer);",
                                "case Effect.Publish(Offer _) -> { }")),
                new Variant("back-off without jitter", Law.L9, Tale.OUTAGE, 2,
                        agent("link/Backoff", "Math.round(chance * span)", "span")),
                new Variant("no back-off", Law.L9, Tale.OUTAGE, 1,
                        agent("link/Backoff", "return FLOOR.plusMillis(Math.round(chance * span));",
                                "return FLOOR;")),
                new Variant("no limit for an acknowledgement", Law.L11, Tale.HALF_OPEN, 2,
                        agent("uplink/Window", "ACK_LIMIT = Duration.ofSeconds(4)",
                                "ACK_LIMIT = Duration.ofHours(4)")),
                new Variant("no heartbeat", Law.L11, Tale.HALF_OPEN, 3,
                        agent("uplink/Conversation", "HEARTBEAT = Duration.ofSeconds(10)",
                                "HEARTBEAT = Duration.ofHours(1)")),
                new Variant("the will is not heeded", Law.L11, Tale.DARK, 1,
                        cloud("presence/PresenceRules", "case LOST -> Standing.LOST;",
                                "case LOST -> Standing.ONLINE;")));
    }

    private static Patch agent(String file, String text, String replacement) {
        return new Patch(AGENT + file + ".java", text, replacement);
    }

    private static Patch cloud(String file, String text, String replacement) {
        return new Patch(CLOUD + file + ".java", text, replacement);
    }
}
