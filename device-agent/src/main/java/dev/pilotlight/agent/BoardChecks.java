package dev.pilotlight.agent;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.gpio.GpioChip;
import dev.pilotlight.agent.gpio.PersistedOutputs;
import dev.pilotlight.agent.identity.Identity;
import dev.pilotlight.agent.system.SystemTime;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.config.Hardware;
import dev.pilotlight.config.Pin;
import dev.pilotlight.config.Wires;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the board itself shows: pins, clock, card, certificate. Changes nothing. */
final class BoardChecks {
    private static final long MEBI = 1 << 20;
    /** A journal of 30 days and its write-ahead log. */
    private static final long LEAST_FREE = 100 * MEBI;
    /** It is renewed by itself long before. */
    private static final Duration SOON = Duration.ofDays(14);
    /** What this program calls the lines that it has. */
    private static final String OURS = "pilotlight";

    private final FirmwareConfig config;
    private final Path data;
    private final Path sys;
    private final Instant now;

    BoardChecks(FirmwareConfig config, Path data, Path sys, Instant now) {
        this.config = config;
        this.data = data;
        this.sys = sys;
        this.now = now;
    }

    void into(Diagnosis diagnosis) {
        if (config.hardware() instanceof Hardware.Board board) {
            pins(board.wires(), diagnosis);
            death(diagnosis);
        } else {
            diagnosis.good("pins: none, the house is simulated");
        }
        clock(SystemTime.judged(), diagnosis);
        card(diagnosis);
        certificate(diagnosis);
    }

    private static void pins(Wires wires, Diagnosis diagnosis) {
        try {
            GpioChip header = GpioChip.header();
            for (Map.Entry<Pin, String> wired : relays(wires).entrySet()) {
                pin(header, wired.getKey(), wired.getValue(), diagnosis);
            }
        } catch (IOException missing) {
            diagnosis.wrong("pins: " + missing.getMessage(),
                    "sudo adduser $USER gpio, and log in again; on other boards want"
                            + " hardware.driver: house");
        }
    }

    private void death(Diagnosis diagnosis) {
        if (PersistedOutputs.here(sys)) {
            diagnosis.wrong(PersistedOutputs.SENTENCE, PersistedOutputs.REMEDY);
        } else {
            diagnosis.good("relays: this kernel lets go of a relay when the agent is killed");
        }
    }

    private static SortedMap<Pin, String> relays(Wires wires) {
        SortedMap<Pin, String> relays = new TreeMap<>();
        wires.relays().forEach((relay, wire) -> relays.put(wire.pin(), "relay " + relay.key()));
        return relays;
    }

    private static void pin(GpioChip header, Pin pin, String use, Diagnosis diagnosis)
            throws IOException {
        String what = "pin " + pin + ", " + use + ": ";
        Optional<String> user = header.user(pin.number());
        if (user.isEmpty()) {
            diagnosis.good(what + "free; the agent takes it when it runs");
        } else if (user.get().startsWith(OURS)) {
            diagnosis.good(what + "held by the agent");
        } else {
            diagnosis.wrong(what + "taken by " + user.get(),
                    "end that program, or take its overlay out of config.txt; or wire another pin");
        }
    }

    private void clock(ClockTrust trust, Diagnosis diagnosis) {
        String what = "clock: " + now.toString().substring(0, 16) + " UTC, ";
        switch (trust) {
            case TRUSTED -> diagnosis.good(what + "kept by a time service");
            case DRIFTING -> diagnosis.good(what + "runs alone; no time service keeps it now");
            case UNKNOWN -> diagnosis.wrong(what
                    + "never set: the schedule waits, holds and frost protection act",
                    "let the board reach a time service (timedatectl set-ntp true), or add a"
                            + " battery clock (dtoverlay=i2c-rtc)");
        }
    }

    private void card(Diagnosis diagnosis) {
        try {
            FileStore store = Files.getFileStore(data);
            long free = store.getUsableSpace();
            String what = "card: " + free / MEBI + " MB free under " + data;
            if (store.isReadOnly()) {
                diagnosis.wrong("card: " + data + " is read-only; control goes on from memory",
                        "dmesg tells why: a worn card is replaced, its image restored");
            } else if (free < LEAST_FREE) {
                diagnosis.wrong(what + ", want " + LEAST_FREE / MEBI,
                        "make room: journalctl --vacuum-size=50M; sudo apt clean");
            } else {
                diagnosis.good(what);
            }
        } catch (IOException missing) {
            diagnosis.wrong("card: " + data + " cannot be looked at",
                    "it is made when the agent starts; is --data right, and may you read it?");
        }
    }

    private void certificate(Diagnosis diagnosis) {
        Path directory = data.resolve("identity");
        if (!Files.exists(directory.resolve("cert.pem"))) {
            enrolment(diagnosis);
            return;
        }
        try {
            expiry(Identity.load(directory).expiry(), diagnosis);
        } catch (IOException | GeneralSecurityException unusable) {
            diagnosis.wrong("certificate: cannot be used: " + unusable.getMessage(),
                    "pilotlight enrol --again --cloud URL --token T");
        }
    }

    private void enrolment(Diagnosis diagnosis) {
        boolean needed = !config.connections().link().brokers().isEmpty() && config.connections()
                .link().own().isEmpty();
        if (needed) {
            diagnosis.wrong("certificate: none, and link.brokers is set",
                    "pilotlight enrol --cloud URL --token T");
        } else {
            diagnosis.good("certificate: none, and none is needed");
        }
    }

    private void expiry(Instant until, Diagnosis diagnosis) {
        String day = until.toString().substring(0, 10);
        if (now.plus(SOON).isAfter(until)) {
            diagnosis.wrong("certificate: good until " + day + " only",
                    "it renews itself while the cloud answers; else pilotlight enrol --again");
        } else {
            diagnosis.good("certificate: good until " + day);
        }
    }
}
