package dev.pilotlight.faults.defence;

import dev.pilotlight.faults.sim.bad.Patch;
import java.util.List;
import java.util.stream.Stream;

/** What is taken away from the cloud. */
final class CloudRemovals {
    private static final String SOURCES = "cloud-broker/src/main/java/dev/pilotlight/cloud/";

    private CloudRemovals() {}

    static List<Removal> all() {
        return Stream.of(rollouts(), devices(), messages()).flatMap(List::stream).toList();
    }

    private static List<Removal> rollouts() {
        return List.of(
                Removal.of("F30", "who cannot be reached is given up", test("rollout.RolloutTest",
                        "fiveInAHundredBadAndAnOutageInTheFirstWaveStopItAtTheThresholdAndNotBefore"),
                        patch("rollout/Progress", "missed += outage ? 0 : millis;",
                                "missed += millis;")),
                Removal.of("F30", "an outage is watched as if it were health", test(
                        "rollout.RolloutTest",
                        "fiveInAHundredBadAndAnOutageInTheFirstWaveStopItAtTheThresholdAndNotBefore"),
                        patch("rollout/Roster",
                                "return away > 1 && away * 100L > (long) witnesses(away) * "
                                        + "OUTAGE_PERCENT;",
                                "return false;")),
                Removal.of("F29", "a large roll-out needs no second person", test(
                        "rollout.RolloutTest", "aTypoIsRefusedWithWhatItWouldHaveDone"),
                        patch("rollout/PlanRules",
                                "devices + consent.elsewhere() > ALONE && !second",
                                "devices < 0 && !second")));
    }

    private static List<Removal> devices() {
        return List.of(
                Removal.of("S28 F25", "two clients may throw each other out without end", test(
                        "AdmissionTest",
                        "whoIsThrownOutByItsOwnIdentityIsToldSoAndPeopleAreToldOfAClone"),
                        patch("broker/Turnstile", "visitor.takeovers.admits(now)) {",
                                "visitor.takeovers != null) {")),
                Removal.of("F10", "a revoked certificate is taken", test("AdmissionTest",
                        "aRevokedDeviceIsSentAwayAndStaysOut"),
                        patch("broker/DeviceGate",
                                "if (!registry.isCurrent(device.get(), serial)) {",
                                "if (serial.isEmpty()) {")),
                Removal.of("F26", "whoever has news waits for each page", test(
                        "http.EventStreamTest",
                        "aPageThatHangsHoldsUpNobodyWhoHasNewsAndIsToldToLoadAfresh"),
                        patch("http/EventStream", "if (!reader.waiting.offer(news)) {",
                                "try {\n reader.waiting.put(news);\n } catch"
                                        + " (InterruptedException stop) {")),
                Removal.of("F34", "erased readings come back", test("ErasureTest",
                        "whatTheCloudErasedDoesNotComeBackFromTheDevicesBuffer"),
                        patch("fleet/MessageRules",
                                ".filter(point -> !isErased(memory, telemetry, point))", "")));
    }

    private static List<Removal> messages() {
        return List.of(
                Removal.of("S23", "any topic may be written to", test("TopicRightsTest",
                        "publishingAnywhereButToItsOwnTopicsIsRefusedAndTheLinkStays"),
                        patch("access/TopicPolicy", "return Ruling.NOT_YOURS;",
                                "return Ruling.ALLOWED;")),
                Removal.of("S24", "a message may be of any size", test("TopicRightsTest",
                        "aPacketOverTheLimitEndsTheConnectionWithItsReason"),
                        patch("broker/BrokerFiles", "MAX_PACKET = 65_536",
                                "MAX_PACKET = 655_360")),
                Removal.of("F17", "anything may be retained", test("TopicRightsTest",
                        "onlyTheStateIsRetained"),
                        patch("broker/TopicGuard",
                                "publish.getTopic(), publish.getRetain());",
                                "publish.getTopic(), false);")));
    }

    private static NamedTest test(String type, String method) {
        return new NamedTest("cloud-broker", "dev.pilotlight.cloud." + type, method);
    }

    private static Patch patch(String file, String text, String replacement) {
        return new Patch(SOURCES + file + ".java", text, replacement);
    }
}
