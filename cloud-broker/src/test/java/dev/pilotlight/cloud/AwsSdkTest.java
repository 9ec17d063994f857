package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.crt.iot.MqttRequestResponseClientOptions;
import software.amazon.awssdk.crt.iot.StreamingOperation;
import software.amazon.awssdk.crt.iot.SubscriptionStatusEventType;
import software.amazon.awssdk.crt.mqtt.MqttClientConnection;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions;
import software.amazon.awssdk.crt.mqtt5.OnAttemptingConnectReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionFailureReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionSuccessReturn;
import software.amazon.awssdk.crt.mqtt5.OnDisconnectionReturn;
import software.amazon.awssdk.crt.mqtt5.OnStoppedReturn;
import software.amazon.awssdk.iot.AwsIotMqtt5ClientBuilder;
import software.amazon.awssdk.iot.AwsIotMqttConnectionBuilder;
import software.amazon.awssdk.iot.V2ClientStreamOptions;
import software.amazon.awssdk.iot.iotshadow.IotShadowV2Client;
import software.amazon.awssdk.iot.iotshadow.model.DeleteNamedShadowRequest;
import software.amazon.awssdk.iot.iotshadow.model.GetNamedShadowRequest;
import software.amazon.awssdk.iot.iotshadow.model.GetShadowRequest;
import software.amazon.awssdk.iot.iotshadow.model.NamedShadowDeltaUpdatedSubscriptionRequest;
import software.amazon.awssdk.iot.iotshadow.model.NamedShadowUpdatedSubscriptionRequest;
import software.amazon.awssdk.iot.iotshadow.model.ShadowDeltaUpdatedEvent;
import software.amazon.awssdk.iot.iotshadow.model.ShadowState;
import software.amazon.awssdk.iot.iotshadow.model.ShadowUpdatedEvent;
import software.amazon.awssdk.iot.iotshadow.model.UpdateNamedShadowRequest;
import software.amazon.awssdk.iot.iotshadow.model.UpdateShadowRequest;
import software.amazon.awssdk.iot.iotshadow.model.UpdateShadowResponse;
import software.amazon.awssdk.iot.iotshadow.model.V2ErrorResponse;
import software.amazon.awssdk.iot.iotshadow.model.V2ErrorResponseException;

/**
 * Amazon's own device SDK for Java, unmodified, against the twin: over MQTT 3.1.1 and over MQTT 5.
 */
class AwsSdkTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();
    private static final String SHADOW = "garden";
    private static final int SECONDS = 20;
    private static final MqttRequestResponseClientOptions OPTIONS = MqttRequestResponseClientOptions
            .builder().withMaxRequestResponseSubscriptions(8).withMaxStreamingSubscriptions(4)
            .withOperationTimeoutSeconds(SECONDS).build();

    /** Which of the SDK's two MQTT clients carries the shadow client. */
    enum Protocol {
        MQTT_3_1_1("3"), MQTT_5("5");

        private final String digit;

        Protocol(String digit) {
            this.digit = digit;
        }
    }

    /** A device that runs the SDK. */
    private record Sdk(String thing, IotShadowV2Client shadows, Runnable hangUp)
            implements
                AutoCloseable {
        static Sdk connect(Protocol protocol, String name) throws Exception {
            String thing = name + "-" + protocol.digit;
            TestDevice device = CLOUD.enrolled(thing);
            String certificate = pem("CERTIFICATE", device.certificate());
            String key = pem("PRIVATE KEY", device.keys().getPrivate());
            String authority = pem("CERTIFICATE", device.chain().get(1));
            return switch (protocol) {
                case MQTT_3_1_1 -> over311(thing, certificate, key, authority);
                case MQTT_5 -> over5(thing, certificate, key, authority);
            };
        }

        private static Sdk over311(String thing, String certificate, String key,
                String authority) throws Exception {
            try (AwsIotMqttConnectionBuilder builder = AwsIotMqttConnectionBuilder
                    .newMtlsBuilder(certificate, key)) {
                MqttClientConnection connection = builder.withCertificateAuthority(authority)
                        .withEndpoint("localhost").withPort(CLOUD.mqttPort).withClientId(thing)
                        .withCleanSession(true).build();
                connection.connect().get(SECONDS, TimeUnit.SECONDS);
                return new Sdk(thing, IotShadowV2Client.newFromMqtt311(connection, OPTIONS),
                        () -> {
                            connection.disconnect().join();
                            connection.close();
                        });
            }
        }

        private static Sdk over5(String thing, String certificate, String key, String authority) {
            try (AwsIotMqtt5ClientBuilder builder = AwsIotMqtt5ClientBuilder
                    .newDirectMqttBuilderWithMtlsFromMemory("localhost", certificate, key)) {
                Mqtt5Client client = builder.withCertificateAuthority(authority)
                        .withPort((long) CLOUD.mqttPort).withClientId(thing)
                        .withLifeCycleEvents(new Silent()).build();
                client.start();
                return new Sdk(thing, IotShadowV2Client.newFromMqtt5(client, OPTIONS), () -> {
                    client.stop();
                    client.close();
                });
            }
        }

        UpdateShadowResponse update(ShadowState state, @Nullable Integer version) throws Exception {
            UpdateNamedShadowRequest request = new UpdateNamedShadowRequest();
            request.thingName = thing;
            request.shadowName = SHADOW;
            request.state = state;
            request.version = version;
            return got(shadows.updateNamedShadow(request));
        }

        @Override
        public void close() {
            shadows.close();
            hangUp.run();
        }
    }

    /** The SDK wants somebody to tell of its connection. */
    private static final class Silent implements Mqtt5ClientOptions.LifecycleEvents {
        @Override
        public void onAttemptingConnect(Mqtt5Client client, OnAttemptingConnectReturn event) {
            // The test sees what comes of it.
        }

        @Override
        public void onConnectionSuccess(Mqtt5Client client, OnConnectionSuccessReturn event) {
            // The same.
        }

        @Override
        public void onConnectionFailure(Mqtt5Client client, OnConnectionFailureReturn event) {
            // The same.
        }

        @Override
        public void onDisconnection(Mqtt5Client client, OnDisconnectionReturn event) {
            // The same.
        }

        @Override
        public void onStopped(Mqtt5Client client, OnStoppedReturn event) {
            // The same.
        }
    }

    private static <T> T got(CompletableFuture<T> answer) throws Exception {
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    private static String pem(String what, Certificate certificate)
            throws GeneralSecurityException {
        return pem(what, certificate.getEncoded());
    }

    private static String pem(String what, Key key) {
        return pem(what, key.getEncoded());
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END " + what + "-----\n";
    }

    private static ShadowState desired(Map<String, Object> values) {
        ShadowState state = new ShadowState();
        state.desired = new HashMap<>(values);
        return state;
    }

    private static ShadowState reported(Map<String, Object> values) {
        ShadowState state = new ShadowState();
        state.reported = new HashMap<>(values);
        return state;
    }

    /** The error that the service answered. */
    private static V2ErrorResponse refusal(Throwable thrown) {
        assertThat(thrown).isInstanceOf(ExecutionException.class);
        return assertThat(thrown.getCause())
                .asInstanceOf(InstanceOfAssertFactories.type(V2ErrorResponseException.class))
                .actual().getModeledError();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void itUpdatesGetsAndDeletesANamedShadow(Protocol protocol) throws Exception {
        try (Sdk sdk = Sdk.connect(protocol, "aws-1")) {
            UpdateShadowResponse first = sdk.update(
                    reported(Map.of("soil", 0.31, "valves", List.of("a", "b"))), null);
            assertThat(first.version).isEqualTo(1);
            assertThat(first.state.reported).containsEntry("soil", 0.31);
            assertThat(first.clientToken).isNotBlank();

            GetNamedShadowRequest get = new GetNamedShadowRequest();
            get.thingName = sdk.thing();
            get.shadowName = SHADOW;
            assertThat(got(sdk.shadows().getNamedShadow(get)).state.reported)
                    .containsEntry("valves", List.of("a", "b"));

            DeleteNamedShadowRequest delete = new DeleteNamedShadowRequest();
            delete.thingName = sdk.thing();
            delete.shadowName = SHADOW;
            assertThat(got(sdk.shadows().deleteNamedShadow(delete)).version).isEqualTo(1);
            V2ErrorResponse missing = refusal(
                    catchThrowable(() -> got(sdk.shadows().getNamedShadow(get))));
            assertThat(missing.code).isEqualTo(404);
            assertThat(missing.message).contains("No shadow exists with");
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void itIsToldOfAVersionConflictAndABadRequest(Protocol protocol) throws Exception {
        try (Sdk sdk = Sdk.connect(protocol, "aws-2")) {
            sdk.update(reported(Map.of("a", 1)), null);
            assertThat(sdk.update(reported(Map.of("a", 2)), 1).version).isEqualTo(2);
            assertThat(refusal(catchThrowable(() -> sdk.update(reported(Map.of("a", 3)), 1))).code)
                    .isEqualTo(409);
            Map<String, Object> deep = Map.of("a", Map.of("b", Map.of("c", Map.of("d",
                    Map.of("e", Map.of("f", Map.of("g", Map.of("h", 1))))))));
            assertThat(refusal(catchThrowable(() -> sdk.update(reported(deep), null))).code)
                    .isEqualTo(400);
            assertThat(refusal(catchThrowable(
                    () -> sdk.update(reported(Map.of("a", "x".repeat(9000))), null))).code)
                    .isEqualTo(413);
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void itHearsDeltasAndDocumentsAndANullDeletes(Protocol protocol) throws Exception {
        try (Sdk sdk = Sdk.connect(protocol, "aws-3")) {
            BlockingQueue<ShadowDeltaUpdatedEvent> deltas = new LinkedBlockingQueue<>();
            BlockingQueue<ShadowUpdatedEvent> documents = new LinkedBlockingQueue<>();
            try (StreamingOperation _ = deltas(sdk, deltas);
                    StreamingOperation _ = documents(sdk, documents)) {
                sdk.update(reported(Map.of("valve", "shut")), null);
                sdk.update(desired(Map.of("valve", "open")), null);

                assertThat(deltas.poll(SECONDS, TimeUnit.SECONDS).state)
                        .containsEntry("valve", "open");
                assertThat(documents.poll(SECONDS, TimeUnit.SECONDS).current.version).isEqualTo(1);
                assertThat(documents.poll(SECONDS, TimeUnit.SECONDS).current.state.desired)
                        .containsEntry("valve", "open");

                ShadowState erase = new ShadowState();
                erase.desiredIsNullable = true;
                assertThat(sdk.update(erase, null).version).isEqualTo(3);
                assertThat(documents.poll(SECONDS, TimeUnit.SECONDS).current.state.desired)
                        .isNull();
            }
        }
    }

    private static StreamingOperation deltas(Sdk sdk,
            BlockingQueue<ShadowDeltaUpdatedEvent> inbox) throws Exception {
        NamedShadowDeltaUpdatedSubscriptionRequest request = new NamedShadowDeltaUpdatedSubscriptionRequest();
        request.thingName = sdk.thing();
        request.shadowName = SHADOW;
        CompletableFuture<SubscriptionStatusEventType> subscribed = new CompletableFuture<>();
        StreamingOperation stream = sdk.shadows().createNamedShadowDeltaUpdatedStream(request,
                V2ClientStreamOptions.<ShadowDeltaUpdatedEvent>builder()
                        .withStreamEventHandler(inbox::add)
                        .withSubscriptionEventHandler(
                                event -> subscribed.complete(event.getType()))
                        .build());
        stream.open();
        assertThat(got(subscribed)).isEqualTo(SubscriptionStatusEventType.SUBSCRIPTION_ESTABLISHED);
        return stream;
    }

    private static StreamingOperation documents(Sdk sdk, BlockingQueue<ShadowUpdatedEvent> inbox)
            throws Exception {
        NamedShadowUpdatedSubscriptionRequest request = new NamedShadowUpdatedSubscriptionRequest();
        request.thingName = sdk.thing();
        request.shadowName = SHADOW;
        CompletableFuture<SubscriptionStatusEventType> subscribed = new CompletableFuture<>();
        StreamingOperation stream = sdk.shadows().createNamedShadowUpdatedStream(request,
                V2ClientStreamOptions.<ShadowUpdatedEvent>builder()
                        .withStreamEventHandler(inbox::add)
                        .withSubscriptionEventHandler(
                                event -> subscribed.complete(event.getType()))
                        .build());
        stream.open();
        assertThat(got(subscribed)).isEqualTo(SubscriptionStatusEventType.SUBSCRIPTION_ESTABLISHED);
        return stream;
    }

    @Test
    void theUnnamedShadowIsOneOfItsOwn() throws Exception {
        try (Sdk sdk = Sdk.connect(Protocol.MQTT_5, "aws-4")) {
            UpdateShadowRequest update = new UpdateShadowRequest();
            update.thingName = sdk.thing();
            update.state = reported(Map.of("here", true));
            assertThat(got(sdk.shadows().updateShadow(update)).version).isEqualTo(1);
            GetShadowRequest get = new GetShadowRequest();
            get.thingName = sdk.thing();
            assertThat(got(sdk.shadows().getShadow(get)).state.reported)
                    .containsEntry("here", true);
        }
    }
}
