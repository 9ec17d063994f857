package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
import software.amazon.awssdk.iot.iotjobs.IotJobsV2Client;
import software.amazon.awssdk.iot.iotjobs.model.NextJobExecutionChangedEvent;
import software.amazon.awssdk.iot.iotjobs.model.NextJobExecutionChangedSubscriptionRequest;
import software.amazon.awssdk.iot.iotshadow.IotShadowV2Client;
import software.amazon.awssdk.iot.iotshadow.model.NamedShadowDeltaUpdatedSubscriptionRequest;
import software.amazon.awssdk.iot.iotshadow.model.NamedShadowUpdatedSubscriptionRequest;
import software.amazon.awssdk.iot.iotshadow.model.ShadowDeltaUpdatedEvent;
import software.amazon.awssdk.iot.iotshadow.model.ShadowState;
import software.amazon.awssdk.iot.iotshadow.model.ShadowUpdatedEvent;
import software.amazon.awssdk.iot.iotshadow.model.UpdateNamedShadowRequest;
import software.amazon.awssdk.iot.iotshadow.model.UpdateShadowResponse;

/** A device that runs Amazon's own SDK, unmodified. Any thread. */
final class AwsDevice implements AutoCloseable {
    /** How long anything may take. */
    static final int SECONDS = 20;
    /** The shadow that its requests concern. */
    static final String SHADOW = "garden";
    private static final MqttRequestResponseClientOptions OPTIONS = MqttRequestResponseClientOptions
            .builder().withMaxRequestResponseSubscriptions(8).withMaxStreamingSubscriptions(4)
            .withOperationTimeoutSeconds(SECONDS).build();

    private final String thing;
    private final IotShadowV2Client shadows;
    private final IotJobsV2Client jobs;
    private final Runnable hangUp;

    private AwsDevice(String thing, IotShadowV2Client shadows, IotJobsV2Client jobs,
            Runnable hangUp) {
        this.thing = thing;
        this.shadows = shadows;
        this.jobs = jobs;
        this.hangUp = hangUp;
    }

    /** Which of the SDK's two MQTT clients carries the shadow client. */
    enum Protocol {
        MQTT_3_1_1("3"), MQTT_5("5");

        private final String digit;

        Protocol(String digit) {
            this.digit = digit;
        }
    }

    static AwsDevice connect(RunningCloud cloud, Protocol protocol, String name)
            throws Exception {
        String thing = name + "-" + protocol.digit;
        TestDevice device = cloud.enrolled(thing);
        String certificate = pem("CERTIFICATE", device.certificate().getEncoded());
        String key = pem("PRIVATE KEY", device.keys().getPrivate().getEncoded());
        String authority = pem("CERTIFICATE", device.chain().get(1).getEncoded());
        return switch (protocol) {
            case MQTT_3_1_1 -> over311(cloud.mqttPort, thing, certificate, key, authority);
            case MQTT_5 -> over5(cloud.mqttPort, thing, certificate, key, authority);
        };
    }

    private static AwsDevice over311(int port, String thing, String certificate, String key,
            String authority) throws Exception {
        try (AwsIotMqttConnectionBuilder builder = AwsIotMqttConnectionBuilder
                .newMtlsBuilder(certificate, key)) {
            MqttClientConnection connection = builder.withCertificateAuthority(authority)
                    .withEndpoint("localhost").withPort(port).withClientId(thing)
                    .withCleanSession(true).build();
            connection.connect().get(SECONDS, TimeUnit.SECONDS);
            return new AwsDevice(thing, IotShadowV2Client.newFromMqtt311(connection, OPTIONS),
                    IotJobsV2Client.newFromMqtt311(connection, OPTIONS), () -> {
                        connection.disconnect().join();
                        connection.close();
                    });
        }
    }

    private static AwsDevice over5(int port, String thing, String certificate, String key,
            String authority) {
        try (AwsIotMqtt5ClientBuilder builder = AwsIotMqtt5ClientBuilder
                .newDirectMqttBuilderWithMtlsFromMemory("localhost", certificate, key)) {
            Mqtt5Client client = builder.withCertificateAuthority(authority)
                    .withPort((long) port).withClientId(thing)
                    .withLifeCycleEvents(new Silent()).build();
            client.start();
            return new AwsDevice(thing, IotShadowV2Client.newFromMqtt5(client, OPTIONS),
                    IotJobsV2Client.newFromMqtt5(client, OPTIONS), () -> {
                        client.stop();
                        client.close();
                    });
        }
    }

    String thing() {
        return thing;
    }

    IotShadowV2Client shadows() {
        return shadows;
    }

    IotJobsV2Client jobs() {
        return jobs;
    }

    /** Every change of the job that is next, from now on. */
    StreamingOperation nextJobs(BlockingQueue<NextJobExecutionChangedEvent> inbox)
            throws Exception {
        NextJobExecutionChangedSubscriptionRequest request = new NextJobExecutionChangedSubscriptionRequest();
        request.thingName = thing;
        return opened(inbox, options -> jobs.createNextJobExecutionChangedStream(request,
                options));
    }

    UpdateShadowResponse update(ShadowState state, @Nullable Integer version) throws Exception {
        UpdateNamedShadowRequest request = new UpdateNamedShadowRequest();
        request.thingName = thing;
        request.shadowName = SHADOW;
        request.state = state;
        request.version = version;
        return got(shadows.updateNamedShadow(request));
    }

    /** Every delta from now on. */
    StreamingOperation deltas(BlockingQueue<ShadowDeltaUpdatedEvent> inbox) throws Exception {
        NamedShadowDeltaUpdatedSubscriptionRequest request = new NamedShadowDeltaUpdatedSubscriptionRequest();
        request.thingName = thing;
        request.shadowName = SHADOW;
        return opened(inbox,
                options -> shadows.createNamedShadowDeltaUpdatedStream(request, options));
    }

    /** Every change, with the document before and after, from now on. */
    StreamingOperation documents(BlockingQueue<ShadowUpdatedEvent> inbox) throws Exception {
        NamedShadowUpdatedSubscriptionRequest request = new NamedShadowUpdatedSubscriptionRequest();
        request.thingName = thing;
        request.shadowName = SHADOW;
        return opened(inbox, options -> shadows.createNamedShadowUpdatedStream(request, options));
    }

    private static <T> StreamingOperation opened(BlockingQueue<T> inbox,
            Function<V2ClientStreamOptions<T>, StreamingOperation> make) throws Exception {
        CompletableFuture<SubscriptionStatusEventType> subscribed = new CompletableFuture<>();
        StreamingOperation stream = make.apply(V2ClientStreamOptions.<T>builder()
                .withStreamEventHandler(inbox::add)
                .withSubscriptionEventHandler(event -> subscribed.complete(event.getType()))
                .build());
        stream.open();
        assertThat(got(subscribed)).isEqualTo(SubscriptionStatusEventType.SUBSCRIPTION_ESTABLISHED);
        return stream;
    }

    static <T> T got(CompletableFuture<T> answer) throws Exception {
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END " + what + "-----\n";
    }

    @Override
    public void close() {
        shadows.close();
        jobs.close();
        hangUp.run();
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
}
