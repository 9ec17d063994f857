package dev.pilotlight.faults.defence;

import dev.pilotlight.faults.sim.bad.Patch;
import java.util.List;
import java.util.stream.Stream;

/** What is taken away from the agent's link to the cloud. */
final class LinkRemovals {
    private static final String SOURCES = "device-agent/src/main/java/dev/pilotlight/agent/";

    private LinkRemovals() {}

    static List<Removal> all() {
        return Stream.of(calls(), refusals(), talk()).flatMap(List::stream).toList();
    }

    private static List<Removal> calls() {
        return List.of(
                Removal.of("S05", "no limit for CONNECT", test("mqtt.PahoUplinkTest",
                        "aCloudThatTakesTheConnectionAndNeverAnswersConnectIsGivenUpAndTriedAgain"),
                        patch("mqtt/PahoLine", "waitForCompletion(CONNECT_LIMIT.toMillis())",
                                "waitForCompletion()"))
                        .waiting(),
                Removal.of("S40 F32", "a page is taken for a wrong certificate", test(
                        "mqtt.RefusedLinkTest",
                        "aPageThatAnswersEverythingIsNoCloudAndTheCloudIsTriedAgainSoon"),
                        patch("mqtt/Failures", "return new Failure(Failure.Kind.TLS, ",
                                "return new Failure(Failure.Kind.CERTIFICATE, ")),
                Removal.of("F02", "no limit for TCP's own greeting", test("mqtt.PahoUplinkTest",
                        "aCloudWhosePacketsVanishIsSaidToBeOutOfReach"),
                        patch("mqtt/PahoLine", "setConnectionTimeout(TCP_SECONDS)",
                                "setConnectionTimeout(60)"))
                        .telling("expected: TCP but was: NO_ANSWER"),
                Removal.of("S11 F08", "no limit for a name", test("mqtt.ResolverTest",
                        "aNameThatNobodyAnswersIsGivenUpAtTheLimit"),
                        patch("mqtt/Resolver",
                                "answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);",
                                "answer.get(1, TimeUnit.DAYS);")),
                Removal.of("S26 F10", "an expired certificate is not looked for", test(
                        "mqtt.ExpiredCertificateTest",
                        "anExpiredCertificateIsNamedAlsoWhenTheConnectionMerelyBreaks"),
                        patch("mqtt/PahoLines",
                                "speaksOfIdentity(why.kind()) ? expired().orElse(why) : why;",
                                "why;"))
                        .telling("expected: CERTIFICATE but was: LOST"));
    }

    private static List<Removal> refusals() {
        return List.of(
                Removal.of("S23", "every row of a refused message is put aside", test(
                        "mqtt.PahoUplinkTest",
                        "oneBadRowIsPutAsideAndTakesNoGoodOneWithIt"),
                        patch("uplink/RowPump", "if (rows.size() > 1) {",
                                "if (rows.isEmpty()) {")),
                Removal.of("F11 F12", "a refusal is tried again like any failure", test(
                        "mqtt.RefusedLinkTest",
                        "aDeviceThatIsDeniedSaysWhatToDoAndTriesAgainWhenAsked"),
                        patch("link/LinkState", "why.kind().isSlow() && ", "false && ")),
                Removal.of("S25 F13", "a busy cloud is taken for a refusal", test(
                        "mqtt.RefusedLinkTest",
                        "aCloudThatIsBusyIsNotReportedAsARefusalAndIsTriedAgainSoon"),
                        patch("mqtt/Failures", "0x9F -> new Failure(Failure.Kind.QUOTA,",
                                "0x9F -> new Failure(Failure.Kind.AUTH,")),
                Removal.of("S27 F09", "the server's name is not verified", test(
                        "mqtt.RefusedLinkTest", "aServerWithAnotherNameIsNotBelieved"),
                        patch("mqtt/AbortableSocket", "if (check != null) {",
                                "if (check == null) {")));
    }

    private static List<Removal> talk() {
        return List.of(
                Removal.of("F06", "a broken connection is not tried again", test(
                        "mqtt.PahoUplinkTest",
                        "aResetIsNoticedAtOnceAndTheLinkComesBackByItself"),
                        patch("uplink/Redial",
                                "dialler.broke();\n        waitAfter(why);", "dialler.broke();"))
                        .waiting(),
                Removal.of("S06", "a connection is given up politely", test(
                        "mqtt.AbortableSocketTest",
                        "aWriteThatIsStuckEndsWhenTheConnectionIsGivenUp"),
                        patch("mqtt/AbortableSocket",
                                "raw.setSoLinger(true, 0);\n"
                                        + "        } catch (SocketException alreadyClosed) {",
                                "tls().close();\n        } catch (IOException alreadyClosed) {"))
                        .telling("who gives up waits"),
                Removal.of("S30", "any number of messages is kept", test("uplink.InboxTest",
                        "aBrokerThatFloodsWithManySmallMessagesIsLeft"),
                        patch("uplink/Inbox", "count <= MOST_ARRIVED && ", "")),
                Removal.of("S30 S35", "messages of any size are kept", test("uplink.InboxTest",
                        "aBrokerThatFloodsWithLargeMessagesIsLeft"),
                        patch("uplink/Inbox", " && total <= MOST_BYTES", "")),
                Removal.of("S31", "what the cloud said is told after its connection ended", test(
                        "uplink.UplinkLoopTest",
                        "aControlLoopThatWasStuckHearsHowTheLinkStandsAndNothingStale"),
                        patch("uplink/News",
                                "waiting.removeIf(Event.FromCloud.class::isInstance);", "")),
                Removal.of("S32 S34 F05",
                        "every acknowledgement in four seconds, also on a slow line",
                        test("uplink.UplinkLoopTest",
                                "aLineThatGetsSlowWhileABacklogGoesOutIsNotTakenForDead"),
                        patch("uplink/Window", "later(at, lastLanding).plus(ACK_LIMIT)",
                                "at.plus(ACK_LIMIT)")),
                Removal.of("S33 F07", "a mere CONNACK ends the back-off", test(
                        "link.LinkStateTest",
                        "aLinkThatFlapsDoesNotResetTheBackoffAndAStableOneDoes"),
                        patch("link/LinkState", "return new Up(now, failures());",
                                "return new Up(now, 0);")));
    }

    private static NamedTest test(String type, String method) {
        return new NamedTest("device-agent", "dev.pilotlight.agent." + type, method);
    }

    private static Patch patch(String file, String text, String replacement) {
        return new Patch(SOURCES + file + ".java", text, replacement);
    }
}
