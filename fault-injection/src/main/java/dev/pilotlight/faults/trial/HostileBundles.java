package dev.pilotlight.faults.trial;

import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.signing.ConfigGate;
import dev.pilotlight.signing.DeviceBounds;
import dev.pilotlight.signing.DeviceFacts;
import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.signing.KnownTime;
import dev.pilotlight.signing.RingGate;
import dev.pilotlight.signing.RingStatement;
import dev.pilotlight.signing.RingVerdict;
import dev.pilotlight.signing.SigningKey;
import dev.pilotlight.signing.Statement;
import dev.pilotlight.signing.Target;
import dev.pilotlight.signing.Validity;
import dev.pilotlight.signing.Verdict;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every kind of configuration that must not get in, offered to the gate that every agent has; what
 * it says of each.
 */
public final class HostileBundles {
    private static final Instant NOON = Instant.parse("2017-02-28T12:00:00Z");
    private static final Validity VALID = new Validity(NOON.minusSeconds(60),
            NOON.plusSeconds(60));
    private static final Target HALL = new Target.Thing(new DeviceId("hall"));
    private static final String GOOD = "{\"schema\":1,\"thing\":\"hall\",\"tenant\":\"home\","
            + "\"hardware\":{\"driver\":\"house\"},\"control\":{\"deadband\":0.6}}";
    private static final long NEWEST = 7;

    private final SigningKey operator = SigningKey.make(new SecureRandom());
    private final SigningKey stranger = SigningKey.make(new SecureRandom());
    private final KeyRing ring = KeyRing.EMPTY.with(operator.trusted("operator"));
    private final List<Row> rows = new ArrayList<>();

