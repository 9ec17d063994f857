package dev.pilotlight.agent.slots;

import dev.pilotlight.agent.port.Keys;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.signing.ConfigGate;
import dev.pilotlight.signing.DeviceBounds;
import dev.pilotlight.signing.DeviceFacts;
import dev.pilotlight.signing.RingGate;
import dev.pilotlight.signing.RingVerdict;
import dev.pilotlight.units.Decoded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys in {@link TrustFile}, read anew each time: somebody on the spot may change it meanwhile.
 *
 * @param installed whose name, tenant and bounds hold
 */
public record FileKeys(Path data, FirmwareConfig installed) implements Keys {
    private static final Logger LOG = LoggerFactory.getLogger(FileKeys.class);

    @Override
    public ConfigGate gate(long newest) {
        TrustFile trust = trust();
        return new ConfigGate(trust.ring(), facts(trust, newest));
    }

    @Override
    public RingGate ringGate() {
        TrustFile trust = trust();
        return new RingGate(trust.ring(), facts(trust, trust.last().version()));
    }

    @Override
    public boolean has(String sha256) {
        return trust().last().sha256().equals(sha256);
    }

    @Override
    public void keep(RingVerdict.Taken change) {
        TrustFile trust = trust();
        try {
            new TrustFile(change.ring(), trust.groups(), trust.wiring(), new TrustFile.Last(
                    change.statement().version(), change.sha256())).write(data);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private DeviceFacts facts(TrustFile trust, long newest) {
        return new DeviceFacts(installed.thing(), installed.tenant(), trust.groups(), newest,
                new DeviceBounds(installed.limits(), trust.wiring()
                        ? Optional.empty()
                        : Optional.of(installed.hardware())));
    }

    private TrustFile trust() {
        return switch (TrustFile.read(data)) {
            case Decoded.Ok<TrustFile>(TrustFile read) -> read;
            case Decoded.Malformed<TrustFile>(var problems) -> {
                LOG.error("nobody is trusted: trust.json {}", problems);
                yield TrustFile.NOBODY;
            }
        };
    }
}
