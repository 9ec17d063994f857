package dev.pilotlight.cloud.broker;

import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission;
import com.hivemq.extension.sdk.api.async.Async;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.client.parameter.ClientTlsInformation;
import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import com.hivemq.extension.sdk.api.packets.auth.DefaultAuthorizationBehaviour;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import com.hivemq.extension.sdk.api.packets.connect.WillPublishPacket;
import com.hivemq.extension.sdk.api.packets.general.UserProperties;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import dev.pilotlight.cloud.access.TopicPolicy;
import dev.pilotlight.cloud.port.Alarms;
import dev.pilotlight.cloud.port.Registry;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Messages;
import dev.pilotlight.wire.Presence;
import dev.pilotlight.wire.Topics;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a device in: its certificate is one of ours and current, its client id is the certificate's
 * name, and its will speaks of itself alone. Any thread.
 */
final class DeviceGate implements SimpleAuthenticator {
    /** Where a connection keeps its will, for when it ends. */
    static final String WILL = "pilotlight.will";

    /** User property of CONNACK: whole seconds that a device's back-off may grow to. */
    static final String BACKOFF_CAP = "pilotlight-backoff-cap";

    private static final Duration LIMIT = Duration.ofSeconds(5);
    /** Names and values of all user properties of one packet. */
    static final int MAX_PROPERTIES = 1024;
    private static final Pattern COMMON_NAME = Pattern.compile("CN=([A-Za-z0-9-]{1,64})");
    private static final Logger LOG = LoggerFactory.getLogger(DeviceGate.class);

    private final Registry registry;
    private final TopicPolicy policy;
    private final Turnstile turnstile;
    private final Alarms alarms;
    private final ExecutorService readers;
    private final InstantSource realTime = InstantSource.system();

    DeviceGate(Registry registry, TopicPolicy policy, Turnstile turnstile, Alarms alarms,
            ExecutorService readers) {
        this.registry = registry;
        this.policy = policy;
        this.turnstile = turnstile;
        this.alarms = alarms;
        this.readers = readers;
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        Async<SimpleAuthOutput> held = output.async(LIMIT, TimeoutFallback.FAILURE,
                ConnackReasonCode.SERVER_BUSY);
        readers.execute(() -> {
            try {
                decide(input, output);
            } catch (RuntimeException broken) {
                LOG.error("cannot look up a certificate", broken);
                output.failAuthentication(ConnackReasonCode.SERVER_UNAVAILABLE,
                        "the registry cannot be read");
            } finally {
                held.resume();
            }
        });
    }

    private void decide(SimpleAuthInput input, SimpleAuthOutput output) {
        ConnectPacket connect = input.getConnectPacket();
        Optional<DeviceId> device = DeviceId.parse(connect.getClientId());
        if (device.isEmpty()) {
            output.failAuthentication(ConnackReasonCode.CLIENT_IDENTIFIER_NOT_VALID,
                    "client id: want " + DeviceId.WANTED);
            return;
        }
        Optional<X509Certificate> certificate = input.getConnectionInformation()
                .getClientTlsInformation().flatMap(ClientTlsInformation::getClientCertificate);
        if (!certificate.flatMap(DeviceGate::name).equals(device)) {
            output.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED,
                    "the client id is not the certificate's common name");
            return;
        }
        String serial = certificate.get().getSerialNumber().toString(16);
        if (!registry.isCurrent(device.get(), serial)) {
            output.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED,
                    "the certificate is revoked or was replaced");
            return;
        }
        // A renewed certificate that has come this far works, so the one before it may end.
        registry.settle(device.get(), serial, realTime.instant());
        // Only now: a stranger must not use up the rights of the device whose name he gives.
        switch (turnstile.connects(device.get().value())) {
            case WELCOME -> admit(device.get(), input.getConnectionInformation(), connect, output);
            case TOO_OFTEN -> output.failAuthentication(
                    ConnackReasonCode.CONNECTION_RATE_EXCEEDED, "this device connects too often");
            case CONTESTED -> contest(output);
            case ALARMING -> {
                alarms.raise(device.get(), "identity-used-twice",
                        "two clients use this device's identity and throw each other out; if this "
                                + "goes on, revoke the device and enrol it anew");
                contest(output);
            }
        }
    }

    private static void contest(SimpleAuthOutput output) {
        output.failAuthentication(ConnackReasonCode.CONNECTION_RATE_EXCEEDED,
                "another client with this identity has just been thrown out");
    }

    private void admit(DeviceId device, ConnectionInformation connection, ConnectPacket connect,
            SimpleAuthOutput output) {
        if (size(connect.getUserProperties()) > MAX_PROPERTIES) {
            output.failAuthentication(ConnackReasonCode.QUOTA_EXCEEDED,
                    "user properties: want at most " + MAX_PROPERTIES + " bytes");
            return;
        }
        Optional<WillPublishPacket> will = connect.getWillPublish();
        Optional<String> wrong = will.flatMap(packet -> wrong(device, packet));
        if (wrong.isPresent()) {
            output.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED, wrong.get());
            return;
        }
        will.flatMap(WillPublishPacket::getPayload)
                .ifPresent(payload -> connection.getConnectionAttributeStore().put(WILL,
                        payload.duplicate()));
        // The guard asks the policy about each message. HiveMQ asks these permissions about the
        // will, and about nothing else: so they allow what a will may say.
        output.getDefaultPermissions().clear();
        output.getDefaultPermissions().setDefaultBehaviour(DefaultAuthorizationBehaviour.DENY);
        output.getDefaultPermissions().add(Builders.topicPermission()
                .topicFilter(Topics.state(policy.tenant(), device))
                .activity(TopicPermission.MqttActivity.PUBLISH).build());
        turnstile.spread().ifPresent(cap -> output.getOutboundUserProperties()
                .addUserProperty(BACKOFF_CAP, Long.toString(cap.toSeconds())));
        output.authenticateSuccessfully();
    }

    private Optional<String> wrong(DeviceId device, WillPublishPacket will) {
        if (!policy.will(device, will.getTopic())) {
            return Optional.of("will: want the topic of the device's own state");
        }
        Decoded<Presence> said = Messages.presence(bytes(will.getPayload()));
        if (!said.problems().isEmpty()) {
            return Optional.of("will: " + said.problems().getFirst());
        }
        return Optional.empty();
    }

    /** Characters of all names and values. */
    static int size(UserProperties properties) {
        return properties.asList().stream()
                .mapToInt(property -> property.getName().length() + property.getValue().length())
                .sum();
    }

    /** The payload's bytes; none when there is no payload. */
    static byte[] bytes(Optional<ByteBuffer> payload) {
        ByteBuffer buffer = payload.map(ByteBuffer::duplicate).orElse(ByteBuffer.allocate(0));
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** TLS has verified the chain and its dates; the name is all that is left to read. */
    private static Optional<DeviceId> name(X509Certificate certificate) {
        Matcher name = COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName());
        return name.matches() ? DeviceId.parse(name.group(1)) : Optional.empty();
    }
}
