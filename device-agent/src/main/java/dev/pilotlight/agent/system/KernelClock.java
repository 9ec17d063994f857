package dev.pilotlight.agent.system;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Asks the Linux kernel whether somebody keeps its clock: {@code adjtimex(2)}, changing nothing.
 */
final class KernelClock {
    /** Its answer when the clock is not synchronised. */
    private static final int TIME_ERROR = 5;
    /** {@code struct timex} has 208 bytes; all zero means "only read". */
    private static final int TIMEX_BYTES = 256;

    private final Optional<MethodHandle> adjtimex;

    KernelClock() {
        this.adjtimex = find();
    }

    @SuppressWarnings("restricted")
    private static Optional<MethodHandle> find() {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find("adjtimex").map(symbol -> linker.downcallHandle(symbol,
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS)));
    }

    /** False also when the kernel does not say. */
    boolean isSynchronised() {
        return adjtimex.filter(KernelClock::ask).isPresent();
    }

    private static boolean ask(MethodHandle call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment timex = arena.allocate(TIMEX_BYTES, Long.BYTES);
            int state = (int) call.invokeExact(timex);
            return state >= 0 && state != TIME_ERROR;
        } catch (Throwable refused) {
            return false;
        }
    }
}
