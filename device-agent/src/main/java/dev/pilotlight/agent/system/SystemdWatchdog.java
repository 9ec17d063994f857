package dev.pilotlight.agent.system;

import dev.pilotlight.agent.port.Watchdog;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd that the loop is alive, through {@code sd_notify(3)} of libsystemd. Java has no
 * datagram sockets on Unix paths.
 */
public final class SystemdWatchdog implements Watchdog {
    private static final Logger LOG = LoggerFactory.getLogger(SystemdWatchdog.class);

    private final MethodHandle notify;
    private final MemorySegment ready;
    private final MemorySegment alive;

    private SystemdWatchdog(MethodHandle notify) {
        this.notify = notify;
        this.ready = Arena.global().allocateFrom("READY=1", StandardCharsets.US_ASCII);
        this.alive = Arena.global().allocateFrom("WATCHDOG=1", StandardCharsets.US_ASCII);
    }

    /** The watchdog that the environment asks for; nobody watches without NOTIFY_SOCKET. */
    @SuppressWarnings("restricted")
    public static Watchdog from(Map<String, String> environment) {
        if (!environment.containsKey("NOTIFY_SOCKET")) {
            return Watchdog.NONE;
        }
        try {
            SymbolLookup library = SymbolLookup.libraryLookup("libsystemd.so.0", Arena.global());
            Optional<MemorySegment> symbol = library.find("sd_notify");
            MethodHandle call = Linker.nativeLinker().downcallHandle(symbol.orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS));
            return new SystemdWatchdog(call);
        } catch (RuntimeException missing) {
            LOG.warn("systemd is there but libsystemd is not: no watchdog");
            return Watchdog.NONE;
        }
    }

    @Override
    public void ready() {
        tell(ready);
    }

    @Override
    public void alive() {
        tell(alive);
    }

    private void tell(MemorySegment state) {
        try {
            int sent = (int) notify.invokeExact(0, state);
            LOG.trace("told systemd: {}", sent);
        } catch (Throwable refused) {
            LOG.debug("systemd did not listen", refused);
        }
    }
}
