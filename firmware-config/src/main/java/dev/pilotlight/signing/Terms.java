package dev.pilotlight.signing;

import dev.pilotlight.signing.Verdict.Reason;
import dev.pilotlight.signing.Verdict.Refused;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Properties;
import dev.pilotlight.wire.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** For whom, as which version and when: what everything that is signed says beside its matter. */
record Terms(String tenant, Target target, long version, Validity validity) {
    private static final String INSTANT_WANTED = "a moment such as 2017-02-28T17:37:00Z";

    Terms {
        if (version < 1 || version > Statement.HIGHEST_VERSION) {
            throw new IllegalArgumentException(
                    "version is " + version + ", want 1 to " + Statement.HIGHEST_VERSION);
        }
        if (!Topics.TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException("tenant is no name, want " + DeviceId.WANTED);
        }
    }

    static Terms of(Said said) {
        return new Terms(said.tenant(), said.target(), said.version(), said.validity());
    }

    /** The document with these terms. */
    Doc.Obj on(Doc.Obj doc) {
        Doc.Obj whom = switch (target) {
            case Target.Thing(DeviceId thing) -> Doc.Obj.of("thing", Doc.text(thing.value()));
            case Target.Group(String name) -> Doc.Obj.of("group", Doc.text(name));
        };
        return doc.with("for", whom.with("tenant", Doc.text(tenant)))
                .with("version", Doc.num(BigDecimal.valueOf(version)))
                .with("notBefore", Doc.text(validity.notBefore().toString()))
                .with("notAfter", Doc.text(validity.notAfter().toString()));
    }

    /** Reads the terms; empty when the fields then know what is wrong. */
    static Optional<Terms> read(Fields fields) {
        Fields whom = fields.object("for");
        String tenant = whom.parsed("tenant", "nobody", DeviceId.WANTED, Terms::name);
        whom.required("tenant", "want whose device");
        Target target = target(whom);
        long version = fields.whole("version", 1, Statement.HIGHEST_VERSION);
        return validity(fields)
                .filter(_ -> version >= 1 && version <= Statement.HIGHEST_VERSION)
                .map(validity -> new Terms(tenant, target, version, validity));
    }

    private static Target target(Fields whom) {
        boolean one = whom.has("thing");
        if (one == whom.has("group")) {
            whom.wrong("", "has " + (one ? "both" : "neither") + ", want thing or group");
        }
        Target target = whom.parsed(one ? "thing" : "group", new Target.Group("nobody"),
                DeviceId.WANTED, text -> DeviceId.parse(text)
                        .map(name -> one ? new Target.Thing(name) : new Target.Group(text)));
        whom.refuseUnknown();
        return target;
    }

    private static Optional<Validity> validity(Fields fields) {
        Instant from = moment(fields, "notBefore");
        Instant until = moment(fields, "notAfter");
        if (from.isBefore(until)) {
            return Optional.of(new Validity(from, until));
        }
        fields.wrong("notAfter", "is " + until + ", want an end after notBefore");
        return Optional.empty();
    }

    private static Instant moment(Fields fields, String key) {
        fields.required(key, "want " + INSTANT_WANTED);
        return fields.parsed(key, Instant.EPOCH, INSTANT_WANTED, Properties::instant);
    }

    private static Optional<String> name(String text) {
        return Topics.TENANT.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /** Why this device does not take it now, if it does not. */
    Optional<Refused> refusal(DeviceFacts device, KnownTime now) {
        if (!device.isMeant(this)) {
            return Optional.of(new Refused(Reason.OTHER_DEVICE, "is for " + target + " of "
                    + tenant + ", want " + device.thing() + " of " + device.tenant()
                    + " or a group of its"));
        }
        if (version <= device.newest()) {
            return Optional.of(new Refused(Reason.REPLAYED, "is version " + version
                    + ", want a newer one than " + device.newest()));
        }
        if (Versions.isTooHigh(version, device.newest())) {
            return Optional.of(new Refused(Reason.VERSION_TOO_HIGH, "is version " + version
                    + ", want " + (device.newest() + 1) + " to " + (device.newest()
                            + Versions.MOST_STEP)
                    + ": few would be left after it"));
        }
        return outOfTime(now);
    }

    private Optional<Refused> outOfTime(KnownTime now) {
        if (!now.atLeast().isBefore(validity.notAfter())) {
            return Optional.of(new Refused(Reason.EXPIRED,
                    "was valid until " + validity.notAfter() + ", want a valid one"));
        }
        if (!now.atLeast().isBefore(validity.notBefore())) {
            return Optional.empty();
        }
        return Optional.of(now.trusted()
                ? new Refused(Reason.NOT_YET_VALID,
                        "is valid from " + validity.notBefore() + ", want it then")
                : new Refused(Reason.CLOCK_NOT_SET, "is valid from " + validity.notBefore()
                        + ", want this device's clock set to know whether that has come"));
    }
}
