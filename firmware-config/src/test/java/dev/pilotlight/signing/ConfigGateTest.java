package dev.pilotlight.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.signing.Verdict.Reason;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile and broken bundles: none is accepted, and each is told why (law L7). */
class ConfigGateTest {
    private static final byte[] GOOD = Signers.signed(Signers.statement(Signers.GOOD)).bytes();

    @Test
    void aSignedNewerConfigurationForThisDeviceIsTaken() {
        Verdict verdict = Signers.GATE.judge(GOOD, Signers.NOW);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
            assertThat(accepted.config().control().deadbandMilliK()).isEqualTo(600);
            assertThat(accepted.statement().version()).isEqualTo(8);
            assertThat(accepted.sha256()).hasSize(64);
        });
    }

    @Test
    void aGroupsConfigurationTakesTheNameOfEachDevice() {
        Statement forGroup = forGroup("ground-floor");
        assertThat(judge(forGroup)).isInstanceOfSatisfying(Verdict.Accepted.class,
                accepted -> assertThat(accepted.config().thing()).isEqualTo(Signers.HALL));
        assertThat(reason(judge(forGroup("attic")))).isEqualTo(Reason.OTHER_DEVICE);
    }

    @Test
    @Tag("S20")
    @Tag("F28")
    void noBitFlippedAnywhereIsAccepted() {
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (int at = 0; at < GOOD.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = GOOD.clone();
                flipped[at] ^= (byte) (1 << bit);
                reasons.add(reason(Signers.GATE.judge(flipped, Signers.NOW)));
            }
        }
        assertThat(reasons).containsOnly(Reason.MALFORMED, Reason.UNSIGNED, Reason.UNKNOWN_KEY,
                Reason.WRONG_SIGNATURE);
        System.out.printf("gate: %,d single bits flipped, 0 accepted%n", GOOD.length * 8);
    }

    @Test
    void noneThatWasCutShortOrWentOnIsAccepted() {
        for (int length = 0; length < GOOD.length; length++) {
            assertThat(reason(Signers.GATE.judge(java.util.Arrays.copyOf(GOOD, length),
                    Signers.NOW))).isEqualTo(Reason.MALFORMED);
        }
        assertThat(reason(Signers.GATE.judge((new String(GOOD, StandardCharsets.UTF_8) + "{}")
                .getBytes(StandardCharsets.UTF_8), Signers.NOW))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void noiseIsNeverAcceptedAndNeverThrows() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            reason(Signers.GATE.judge(noise, Signers.NOW));
            reason(Signers.GATE.judge(Signers.signedBytes(noise), Signers.NOW));
        }
    }

    static Stream<Arguments> refusals() {
        String deep = "{\"a\":".repeat(17) + "1" + "}".repeat(17);
        return Stream.of(
                refusal(Reason.OVERSIZE, "x".repeat(20_000).getBytes(StandardCharsets.UTF_8),
                        "oversize: has 20000 bytes, want at most 17408"),
                refusal(Reason.TOO_DEEP, deep.getBytes(StandardCharsets.UTF_8),
                        "too-deep: is nested 17 deep, want at most 16"),
                refusal(Reason.TOO_DEEP, Signers.signedBytes(
                        deep.getBytes(StandardCharsets.UTF_8)), "is nested 17 deep"),
                refusal(Reason.MALFORMED, "thing: hall".getBytes(StandardCharsets.UTF_8),
                        "malformed: is not JSON"),
                refusal(Reason.UNSIGNED, Signers.GOOD.getBytes(StandardCharsets.UTF_8),
                        "unsigned: payload is missing"),
                refusal(Reason.UNSIGNED, Codec.write(parsed(GOOD).without("signature")),
                        "unsigned: signature is missing"),
                refusal(Reason.UNKNOWN_KEY,
                        Signers.signed(Signers.STRANGER, Signers.statement(Signers.GOOD)).bytes(),
                        "unknown-key: is signed by key"),
                refusal(Reason.WRONG_SIGNATURE,
                        Codec.write(parsed(Signers.signed(Signers.STRANGER,
                                Signers.statement(Signers.GOOD)).bytes())
                                .with("key", parsed(GOOD).get("key").orElseThrow())),
                        "wrong-signature: was changed, or not signed by key"),
                refusal(Reason.MALFORMED, Signers.signedBytes(
                        "{\"a\":1}".getBytes(StandardCharsets.UTF_8)), "version is missing"),
                refusal(Reason.MALFORMED, Signers.signedBytes((" " + Codec.text(
                        Signers.statement(Signers.GOOD).doc())).getBytes(StandardCharsets.UTF_8)),
                        "payload is not canonical, want RFC 8785"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refusals")
    void hostileBytesAreRefusedByTheirOwnReason(Reason reason, byte[] offered, String sentence) {
        assertRefused(Signers.GATE.judge(offered, Signers.NOW), reason, sentence);
    }

    static Stream<Arguments> statements() {
        Statement good = Signers.statement(Signers.GOOD);
        return Stream.of(
                Arguments.of(Reason.OTHER_DEVICE, new Statement("acme",
                        new Target.Thing(new DeviceId("attic")), 8, Signers.VALID,
                        good.configuration()), "is for attic of acme, want hall of acme"),
                Arguments.of(Reason.OTHER_DEVICE, new Statement("rival", good.target(), 8,
                        Signers.VALID, good.configuration()), "is for hall of rival"),
                Arguments.of(Reason.OTHER_DEVICE, Signers.statement(
                        Signers.GOOD.replace("\"hall\"", "\"attic\"")),
                        "makes this device attic of acme, want hall of acme"),
                Arguments.of(Reason.OTHER_DEVICE, Signers.statement(
                        Signers.GOOD.replace("acme", "rival")), "makes this device hall of rival"),
                Arguments.of(Reason.REPLAYED, new Statement("acme", good.target(), 7,
                        Signers.VALID, good.configuration()),
                        "is version 7, want a newer one than 7"),
                Arguments.of(Reason.EXPIRED, new Statement("acme", good.target(), 8,
                        new Validity(Signers.NOON.minusSeconds(9), Signers.NOON),
                        good.configuration()), "was valid until 2017-02-28T12:00:00Z"),
                Arguments.of(Reason.NOT_YET_VALID, new Statement("acme", good.target(), 8,
                        new Validity(Signers.NOON.plusSeconds(1), Signers.NOON.plusSeconds(9)),
                        good.configuration()), "is valid from 2017-02-28T12:00:01Z"),
                Arguments.of(Reason.NEWER_SCHEMA, Signers.statement(
                        Signers.GOOD.replace("\"schema\":1", "\"schema\":9")),
                        "schema is 9, want at most 2: it is for a newer Pilotlight"),
                Arguments.of(Reason.RULES_BROKEN, Signers.statement(
                        "{\"schema\":1,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"},"
                                + "\"limits\":{\"ceiling\":99},\"control\":{\"tick\":\"1d\"}}"),
                        "limits.ceiling is 99, want 25 to 35; control.tick is \"1d\""),
                Arguments.of(Reason.RULES_BROKEN, Signers.statement(
                        "{\"schema\":1,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"},"
                                + "\"control\":{\"safeTarget\":33}}"),
                        "control.safeTarget is 33, want 5 (limits.frostFloor) to 29"),
                Arguments.of(Reason.BEYOND_OWN_BOUNDS, Signers.statement(
                        "{\"schema\":1,\"thing\":\"hall\",\"tenant\":\"acme\","
                                + "\"hardware\":{\"driver\":\"house\"},"
                                + "\"limits\":{\"ceiling\":34,\"frostFloor\":4}}"),
                        "limits.frostFloor is 4, want at least 5, this device's own bound;"
                                + " limits.ceiling is 34, want at most 30"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @Tag("S18")
    @Tag("S19")
    @Tag("F28")
    @MethodSource("statements")
    void aRightSignatureUnderAWrongStatementIsRefused(Reason reason, Statement statement,
            String sentence) {
        assertRefused(judge(statement), reason, sentence);
    }

    @Test
    void whatARevokedKeySignedIsRefusedAndSaysWhy() {
        KeyRing revoked = Signers.RING.revoke(Signers.RING.keys().getFirst().key().id(),
                "laptop stolen");
        assertRefused(new ConfigGate(revoked, Signers.DEVICE).judge(GOOD, Signers.NOW),
                Reason.REVOKED_KEY, "which was revoked: laptop stolen");
    }

    @Test
    void aDeviceThatWasNeverToldTheTimeRefusesOnlyWhatMayNotHaveBegun() {
        KnownTime before = KnownTime.notBefore(Signers.NOON.minusSeconds(3_600));
        assertRefused(Signers.GATE.judge(GOOD, before), Reason.CLOCK_NOT_SET,
                "want this device's clock set");
        assertThat(Signers.GATE.judge(GOOD, KnownTime.notBefore(Signers.NOON)))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(reason(Signers.GATE.judge(GOOD,
                KnownTime.notBefore(Signers.NOON.plusSeconds(60))))).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void fixedWiringIsNotChangedFromAfar() {
        DeviceFacts fixed = new DeviceFacts(Signers.HALL, "acme", Set.of(), 0,
                new DeviceBounds(SafetyLimits.DEFAULTS,
                        Optional.of(((Verdict.Accepted) Signers.GATE.judge(GOOD, Signers.NOW))
                                .config().hardware())));
        assertThat(new ConfigGate(Signers.RING, fixed).judge(GOOD, Signers.NOW))
                .isInstanceOf(Verdict.Accepted.class);
        byte[] rewired = Signers.signed(Signers.statement(Signers.GOOD.replace(
                "\"driver\":\"house\"", "\"driver\":\"house\",\"equipment\":{\"cool\":true}")))
                .bytes();
        assertRefused(new ConfigGate(Signers.RING, fixed).judge(rewired, Signers.NOW),
                Reason.BEYOND_OWN_BOUNDS, "hardware is not what is wired here");
    }

    @Test
    @Tag("S21")
    @Tag("F28")
    void whateverIsAcceptedIsWithinTheDevicesOwnBounds() {
        Random random = new Random(3);
        int accepted = 0;
        for (int i = 0; i < 500; i++) {
            String limits = "\"limits\":{\"ceiling\":" + (24 + random.nextInt(13))
                    + ",\"frostFloor\":" + (3 + random.nextInt(11)) + ",\"maximumRun\":\""
                    + (1 + random.nextInt(30)) + "h\",\"heat\":{\"minimumOn\":\""
                    + (1 + random.nextInt(5)) + "min\"}},\"hardware\"";
            Verdict verdict = judge(Signers.statement(Signers.GOOD.replace("\"hardware\"",
                    limits)));
            if (verdict instanceof Verdict.Accepted(var config, _, _, _)) {
                accepted++;
                assertThat(config.limits().ceiling())
                        .isLessThanOrEqualTo(Temperature.ofMilliC(30_000));
                assertThat(config.limits().frostFloor())
                        .isGreaterThanOrEqualTo(Temperature.ofMilliC(5_000));
                assertThat(config.limits().maximumRun())
                        .isLessThanOrEqualTo(SafetyLimits.DEFAULTS.maximumRun());
                assertThat(config.limits().heat().minimumOn())
                        .isGreaterThanOrEqualTo(SafetyLimits.DEFAULTS.heat().minimumOn());
            }
        }
        assertThat(accepted).isPositive();
    }

    private static Statement forGroup(String group) {
        return new Statement("acme", new Target.Group(group), 8, Signers.VALID,
                Signers.doc("{\"schema\":1,\"hardware\":{\"driver\":\"house\"}}"));
    }

    private static Verdict judge(Statement statement) {
        return Signers.GATE.judge(Signers.signed(statement).bytes(), Signers.NOW);
    }

    private static Reason reason(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).reason();
    }

    private static void assertRefused(Verdict verdict, Reason reason, String sentence) {
        assertThat(reason(verdict)).isEqualTo(reason);
        assertThat(((Verdict.Refused) verdict).sentence()).contains(sentence);
    }

    private static Arguments refusal(Reason reason, byte[] offered, String sentence) {
        return Arguments.of(reason, offered, sentence);
    }

    private static Doc.Obj parsed(byte[] json) {
        return Codec.parseObject(json).toOptional().orElseThrow();
    }
}
