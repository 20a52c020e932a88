package org.distributornode.adapters.filesystem.cache;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The few calls of Linux's C library that Java has no words for: open(2), flock(2), close(2).
///
/// Made in the process that may call native code: the jar's manifest allows it.
final class SystemCalls {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private final MethodHandle open = handle(
            "open",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
            Linker.Option.firstVariadicArg(2));
    private final MethodHandle flock =
            handle("flock", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    /// @param value what the call returned
    /// @param error the error number; means something if the value is negative
    record Result(int value, int error) {
        boolean failed() {
            return value < 0;
        }
    }

    Result open(String path, int flags) {
        return call(arena -> {
            MemorySegment state = arena.allocate(STATE);
            return result(state, (int) open.invokeExact(state, arena.allocateFrom(path), flags));
        });
    }

    Result flock(int descriptor, int operation) {
        return call(arena -> {
            MemorySegment state = arena.allocate(STATE);
            return result(state, (int) flock.invokeExact(state, descriptor, operation));
        });
    }

    /// Links the call when it is made: nearly always at the end, and linking is slow.
    Result close(int descriptor) {
        MethodHandle close = handle("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        return call(arena -> {
            MemorySegment state = arena.allocate(STATE);
            return result(state, (int) close.invokeExact(state, descriptor));
        });
    }

    @SuppressWarnings("restricted")
    private static MethodHandle handle(String name, FunctionDescriptor descriptor, Linker.Option... more) {
        Linker.Option[] options = new Linker.Option[more.length + 1];
        options[0] = Linker.Option.captureCallState("errno");
        System.arraycopy(more, 0, options, 1, more.length);
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor, options);
    }

    private static Result result(MemorySegment state, int value) {
        return new Result(value, (int) ERRNO.get(state, 0L));
    }

    private static Result call(Call call) {
        try (Arena arena = Arena.ofConfined()) {
            return call.run(arena);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException("a system call threw", failure);
        }
    }

    @FunctionalInterface
    private interface Call {
        Result run(Arena arena) throws Throwable;
    }
}
