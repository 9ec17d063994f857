package dev.pilotlight.faults.defence;

import dev.pilotlight.faults.sim.bad.Patch;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is taken away from the agent's loop, its twins and its journal, and from what both share.
 */
final class DeviceRemovals {
    private static final String SOURCES = "device-agent/src/main/java/dev/pilotlight/agent/";

    private DeviceRemovals() {}

    static List<Removal> all() {
        return Stream.of(loop(), twins(), journal()).flatMap(List::stream).toList();
    }

    private static List<Removal> loop() {
        return List.of(
                Removal.of("F16", "people wait behind readings", test("runtime.AgentLoopTest",
                        "aFullMailboxAnswersBusyAndAFloodOfReadingsDoesNotShutPeopleOut"),
                        patch("runtime/Mailbox",
                                "event instanceof Event.Asked ? people.offer(event) : ", "")),
                Removal.of("S36", "ticks that were missed are made up for", test(
                        "runtime.AgentLoopTest", "ticksThatWereMissedAreNotMadeUpFor"),
                        patch("runtime/AgentLoop",
                                "grid.compareTo(now.uptime()) > 0 ? grid : now.uptime()"
                                        + ".plus(tick);",
                                "grid;")));
    }

    private static List<Removal> twins() {
        return List.of(
                Removal.of("S15 F24", "nothing is asked for when the link comes up", test(
                        "core.TwinTalkTest", "eachShadowIsAskedForWhenTheLinkComesUp"),
                        patch("sync/Twin", "return with(exchange.failed(Exchange.Phase.ASKING));",
                                "return with(exchange.failed(Exchange.Phase.SETTLED));")),
                Removal.of("S16", "what is in force is taken once more", test("core.TwinTalkTest",
                        "aCommandThatComesTwiceActsOnce"),
                        patch("sync/Merge", "if (merged.winner().value().equals(own.value())) {",
                                "if (merged.winner().value().equals(Doc.Obj.EMPTY)) {")),
                Removal.of("F19", "an old version is waited for after the cloud was set back", test(
                        "core.TwinTalkTest",
                        "aCloudThatWasSetBackToAnOldBackupIsNotAskedWithoutEnd"),
                        patch("sync/Exchange", "return new Exchange(next, version, 0, again,",
                                "return new Exchange(next, version, heard, again,")));
    }

    private static List<Removal> journal() {
        return List.of(
                Removal.of("S03", "a commit does not wait for the card", test(
                        "store.PowerCutTest",
                        "noPowerCutLosesARowThatWasAcknowledgedAndWithoutSyncsTheSameCutsDo"),
                        patch("store/Schema", "PRAGMA synchronous=FULL",
                                "PRAGMA synchronous=OFF"))
                        .deep(),
                Removal.of("S12 F15", "what a full disk refused is thrown away", test(
                        "store.SickJournalTest",
                        "aDiskThatIsFullKeepsRowsInMemoryAndWritesThemWhenThereIsRoomAgain"),
                        patch("store/Writer", "held.tell(Kept.IN_MEMORY);", "held.committed();")),
                Removal.of("S13", "an answer counts on a disk that failed", test(
                        "store.SickJournalTest",
                        "anAnswerWhileTheDiskFailsSaysThatAPowerCutWouldUndoIt"),
                        patch("store/Writer", "held.tell(Kept.IN_MEMORY);",
                                "held.tell(Kept.ON_DISK);")),
                Removal.of("S38", "a damaged file is not set aside", test(
                        "store.SickJournalTest",
                        "aFileThatIsNoDatabaseIsSetAsideLoudlyAndANewOneIsBegun"),
                        patch("store/Database", "if (!isDamage(broken)) {",
                                "if (isDamage(broken)) {")),
                Removal.of("S22", "no limit for nesting", new NamedTest("firmware-config",
                        "dev.pilotlight.wire.CodecTest",
                        "aBombIsRefusedInWordsBeforeItGoesOff"),
                        new Patch(
                                "firmware-config/src/main/java/dev/pilotlight/wire/Codec.java",
                                ".maxNestingDepth(Limits.DEPTH)", "")));
    }

    private static NamedTest test(String type, String method) {
        return new NamedTest("device-agent", "dev.pilotlight.agent." + type, method);
    }

    private static Patch patch(String file, String text, String replacement) {
        return new Patch(SOURCES + file + ".java", text, replacement);
    }
}