    /**
     * One kind of bundle.
     *
     * @param reasons what the gate said, and how often
     */
    public record Row(String kind, int offered, int accepted, Map<String, Integer> reasons) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%-34s %6d %9d   %s", kind, offered, accepted,
                    reasons);
        }
    }

    private HostileBundles() {}

    /** Offers all of them; the first row is the good one, which must be accepted. */
    public static List<Row> offered() {
        HostileBundles all = new HostileBundles();
        all.offer("good (must be accepted)", all.good());
        all.forms();
        all.keys();
        all.statements();
        all.contents();
        all.rings();
        return all.rows;
    }

    private byte[] good() {
        return operator.sign(statement(8, VALID, GOOD)).bytes();
    }

    private static Statement statement(long version, Validity validity, String configuration) {
        return new Statement("home", HALL, version, validity, doc(configuration));
    }

    private static Doc.Obj doc(String json) {
        return Codec.parseObject(json.getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow();
    }

    private void forms() {
        byte[] good = good();
        offer("unsigned", GOOD.getBytes(StandardCharsets.UTF_8));
        offer("signature left out", Codec.write(Codec.parseObject(good).toOptional()
                .orElseThrow().without("signature")));
        List<byte[]> flipped = new ArrayList<>();
        List<byte[]> cut = new ArrayList<>();
        for (int at = 0; at < good.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] one = good.clone();
                one[at] ^= (byte) (1 << bit);
                flipped.add(one);
            }
            cut.add(Arrays.copyOf(good, at));
        }
        offer("one bit flipped, at every bit", flipped.toArray(byte[][]::new));
        offer("cut short, at every byte", cut.toArray(byte[][]::new));
        offer("oversize", "x".repeat(20_000).getBytes(StandardCharsets.UTF_8));
        String deep = "{\"a\":".repeat(17) + "1" + "}".repeat(17);
        offer("nested deep, plain and signed", deep.getBytes(StandardCharsets.UTF_8),
                operator.seal(deep.getBytes(StandardCharsets.UTF_8)).bytes());
        offer("signed, and not canonical", operator.seal((" " + Codec.text(
                statement(8, VALID, GOOD).doc())).getBytes(StandardCharsets.UTF_8)).bytes());
    }

    private void keys() {
        offer("signed by a stranger", stranger.sign(statement(8, VALID, GOOD)).bytes());
        Doc.Obj forged = stranger.sign(statement(8, VALID, GOOD)).doc()
                .with("key", Doc.text(operator.key().id()));
        offer("a stranger under the operator's id", Codec.write(forged));
        offer(new ConfigGate(ring.revoke(operator.key().id(), "laptop stolen"), facts()),
                "signed by a revoked key", good());
    }

    private void statements() {
        offer("for another device", operator.sign(new Statement("home",
                new Target.Thing(new DeviceId("attic")), 8, VALID, doc(GOOD))).bytes());
        offer("for another tenant", operator.sign(new Statement("rival", HALL, 8, VALID,
                doc(GOOD))).bytes());
        offer("for a group that it is not in", operator.sign(new Statement("home",
                new Target.Group("cellar"), 8, VALID, doc(GOOD))).bytes());
        offer("makes it another device", operator.sign(statement(8, VALID,
                GOOD.replace("\"hall\"", "\"attic\""))).bytes());
        offer("older ones, replayed", operator.sign(statement(1, VALID, GOOD)).bytes(),
                operator.sign(statement(NEWEST, VALID, GOOD)).bytes());
        offer("expired", operator.sign(statement(8, new Validity(NOON.minusSeconds(9), NOON),
                GOOD)).bytes());
        offer("not valid yet", operator.sign(statement(8, new Validity(NOON.plusSeconds(1),
                NOON.plusSeconds(9)), GOOD)).bytes());
    }

    private void contents() {
        offer("for a newer program", good("\"schema\":1", "\"schema\":9"));
        offer("harmful: built-in bounds", good("\"control\"", "\"limits\":{\"ceiling\":99},"
                + "\"control\""), good("\"control\"", "\"limits\":{\"frostFloor\":-9},\"control\""),
                good("\"control\"", "\"limits\":{\"staleAfter\":\"30d\"},\"control\""));
        offer("harmful: this device's bounds", good("\"control\"",
                "\"limits\":{\"ceiling\":34},\"control\""),
                good("\"control\"",
                        "\"limits\":{\"heat\":{\"minimumOff\":\"30s\"}},\"control\""));
        String relay = "\"hardware\":{\"driver\":\"gpio\",\"equipment\":{\"heat\":true,"
                + "\"cool\":true},\"relays\":{\"heat\":{\"pin\":\"GPIO17\"},\"cool\":"
                + "{\"pin\":\"GPIO17\"}},\"sensors\":{\"room\":{\"oneWire\":\"any\"}}}";
        offer("two relays on one pin", good("\"hardware\":{\"driver\":\"house\"}", relay));
        offer("a sensor of no known kind", good("\"driver\":\"house\"",
                "\"driver\":\"house\",\"sensors\":{\"desk\":{\"kind\":\"oracle\"}}"));
        offer("a target outside its limits", good("\"deadband\":0.6", "\"safeTarget\":33"));
        offer("a setting that nobody knows", good("\"deadband\":0.6", "\"colour\":\"red\""));
    }

    /** Whoever could change the keys could have everything else. */
    private void rings() {
        KeyRing taken = KeyRing.EMPTY.with(stranger.trusted("stranger"));
        offerRing("ring: signed by a stranger", ring, stranger, 8, taken);
        offerRing("ring: signed by a revoked key", ring.revoke(operator.key().id(), "stolen"),
                operator, 8, taken);
        offerRing("ring: an older one, replayed", ring, operator, NEWEST, taken);
        offerRing("ring: a revoked key comes back", ring.with(stranger.trusted("stranger"))
                .revoke(stranger.key().id(), "stolen"), operator, 8, taken);
        offerRing("ring: revokes the last key", ring, operator, 8, ring.revoke(
                operator.key().id(), "by mistake"));
        KeyRing many = ring;
        for (int i = 1; i < KeyRing.MOST; i++) {
            many = many.with(SigningKey.make(new SecureRandom()).trusted("key " + i));
        }
        offerRing("ring: more keys than are kept", many, operator, 8, taken);
        add("ring: a configuration in its place", new RingGate(ring, facts()).judge(good(),
                KnownTime.exactly(NOON)));
    }

    private void offerRing(String kind, KeyRing own, SigningKey by, long version, KeyRing said) {
        add(kind, new RingGate(own, facts()).judge(by.sign(new RingStatement("home", HALL,
                version, VALID, said)).bytes(), KnownTime.exactly(NOON)));
    }

    private void add(String kind, RingVerdict verdict) {
        rows.add(switch (verdict) {
            case RingVerdict.Taken _ -> new Row(kind, 1, 1, Map.of());
            case Verdict.Refused refused -> new Row(kind, 1, 0, Map.of(refused.reason().word(),
                    1));
        });
    }

    private byte[] good(String what, String instead) {
        return operator.sign(statement(8, VALID, GOOD.replace(what, instead))).bytes();
    }

    private static DeviceFacts facts() {
        return new DeviceFacts(new DeviceId("hall"), "home", Set.of("ground-floor"), NEWEST,
                new DeviceBounds(SafetyLimits.DEFAULTS, Optional.empty()));
    }

    private void offer(String kind, byte[]... bundles) {
        offer(new ConfigGate(ring, facts()), kind, bundles);
    }

    private void offer(ConfigGate gate, String kind, byte[]... bundles) {
        Map<String, Integer> reasons = new TreeMap<>();
        int accepted = 0;
        for (byte[] bundle : bundles) {
            switch (gate.judge(bundle, KnownTime.exactly(NOON))) {
                case Verdict.Accepted _ -> accepted++;
                case Verdict.Refused refused ->
                    reasons.merge(refused.reason().word(), 1, Integer::sum);
            }
        }
        rows.add(new Row(kind, bundles.length, accepted, reasons));
    }
}
