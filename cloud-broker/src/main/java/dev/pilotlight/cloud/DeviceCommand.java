package dev.pilotlight.cloud;

import dev.pilotlight.cloud.port.Registry.Registered;
import dev.pilotlight.units.DeviceId;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Registers, lists and revokes devices; works beside a running service. */
@Command(name = "device", mixinStandardHelpOptions = true, description = "Registers, lists and revokes devices.")
final class DeviceCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw Console.of(spec).wrong("want one of: add, list, revoke");
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Registers a device and prints its one-time token, good for 24 hours.")
    int add(@Parameters(paramLabel = "THING") String thing, @Mixin Main.Data data)
            throws IOException {
        DeviceId device = device(thing);
        try (Office office = Office.existing(data.directory)) {
            String token = office.desk().token(device);
            office.audit().note(Console.WHO, "register", device.value(),
                    "a one-time token for 24 hours");
            say(token);
        }
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists devices: name, state, end of certificate.")
    int list(@Mixin Main.Data data) throws IOException {
        try (Office office = Office.existing(data.directory)) {
            office.registry().devices().forEach(device -> say(line(device)));
        }
        return 0;
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Takes every right from a device; it is disconnected within seconds.")
    int revoke(@Parameters(paramLabel = "THING") String thing, @Mixin Main.Data data)
            throws IOException {
        DeviceId device = device(thing);
        try (Office office = Office.existing(data.directory)) {
            if (!office.registry().revoke(device, office.realTime().instant())) {
                throw new IOException("no device " + device + ", see: device list");
            }
            office.audit().note(Console.WHO, "revoke", device.value(), "");
            say(device + " is revoked");
        }
        return 0;
    }

    private static String line(Registered device) {
        String state = device.revoked()
                ? "revoked"
                : device.certificateUntil().map(until -> "enrolled, certificate until " + until)
                        .orElse("not enrolled yet");
        return device.device() + "  " + state;
    }

    private DeviceId device(String thing) {
        return DeviceId.parse(thing).orElseThrow(() -> Console.of(spec)
                .wrong("THING is \"" + thing + "\", want " + DeviceId.WANTED));
    }

    private void say(String line) {
        Console.of(spec).say(line);
    }
}
