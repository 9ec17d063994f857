package dev.pilotlight.cloud.broker;

import com.hivemq.extension.sdk.api.async.Async;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import com.hivemq.extension.sdk.api.client.parameter.Listener;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import dev.pilotlight.cloud.port.Registry;
import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Lets every client in that comes over the development listener, but none under a device's name: it
 * would take the device's place. What such a client says reaches neither twin nor store. Any
 * thread.
 */
final class DevelopmentGate implements SimpleAuthenticator {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Registry registry;
    private final ExecutorService readers;

    DevelopmentGate(Registry registry, ExecutorService readers) {
        this.registry = registry;
        this.readers = readers;
    }

    /** Whether a connection came over the development listener. */
    static boolean concerns(ConnectionInformation connection) {
        return connection.getListener().map(Listener::getName)
                .filter(BrokerFiles.DEVELOPMENT::equals).isPresent();
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        Async<SimpleAuthOutput> held = output.async(LIMIT, TimeoutFallback.FAILURE,
                ConnackReasonCode.SERVER_BUSY);
        readers.execute(() -> {
            decide(DeviceId.parse(input.getConnectPacket().getClientId()), output);
            held.resume();
        });
    }

    private void decide(Optional<DeviceId> named, SimpleAuthOutput output) {
        if (named.flatMap(registry::device).isPresent()) {
            output.failAuthentication(ConnackReasonCode.CLIENT_IDENTIFIER_NOT_VALID,
                    "a device has this name");
        } else {
            output.authenticateSuccessfully();
        }
    }
}
