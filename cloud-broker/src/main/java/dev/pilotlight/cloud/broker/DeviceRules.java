package dev.pilotlight.cloud.broker;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.client.ClientContext;
import com.hivemq.extension.sdk.api.client.parameter.InitializerInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.publish.PublishService;
import com.hivemq.extension.sdk.api.services.publish.RetainedMessageStore;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import dev.pilotlight.cloud.access.TopicPolicy;
import dev.pilotlight.cloud.port.Alarms;
import dev.pilotlight.cloud.port.Intake;
import dev.pilotlight.cloud.port.Registry;
import dev.pilotlight.cloud.port.TimeSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Our rules as HiveMQ loads them, and the services that it hands out in return. Any thread. */
final class DeviceRules implements ExtensionMain {
    private final Parts parts;
    private volatile @Nullable Ready ready;

    /**
     * What the rules are made of.
     *
     * @param readers for looking certificates up
     * @param later one thread for messages that must wait
     * @param maxKeepAliveSeconds that a client is held to
     */
    record Parts(TopicPolicy policy, Registry registry, Intake intake, Alarms alarms,
            ExecutorService readers, ScheduledExecutorService later, TimeSource time,
            int maxKeepAliveSeconds) {}

    /** What the running engine can be asked for. */
    record Ready(PublishService publisher, ClientService clients, RetainedMessageStore retained,
            Goodbyes goodbyes, Turnstile turnstile) {}

    DeviceRules(Parts parts) {
        this.parts = parts;
    }

    /** Null until the engine has taken the rules. */
    @Nullable
    Ready ready() {
        return ready;
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        ClientService clients = Services.clientService();
        Turnstile turnstile = new Turnstile(parts.time()::uptime);
        DeviceGate gate = new DeviceGate(parts.registry(), parts.policy(), turnstile,
                parts.alarms(), parts.readers());
        DevelopmentGate development = new DevelopmentGate(parts.registry(), parts.readers());
        TopicGuard guard = new TopicGuard(parts.policy());
        MessageTap tap = new MessageTap(guard, new RefusedMessages(turnstile, parts.alarms()),
                parts.intake(), clients, turnstile, parts.later());
        Goodbyes goodbyes = new Goodbyes(parts.policy().tenant(), parts.intake(), turnstile);
        Services.securityRegistry().setAuthenticatorProvider(
                client -> DevelopmentGate.concerns(client.getConnectionInformation())
                        ? development
                        : gate);
        Services.securityRegistry().setAuthorizerProvider(
                client -> DevelopmentGate.concerns(client.getConnectionInformation())
                        ? WildcardRules.FILTERS
                        : guard);
        WildcardRules wildcards = new WildcardRules(Services.subscriptionStore());
        Services.initializerRegistry().setClientInitializer(
                (client, context) -> intercept(client, context, tap, wildcards));
        Services.interceptorRegistry().setConnectInboundInterceptorProvider(
                _ -> new LongestSilence(parts.maxKeepAliveSeconds()));
        Services.eventRegistry().setClientLifecycleEventListener(
                client -> DevelopmentGate.concerns(client.getConnectionInformation())
                        ? null
                        : goodbyes);
        ready = new Ready(Services.publishService(), clients, Services.retainedMessageStore(),
                goodbyes, turnstile);
    }

    private static void intercept(InitializerInput client, ClientContext context, MessageTap tap,
            WildcardRules wildcards) {
        if (DevelopmentGate.concerns(client.getConnectionInformation())) {
            context.addPublishOutboundInterceptor(wildcards);
        } else {
            context.addPublishInboundInterceptor(tap);
        }
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
        // Everything it set goes with the broker.
    }
}
