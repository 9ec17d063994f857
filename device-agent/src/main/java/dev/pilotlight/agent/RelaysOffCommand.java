package dev.pilotlight.agent;

import dev.pilotlight.agent.gpio.RelayRest;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.config.Hardware;
import dev.pilotlight.config.Relay;
import dev.pilotlight.config.Wires;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Drives every configured relay to off: {@code ExecStopPost=} of the service, so that a relay opens
 * after any death of the agent, on kernels too that keep a released output as it was. It needs
 * nothing but the configuration, and may be run as often as one likes.
 */
@Command(name = "relays-off", description = "Drives every configured relay to off; for a machine whose agent is gone.")
final class RelaysOffCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();
    private Switch off = RelayRest::off;
    private Map<String, String> environment = System.getenv();

    /** With the usual places, until picocli reads others. */
    RelaysOffCommand() {}

    RelaysOffCommand(Places places) {
        this.places = places;
    }

    /** For tests: another header, and what systemd says. */
    RelaysOffCommand(Places places, Switch off, Map<String, String> environment) {
        this(places);
        this.off = off;
        this.environment = environment;
    }

    /** What drives one relay to off. */
    interface Switch {
        void off(Wires.RelayPin relay) throws IOException;
    }

    @Override
    public Integer call() {
        List<String> done = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        wired().forEach((pin, relay) -> {
            String name = relay.key() + " on " + pin.pin();
            try {
                off.off(pin);
                done.add(name);
            } catch (IOException why) {
                refused.add(name + ": " + why.getMessage());
            }
        });
        say(done, refused);
        return refused.isEmpty() ? 0 : Refusal.WORLD;
    }

    private void say(List<String> done, List<String> refused) {
        String after = environment.containsKey("SERVICE_RESULT") ? ending() : "";
        System.out.println("relays off" + after + ": " + (done.isEmpty()
                ? "none is on a pin"
                : String.join(", ", done)));
        refused.forEach(one -> System.out.println("relay NOT driven to off: " + one));
    }

    /** How the agent ended, in systemd's words. */
    private String ending() {
        return " after the agent's end (" + environment.get("SERVICE_RESULT") + ", "
                + environment.getOrDefault("EXIT_CODE", "never started") + " "
                + environment.getOrDefault("EXIT_STATUS", "") + ")";
    }

    /**
     * Of the file and of what was in force, which may be a signed configuration with other pins;
     * one that cannot be read does not keep the other's relays closed.
     */
    private Map<Wires.RelayPin, Relay> wired() {
        Map<Wires.RelayPin, Relay> wired = new LinkedHashMap<>();
        List<String> unread = new ArrayList<>();
        for (Supplier<FirmwareConfig> one : List.<Supplier<FirmwareConfig>>of(
                () -> Configuration.inForce(places),
                () -> Configuration.installed(places.config()))) {
            try {
                pins(one.get().hardware(), wired);
            } catch (RuntimeException broken) {
                unread.add(String.valueOf(broken.getMessage()));
            }
        }
        if (unread.size() > 1) {
            throw new Refusal(Refusal.INPUT, "relays-off: which pins are relays is unknown: "
                    + unread.getFirst());
        }
        return wired;
    }

    private static void pins(Hardware hardware, Map<Wires.RelayPin, Relay> wired) {
        if (hardware instanceof Hardware.Board board) {
            board.wires().relays().forEach((relay, pin) -> {
                if (wired.keySet().stream().noneMatch(one -> one.pin().equals(pin.pin()))) {
                    wired.put(pin, relay);
                }
            });
        }
    }
}
