package dev.pilotlight.signing;

import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.signing.RingVerdict.Taken;
import dev.pilotlight.signing.Verdict.Reason;
import dev.pilotlight.signing.Verdict.Refused;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way in for a change of whose signatures count, signed by a key that counts already. Keys are
 * added and revoked; none is taken out, a revoked one never comes back from afar, and at least one
 * that counts stays. Only somebody at the device can do otherwise. Immutable; any thread.
 */
public final class RingGate {
    /** For whoever trusts nobody: takes nothing. */
    public static final RingGate CLOSED = new RingGate(KeyRing.EMPTY, new DeviceFacts(
            new DeviceId("nobody"), "nobody", Set.of(), 0,
            new DeviceBounds(SafetyLimits.DEFAULTS, Optional.empty())));

    private final KeyRing ring;
    private final DeviceFacts device;

    /**
     * The gate of a device.
     *
     * @param device with the version of the last ring that it took as its newest
     */
    public RingGate(KeyRing ring, DeviceFacts device) {
        this.ring = ring;
        this.device = device;
    }

    /** What to do with the bytes that somebody offers. */
    public RingVerdict judge(byte[] offered, KnownTime now) {
        return switch (new Envelope(ring).open(offered)) {
            case Envelope.Opened.Shut(Refused why) -> why;
            case Envelope.Opened.Payload payload -> switch (RingStatement.read(payload.doc())) {
                case Decoded.Malformed<RingStatement>(List<Problem> problems) ->
                    new Refused(Reason.MALFORMED, problems);
                case Decoded.Ok<RingStatement>(RingStatement statement) ->
                    Terms.of(statement).refusal(device, now).<RingVerdict>map(why -> why)
                            .orElseGet(() -> changed(statement, payload));
            };
        };
    }

    private RingVerdict changed(RingStatement statement, Envelope.Opened.Payload payload) {
        KeyRing said = statement.ring();
        Optional<TrustedKey> back = said.keys().stream().filter(TrustedKey::counts)
                .filter(key -> !own(key).map(TrustedKey::counts).orElse(true)).findFirst();
        if (back.isPresent()) {
            return new Refused(Reason.KEY_COMES_BACK, named(own(back.get()).orElseThrow())
                    + " was revoked here, want another key in its place");
        }
        long added = said.keys().stream().filter(key -> own(key).isEmpty()).count();
        if (ring.keys().size() + added > KeyRing.MOST) {
            return new Refused(Reason.RING_FULL, "makes " + (ring.keys().size() + added)
                    + " keys, want at most " + KeyRing.MOST);
        }
        KeyRing next = ring.changedBy(said);
        return next.keys().stream().anyMatch(TrustedKey::counts)
                ? new Taken(next, statement, payload.key(), payload.sha256(), changes(said))
                : new Refused(Reason.NO_KEY_LEFT,
                        "revokes every key of this device, want one left that counts");
    }

    private Optional<TrustedKey> own(TrustedKey key) {
        return ring.key(key.key().id());
    }

    private List<String> changes(KeyRing said) {
        return said.keys().stream().flatMap(key -> change(key).stream()).toList();
    }

    private Optional<String> change(TrustedKey said) {
        Optional<TrustedKey> own = own(said);
        if (own.isPresent() && own.get().counts() == said.counts()) {
            return Optional.empty();
        }
        return Optional.of(named(own.orElse(said)) + said.revoked()
                .map(why -> " is revoked: " + why).orElse(" counts from now on"));
    }

    private static String named(TrustedKey key) {
        return key.name() + "'s key " + key.key().id();
    }
}
