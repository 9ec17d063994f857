package dev.pilotlight.cloud.broker;

import com.hivemq.extension.sdk.api.async.Async;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.auth.SubscriptionAuthorizer;
import com.hivemq.extension.sdk.api.interceptor.publish.PublishOutboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishOutboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishOutboundOutput;
import com.hivemq.extension.sdk.api.packets.subscribe.SubackReasonCode;
import com.hivemq.extension.sdk.api.services.subscription.SubscriptionStore;
import com.hivemq.extension.sdk.api.services.subscription.TopicSubscription;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What a wildcard of the development listener covers: no filter that begins with one matches a
 * topic that begins with {@code $} (MQTT 4.7.2), and the devices' own topics are not to be had at
 * all. The engine does neither. No device may subscribe to such a filter in the first place. Any
 * thread.
 */
final class WildcardRules implements PublishOutboundInterceptor {
    /** Where devices and cloud talk; what is said there is nobody else's. */
    private static final String DEVICES = "$aws/";
    private static final String SHARED = "$share/";
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** Which filters a client of the development listener may subscribe to. */
    static final SubscriptionAuthorizer FILTERS = (input, output) -> {
        if (unshared(input.getSubscription().getTopicFilter()).startsWith(DEVICES)) {
            output.failAuthorization(SubackReasonCode.UNSPECIFIED_ERROR,
                    "the devices' own topics are not to be had here");
        } else {
            output.authorizeSuccessfully();
        }
    };

    private final SubscriptionStore subscriptions;

    WildcardRules(SubscriptionStore subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public void onOutboundPublish(PublishOutboundInput input, PublishOutboundOutput output) {
        if (!input.getPublishPacket().getTopic().startsWith("$")) {
            return;
        }
        Async<PublishOutboundOutput> held = output.async(LIMIT, TimeoutFallback.FAILURE);
        CompletableFuture<?> _ = subscriptions
                .getSubscriptions(input.getClientInformation().getClientId())
                .whenComplete((filters, failure) -> {
                    if (failure != null || filters.stream().noneMatch(WildcardRules::isDollar)) {
                        held.getOutput().preventPublishDelivery();
                    }
                    held.resume();
                });
    }

    /**
     * Whether the filter may be the one that asked for the topic. Among clients that have several
     * such filters this takes a wildcard's message for another's; nobody misses one.
     */
    private static boolean isDollar(TopicSubscription subscription) {
        return unshared(subscription.getTopicFilter()).startsWith("$");
    }

    /** The filter without {@code $share/GROUP/}. */
    private static String unshared(String filter) {
        return filter.startsWith(SHARED)
                ? filter.substring(filter.indexOf('/', SHARED.length()) + 1)
                : filter;
    }
}
