package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pilotlight.cloud.AwsDevice.Protocol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.crt.iot.StreamingOperation;
import software.amazon.awssdk.iot.iotshadow.model.DeleteNamedShadowRequest;
import software.amazon.awssdk.iot.iotshadow.model.GetNamedShadowRequest;
import software.amazon.awssdk.iot.iotshadow.model.GetShadowRequest;
import software.amazon.awssdk.iot.iotshadow.model.ShadowDeltaUpdatedEvent;
import software.amazon.awssdk.iot.iotshadow.model.ShadowState;
import software.amazon.awssdk.iot.iotshadow.model.ShadowUpdatedEvent;
import software.amazon.awssdk.iot.iotshadow.model.UpdateShadowRequest;
import software.amazon.awssdk.iot.iotshadow.model.UpdateShadowResponse;
import software.amazon.awssdk.iot.iotshadow.model.V2ErrorResponse;
import software.amazon.awssdk.iot.iotshadow.model.V2ErrorResponseException;

/**
 * Amazon's own device SDK for Java, unmodified, against the twin: over MQTT 3.1.1 and over MQTT 5.
 */
class AwsSdkTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();

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
        try (AwsDevice sdk = AwsDevice.connect(CLOUD, protocol, "aws-1")) {
            UpdateShadowResponse first = sdk.update(
                    reported(Map.of("soil", 0.31, "valves", List.of("a", "b"))), null);
            assertThat(first.version).isEqualTo(1);
            assertThat(first.state.reported).containsEntry("soil", 0.31);
            assertThat(first.clientToken).isNotBlank();

            GetNamedShadowRequest get = new GetNamedShadowRequest();
            get.thingName = sdk.thing();
            get.shadowName = AwsDevice.SHADOW;
            assertThat(AwsDevice.got(sdk.shadows().getNamedShadow(get)).state.reported)
                    .containsEntry("valves", List.of("a", "b"));

            DeleteNamedShadowRequest delete = new DeleteNamedShadowRequest();
            delete.thingName = sdk.thing();
            delete.shadowName = AwsDevice.SHADOW;
            assertThat(AwsDevice.got(sdk.shadows().deleteNamedShadow(delete)).version).isEqualTo(1);
            V2ErrorResponse missing = refusal(
                    catchThrowable(() -> AwsDevice.got(sdk.shadows().getNamedShadow(get))));
            assertThat(missing.code).isEqualTo(404);
            assertThat(missing.message)
                    .isEqualTo("No shadow exists with name: " + AwsDevice.SHADOW);
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void itIsToldOfAVersionConflictAndABadRequest(Protocol protocol) throws Exception {
        try (AwsDevice sdk = AwsDevice.connect(CLOUD, protocol, "aws-2")) {
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
        try (AwsDevice sdk = AwsDevice.connect(CLOUD, protocol, "aws-3")) {
            BlockingQueue<ShadowDeltaUpdatedEvent> deltas = new LinkedBlockingQueue<>();
            BlockingQueue<ShadowUpdatedEvent> documents = new LinkedBlockingQueue<>();
            try (StreamingOperation _ = sdk.deltas(deltas);
                    StreamingOperation _ = sdk.documents(documents)) {
                sdk.update(reported(Map.of("valve", "shut")), null);
                sdk.update(desired(Map.of("valve", "open")), null);

                assertThat(deltas.poll(AwsDevice.SECONDS, TimeUnit.SECONDS).state)
                        .containsEntry("valve", "open");
                assertThat(documents.poll(AwsDevice.SECONDS, TimeUnit.SECONDS).current.version)
                        .isEqualTo(1);
                assertThat(
                        documents.poll(AwsDevice.SECONDS, TimeUnit.SECONDS).current.state.desired)
                        .containsEntry("valve", "open");

                ShadowState erase = new ShadowState();
                erase.desiredIsNullable = true;
                assertThat(sdk.update(erase, null).version).isEqualTo(3);
                assertThat(
                        documents.poll(AwsDevice.SECONDS, TimeUnit.SECONDS).current.state.desired)
                        .isNull();
            }
        }
    }

    @Test
    void theUnnamedShadowIsOneOfItsOwn() throws Exception {
        try (AwsDevice sdk = AwsDevice.connect(CLOUD, Protocol.MQTT_5, "aws-4")) {
            UpdateShadowRequest update = new UpdateShadowRequest();
            update.thingName = sdk.thing();
            update.state = reported(Map.of("here", true));
            assertThat(AwsDevice.got(sdk.shadows().updateShadow(update)).version).isEqualTo(1);
            GetShadowRequest get = new GetShadowRequest();
            get.thingName = sdk.thing();
            assertThat(AwsDevice.got(sdk.shadows().getShadow(get)).state.reported)
                    .containsEntry("here", true);
        }
    }
}
