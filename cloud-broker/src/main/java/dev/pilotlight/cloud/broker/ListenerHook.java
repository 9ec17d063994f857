package dev.pilotlight.cloud.broker;

import com.hivemq.embedded.EmbeddedHiveMQ;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;

/**
 * The one place that reaches behind HiveMQ's interface: puts a handler before all others into the
 * pipeline of a listening socket, which the extension SDK has no way to do. Fails loudly when
 * another version of the engine looks different inside.
 */
final class ListenerHook {
    private static final String INJECTOR = "com.google.inject.Injector";
    private static final String CONNECTIONS = "com.hivemq.persistence.connection.ConnectionPersistence";

    private ListenerHook() {}

    /** The handler sees each accepted connection of the listener first. */
    static void addFirst(EmbeddedHiveMQ hive, String listener, ChannelHandler handler)
            throws IOException {
        try {
            Object injector = get(hive.getClass().getDeclaredMethod("getInjector"), hive);
            Class<?> wanted = Class.forName(CONNECTIONS);
            Object connections = Class.forName(INJECTOR).getMethod("getInstance", Class.class)
                    .invoke(injector, wanted);
            Field servers = connections.getClass().getDeclaredField("serverChannelMap");
            servers.setAccessible(true);
            for (Map.Entry<?, ?> server : ((Map<?, ?>) servers.get(connections)).entrySet()) {
                if (server.getKey().toString().contains(listener)) {
                    ((Channel) server.getValue()).pipeline().addFirst(handler);
                    return;
                }
            }
            throw new IOException("the broker has no listener " + listener);
        } catch (ReflectiveOperationException changed) {
            throw new IOException("this HiveMQ is built differently, want the version that the "
                    + "admission rate was written for", changed);
        }
    }

    private static Object get(Method getter, Object owner) throws ReflectiveOperationException {
        getter.setAccessible(true);
        return getter.invoke(owner);
    }
}
