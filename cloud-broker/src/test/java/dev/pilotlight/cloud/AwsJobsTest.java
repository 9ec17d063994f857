package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pilotlight.cloud.AwsDevice.Protocol;
import dev.pilotlight.signing.Target;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.crt.iot.StreamingOperation;
import software.amazon.awssdk.iot.iotjobs.model.DescribeJobExecutionRequest;
import software.amazon.awssdk.iot.iotjobs.model.GetPendingJobExecutionsRequest;
import software.amazon.awssdk.iot.iotjobs.model.JobExecutionData;
import software.amazon.awssdk.iot.iotjobs.model.JobStatus;
import software.amazon.awssdk.iot.iotjobs.model.NextJobExecutionChangedEvent;
import software.amazon.awssdk.iot.iotjobs.model.RejectedErrorCode;
import software.amazon.awssdk.iot.iotjobs.model.StartNextPendingJobExecutionRequest;
import software.amazon.awssdk.iot.iotjobs.model.UpdateJobExecutionRequest;
import software.amazon.awssdk.iot.iotjobs.model.UpdateJobExecutionResponse;
import software.amazon.awssdk.iot.iotjobs.model.V2ErrorResponse;
import software.amazon.awssdk.iot.iotjobs.model.V2ErrorResponseException;

/** Amazon's own device SDK, unmodified, is served a roll-out of ours as AWS IoT Jobs. */
class AwsJobsTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();
    private static final Signatory ANN = new Signatory();

    private static @Nullable JobExecutionData startNext(AwsDevice sdk) throws Exception {
        StartNextPendingJobExecutionRequest request = new StartNextPendingJobExecutionRequest();
        request.thingName = sdk.thing();
        return AwsDevice.got(sdk.jobs().startNextPendingJobExecution(request)).execution;
    }

    private static UpdateJobExecutionRequest update(AwsDevice sdk, String job, JobStatus status,
            int expected) {
        UpdateJobExecutionRequest request = new UpdateJobExecutionRequest();
        request.thingName = sdk.thing();
        request.jobId = job;
        request.status = status;
        request.expectedVersion = expected;
        request.includeJobExecutionState = true;
        request.statusDetails = new HashMap<>(Map.of("step", "kept"));
        return request;
    }

    private static V2ErrorResponse refusal(Throwable thrown) {
        return assertThat(thrown.getCause())
                .asInstanceOf(InstanceOfAssertFactories.type(V2ErrorResponseException.class))
                .actual().getModeledError();
    }

    private static String roll(String thing) throws Exception {
        Doc.Obj signed = ANN.sign(new Target.Thing(new dev.pilotlight.units.DeviceId(thing)), 12,
                "{schema: 1, thing: " + thing + ", hardware: {driver: house}}").doc();
        HttpResponse<byte[]> draft = CLOUD.post("/api/v1/rollouts", Codec.text(Doc.Obj.of("signed",
                signed, "target", Doc.text("thing=" + thing))));
        assertThat(draft.statusCode()).as(new String(draft.body(), StandardCharsets.UTF_8))
                .isEqualTo(201);
        String id = RunningCloud.json(draft).string("id").orElseThrow();
        HttpResponse<byte[]> started = CLOUD.post("/api/v1/rollouts/" + id + "/start",
                "{\"expected\":1}");
        assertThat(started.statusCode()).as(new String(started.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return id;
    }

    private static Doc.Obj only(String id) throws Exception {
        Doc.Obj detail = RunningCloud.json(CLOUD.get("/api/v1/rollouts/" + id));
        return (Doc.Obj) ((Doc.Arr) detail.get("things").orElseThrow()).items().getFirst();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void itIsToldOfItsJobBeginsItAndReportsHowItWent(Protocol protocol) throws Exception {
        try (AwsDevice sdk = AwsDevice.connect(CLOUD, protocol, "aws-jobs")) {
            assertThat(startNext(sdk)).isNull();
            BlockingQueue<NextJobExecutionChangedEvent> next = new LinkedBlockingQueue<>();
            try (StreamingOperation _ = sdk.nextJobs(next)) {
                String job = roll(sdk.thing());
                NextJobExecutionChangedEvent told = next.poll(AwsDevice.SECONDS, TimeUnit.SECONDS);
                assertThat(told).isNotNull();
                assertThat(told.execution.jobId).isEqualTo(job);
                assertThat(told.execution.status).isEqualTo(JobStatus.QUEUED);

                JobExecutionData begun = Objects.requireNonNull(startNext(sdk));
                assertThat(begun.jobDocument).containsEntry("operation", "apply-config")
                        .containsKey("signed");
                assertThat(begun.status).isEqualTo(JobStatus.IN_PROGRESS);

                V2ErrorResponse late = refusal(catchThrowable(() -> AwsDevice.got(sdk.jobs()
                        .updateJobExecution(update(sdk, job, JobStatus.SUCCEEDED, 1)))));
                assertThat(late.code).isEqualTo(RejectedErrorCode.VERSION_MISMATCH);
                assertThat(late.executionState.versionNumber).isEqualTo(2);

                UpdateJobExecutionResponse done = AwsDevice.got(sdk.jobs().updateJobExecution(
                        update(sdk, job, JobStatus.SUCCEEDED, begun.versionNumber)));
                assertThat(done.executionState.status).isEqualTo(JobStatus.SUCCEEDED);
                assertThat(only(job).string("standing")).hasValue("kept");
                assertThat(next.poll(AwsDevice.SECONDS, TimeUnit.SECONDS)).isNotNull()
                        .extracting(event -> event.execution).isNull();
            }
            GetPendingJobExecutionsRequest pending = new GetPendingJobExecutionsRequest();
            pending.thingName = sdk.thing();
            assertThat(AwsDevice.got(sdk.jobs().getPendingJobExecutions(pending)).queuedJobs)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void whatAnOperatorStopsIsCancelledAlsoWhereItIsInProgress(Protocol protocol)
            throws Exception {
        try (AwsDevice sdk = AwsDevice.connect(CLOUD, protocol, "aws-stop")) {
            startNext(sdk);
            String job = roll(sdk.thing());
            JobExecutionData begun = Objects.requireNonNull(startNext(sdk));
            assertThat(CLOUD.post("/api/v1/rollouts/" + job + "/stop", "{}").statusCode())
                    .isEqualTo(200);
            DescribeJobExecutionRequest describe = new DescribeJobExecutionRequest();
            describe.thingName = sdk.thing();
            describe.jobId = job;
            V2ErrorResponse ended = refusal(catchThrowable(
                    () -> AwsDevice.got(sdk.jobs().describeJobExecution(describe))));
            assertThat(ended.code).isEqualTo(RejectedErrorCode.TERMINAL_STATE_REACHED);
            V2ErrorResponse over = refusal(catchThrowable(() -> AwsDevice.got(sdk.jobs()
                    .updateJobExecution(update(sdk, job, JobStatus.SUCCEEDED,
                            begun.versionNumber + 1)))));
            assertThat(over.code).isEqualTo(RejectedErrorCode.INVALID_STATE_TRANSITION);
            assertThat(over.executionState.status).isEqualTo(JobStatus.CANCELED);
            assertThat(only(job).string("standing")).hasValue("withdrawn");
        }
    }
}
