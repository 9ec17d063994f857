package dev.pilotlight.faults.sim.net;

import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.port.Lines;
import dev.pilotlight.faults.sim.fault.Illness;
import dev.pilotlight.faults.sim.fault.Trouble;
import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one start of a device makes connections, within the limits that the real adapter has: 5 s for
 * TCP, 8 s for the CONNACK. One thread.
 */
public final class Calls implements Lines {
    private static final Duration TCP_LIMIT = Duration.ofSeconds(5);
    private static final Duration CONNACK_LIMIT = Duration.ofSeconds(8);
    private static final Duration SOON = Duration.ofMillis(40);
    /** TCP, TLS, CONNECT and SUBSCRIBE are four round trips. */
    private static final int ROUND_TRIPS = 4;
    private static final String PREFIX = "broker-";

    private final Network network;
    private final int house;
    private final DeviceId device;
    private final List<Wire> wires = new ArrayList<>();
    private boolean dead;

    Calls(Network network, int house, DeviceId device) {
        this.network = network;
        this.house = house;
        this.device = device;
    }

    @Override
    public void open(Call call, Caller caller) {
        int number = Integer.parseInt(call.broker().host().substring(PREFIX.length()));
        Broker broker = network.broker(number);
        Path path = network.path(house, number);
        network.attempted(device);
        Optional<Failure> obvious = obvious(path, broker);
        if (obvious.isPresent()) {
            boolean slow = path.isBlack();
            network.world().count(slow
                    ? "connection timed out"
                    : path.has(Trouble.CAPTIVE_PORTAL)
                            ? "captive portal answered"
                            : "connection refused");
            fail(caller, slow ? TCP_LIMIT : SOON, obvious.get());
        } else {
            knock(number, new Wire(network, path, broker, device, call, caller), path, caller);
        }
    }

    private static Optional<Failure> obvious(Path path, Broker broker) {
        if (path.has(Trouble.CAPTIVE_PORTAL)) {
            return Optional.of(new Failure(Failure.Kind.TLS,
                    "no secure connection: Unsupported or unrecognized SSL message"));
        }
        if (path.isBlack()) {
            return Optional.of(new Failure(Failure.Kind.TCP,
                    "it cannot be reached: connect timed out"));
        }
        return path.isRefused() || broker.has(Illness.DEAD)
                ? Optional.of(new Failure(Failure.Kind.TCP,
                        "it cannot be reached: Connection refused"))
                : Optional.empty();
    }

    /** Asks to be let in; whoever hears nothing gives up, and what comes later is not heard. */
    private void knock(int number, Wire wire, Path path, Caller caller) {
        wires.add(wire);
        Answer answer = new Answer(caller);
        network.world().after(CONNACK_LIMIT, () -> {
            if (answer.isOpen()) {
                network.world().count("connection unanswered");
                wire.discard();
                answer.failed(new Failure(Failure.Kind.NO_ANSWER,
                        "the cloud accepts connections and says nothing"));
            }
        });
        shake(path, ROUND_TRIPS - 1, () -> path.up(() -> admit(number, wire, path, answer)));
    }

    private static void shake(Path path, int trips, Runnable then) {
        if (trips == 0) {
            then.run();
        } else {
            path.up(() -> path.down(() -> shake(path, trips - 1, then)));
        }
    }

    private void admit(int number, Wire wire, Path path, Answer answer) {
        Broker broker = network.broker(number);
        if (broker.isFrozen() || broker.has(Illness.DEAD) || !wire.isOpen() || wire.isKnown()) {
            return;
        }
        Optional<Failure> refusal = broker.refusal(wire);
        if (refusal.isPresent()) {
            path.down(() -> answer.failed(refusal.get()));
            return;
        }
        path.joined(wire);
        broker.join(wire);
        path.down(() -> {
            if (!wire.isOpen()) {
                answer.failed(new Failure(Failure.Kind.LOST, "the connection broke: reset"));
            } else if (answer.take()) {
                network.world().count("connected to broker " + number);
                network.world().tell(device.value(), "is connected to broker " + number);
                wire.opened();
            }
        });
    }

    private void fail(Caller caller, Duration after, Failure why) {
        network.world().after(after, () -> new Answer(caller).failed(why));
    }

    /** The process or the power is gone: nobody says goodbye, and nobody is told anything more. */
    public void cut() {
        dead = true;
        wires.forEach(Wire::vanish);
    }

    /** One call is answered once. */
    private final class Answer {
        private final Caller caller;
        private boolean open = true;

        Answer(Caller caller) {
            this.caller = caller;
        }

        boolean isOpen() {
            return open && !dead;
        }

        boolean take() {
            boolean taken = isOpen();
            open = false;
            return taken;
        }

        void failed(Failure why) {
            if (take()) {
                caller.failed(why);
                network.stir(device);
            }
        }
    }

    @Override
    public Credentials credentials() {
        return new Credentials.Usable();
    }

    @Override
    public boolean hasNewCredentials() {
        return false;
    }
}
