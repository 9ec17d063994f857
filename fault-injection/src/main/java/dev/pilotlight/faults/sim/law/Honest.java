package dev.pilotlight.faults.sim.law;

import dev.pilotlight.agent.link.LinkReport;
import dev.pilotlight.cloud.presence.PresenceRules;
import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.util.Optional;

/** Law L11: neither side says "online" of what has not just proved it. */
final class Honest implements Rule {
    /** A heartbeat each 10 s, and 4 s for its acknowledgement. */
    private static final Duration IDLE = Duration.ofSeconds(15);
    /** A keep-alive of ten seconds, and three for its way. */
    private static final Duration PROVED = Duration.ofSeconds(13);
    /** What a message may be under way on a slow and lossy network, or in a slow store. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(45);

    private final Home home;
    private final Vigil vigil;
    private final Service service;
    private final DeviceId device;

    Honest(Home home, Vigil vigil, Service service) {
        this.home = home;
        this.vigil = vigil;
        this.service = service;
        this.device = home.plan().config().thing();
    }

    @Override
    public Law law() {
        return Law.L11;
    }

    @Override
    public String sentence() {
        return "a device shows \"online\" for at most 15 s after the last word of its broker, and the"
                + " cloud for at most 13 s after the device's last word came in (58 s after it was"
                + " said)";
    }

    @Override
    public Optional<String> broken() {
        return here().or(this::there);
    }

    private Optional<String> here() {
        Duration silent = home.world().now().minus(service.network().provedAt(device));
        return silent.compareTo(IDLE) > 0 && vigil.decidingFor().compareTo(IDLE) > 0 && home
                .report().filter(LinkReport::up).isPresent()
                        ? Optional.of("shows online %.1f s after the last word of its broker"
                                .formatted(silent.toMillis() / 1e3))
                        : Optional.empty();
    }

    private Optional<String> there() {
        Duration silent = home.world().now().minus(service.network().sentAt(device));
        Duration allowed = PROVED.plus(UNDER_WAY);
        return silent.compareTo(allowed) > 0 && service.network().frozenFor().compareTo(
                allowed) > 0 && service.cloud().filter(
                        cloud -> cloud.standing(device) == PresenceRules.Standing.ONLINE)
                        .isPresent()
                                ? Optional.of("is shown as online %d s after it last said anything"
                                        .formatted(silent.toSeconds()))
                                : Optional.empty();
    }
}
