package dev.pilotlight.cloud.dispatch;

import dev.pilotlight.cloud.port.Board;
import dev.pilotlight.cloud.port.Census;
import dev.pilotlight.cloud.port.DeviceView;
import dev.pilotlight.cloud.port.Registry;
import dev.pilotlight.cloud.port.Registry.Registered;
import dev.pilotlight.cloud.port.TimeSource;
import dev.pilotlight.cloud.presence.PresenceRules;
import dev.pilotlight.cloud.rollout.Member;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Properties;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who is registered, and who was heard lately. Any thread that may block. */
public record Residents(Registry registry, Board board, TimeSource time) implements Census {
    /** A device that is silent for a moment is not away: it would count for and against. */
    private static final Duration LATELY = Duration.ofMinutes(3);

    @Override
    public List<Counted> count() {
        Duration now = time.uptime();
        return registry.devices().stream().filter(device -> !device.revoked())
                .map(device -> new Counted(member(device), isReachable(device.device(), now),
                        installed(device.device())))
                .toList();
    }

    /** As the device's {@code health} tells it. */
    private Optional<Installed> installed(DeviceId device) {
        return board.view(device)
                .flatMap(view -> view.memory().shadow(Properties.HEALTH).reported().values()
                        .object("config"))
                .flatMap(config -> config.number("version")
                        .filter(number -> number.signum() >= 0 && number.precision() <= 15)
                        .map(number -> new Installed(number.longValue(),
                                config.string("sha256").orElse(""))));
    }

    private static Member member(Registered device) {
        return new Member(device.device(), device.place().site(), device.place().groups());
    }

    private boolean isReachable(DeviceId device, Duration now) {
        Optional<DeviceView> view = board.view(device);
        Optional<Duration> ago = view.flatMap(DeviceView::heardAt).map(now::minus);
        return switch (PresenceRules.standing(view.flatMap(seen -> seen.memory().sighting()),
                ago)) {
            case ONLINE, SLEEPING -> true;
            case SILENT -> ago.filter(since -> since.compareTo(LATELY) < 0).isPresent();
            case DISCONNECTED, LOST, UNKNOWN, NEVER -> false;
        };
    }
}
