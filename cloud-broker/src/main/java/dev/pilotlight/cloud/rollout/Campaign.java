package dev.pilotlight.cloud.rollout;

import dev.pilotlight.signing.RingStatement;
import dev.pilotlight.signing.Said;
import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.signing.Statement;
import dev.pilotlight.twin.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A roll-out as people ordered it: drafted, approved if it is large, then begun. Immutable.
 *
 * @param approver who agreed to it, if somebody did
 * @param begun empty while it is a draft
 */
public record Campaign(RolloutPlan plan, Offer offer, String target, Instant created,
        Optional<String> approver, Optional<Begun> begun) {

    /**
     * What is offered to devices.
     *
     * @param said what the signer says; the cloud does not judge it, each device's gate does
     */
    public record Offer(SignedConfig signed, Said said) {
        /** The configuration in it; empty when it is a ring of keys. */
        public Optional<Doc.Obj> configuration() {
            return switch (said) {
                case Statement statement -> Optional.of(statement.configuration());
                case RingStatement _ -> Optional.empty();
            };
        }
    }

    /** When it began and with whom; who comes later joins by an event. */
    public record Begun(Instant at, List<Member> members) {
        public Begun {
            members = List.copyOf(members);
        }
    }

    public String id() {
        return plan.id();
    }

    /** The same with somebody's consent. */
    public Campaign approved(String who) {
        return new Campaign(plan, offer, target, created, Optional.of(who), begun);
    }

    /** The same under way. */
    public Campaign begun(Instant now, List<Member> members) {
        return new Campaign(plan, offer, target, created, approver,
                Optional.of(new Begun(now, members)));
    }
}
