package dev.pilotlight.agent.gpio;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The five calls of the C library that device files need. Any thread; a call that a signal
 * interrupts is made again, at most {@value #TRIES} times.
 */
@SuppressWarnings("restricted")
final class Libc {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CAPTURED.varHandle(MemoryLayout.PathElement
            .groupElement("errno"));
    /** From the second argument on, as `open(2)` and `ioctl(2)` are declared. */
    private static final int VARIADIC = 2;
    private static final MethodHandle OPEN = call("open", FunctionDescriptor.of(JAVA_INT, ADDRESS,
            JAVA_INT), Linker.Option.firstVariadicArg(VARIADIC));
    private static final MethodHandle CLOSE = call("close", FunctionDescriptor.of(JAVA_INT,
            JAVA_INT));
    private static final MethodHandle READ = call("read", FunctionDescriptor.of(JAVA_LONG,
            JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle POLL = call("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS,
            JAVA_LONG, JAVA_INT));
    private static final MethodHandle IOCTL = call("ioctl", FunctionDescriptor.of(JAVA_INT,
            JAVA_INT, JAVA_LONG, ADDRESS), Linker.Option.firstVariadicArg(VARIADIC));

    private static final int READ_WRITE = 2;
    private static final int CLOSE_ON_EXEC = 0x80000;
    private static final int EINTR = 4;
    private static final short POLLIN = 1;
    private static final int TRIES = 100;

    private Libc() {}

    private static MethodHandle call(String name, FunctionDescriptor shape,
            Linker.Option... options) {
        Linker.Option[] all = new Linker.Option[options.length + 1];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = Linker.Option.captureCallState("errno");
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, all);
    }

    /** A call that answers below 0 when it fails. */
    private interface Call {
        long of(MemorySegment errno) throws Throwable;
    }

    private static long tried(String what, Call call) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(CAPTURED);
            for (int i = 0; i < TRIES; i++) {
                long answer = call.of(captured);
                int errno = answer < 0 ? (int) ERRNO.get(captured, 0L) : 0;
                if (answer >= 0) {
                    return answer;
                }
                if (errno != EINTR) {
                    throw new ErrnoException(what, errno);
                }
            }
            throw new ErrnoException(what, EINTR);
        } catch (ErrnoException refused) {
            throw refused;
        } catch (Throwable impossible) {
            throw new IllegalStateException(what, impossible);
        }
    }

    /** Opens a device file for reading and writing; no child process inherits it. */
    static int open(String path) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(path);
            return (int) tried(path, errno -> (int) OPEN.invokeExact(errno, name, READ_WRITE
                    | CLOSE_ON_EXEC));
        }
    }

    static void close(int descriptor) {
        try {
            tried("close", errno -> (int) CLOSE.invokeExact(errno, descriptor));
        } catch (ErrnoException alreadyClosed) {
            // Whatever it says, the descriptor is gone.
        }
    }

    static void ioctl(String what, int descriptor, long request, MemorySegment argument)
            throws ErrnoException {
        tried(what, errno -> (int) IOCTL.invokeExact(errno, descriptor, request, argument));
    }

    /** Reads what is there, at most the buffer's size; how many bytes it was. */
    static long read(int descriptor, MemorySegment buffer) throws ErrnoException {
        return tried("read", errno -> (long) READ.invokeExact(errno, descriptor, buffer, buffer
                .byteSize()));
    }

    /** Whether there is something to read within so many milliseconds. */
    static boolean poll(int descriptor, int millis) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment one = arena.allocate(8, 4);
            one.set(JAVA_INT, 0, descriptor);
            one.set(JAVA_SHORT, 4, POLLIN);
            return tried("poll", errno -> (int) POLL.invokeExact(errno, one, 1L, millis)) > 0;
        }
    }
}
