package org.distributornode.adapters.http.testserver;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// What the system keeps of files in memory. Linux alone.
public final class PageCache {

    private static final int FORGET = 4; // POSIX_FADV_DONTNEED

    private PageCache() {}

    /// Has the system forget a file that was forced to the medium.
    ///
    /// @throws IOException if it does not
    public static void forget(Path path) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            int descriptor = (int) call("open", 2, ValueLayout.ADDRESS, ValueLayout.JAVA_INT)
                    .invokeExact(arena.allocateFrom(path.toString()), 0);
            int answer = (int) call(
                            "posix_fadvise",
                            0,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_INT)
                    .invokeExact(descriptor, 0L, 0L, FORGET);
            int closed = (int) call("close", 0, ValueLayout.JAVA_INT).invokeExact(descriptor);
            if (answer + closed != 0) {
                throw new IOException("cannot forget " + path);
            }
        } catch (IOException | RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle call(String name, int firstVariadic, ValueLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        Linker.Option[] options = firstVariadic == 0
                ? new Linker.Option[0]
                : new Linker.Option[] {Linker.Option.firstVariadicArg(firstVariadic)};
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments),
                options);
    }
}
