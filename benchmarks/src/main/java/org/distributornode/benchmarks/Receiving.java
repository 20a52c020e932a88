package org.distributornode.benchmarks;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// Receives an answer as a client that is the cheaper side: of what is there it reads the beginning, which is compared,
/// and has the system drop the rest (tcp(7), MSG_TRUNC), so that it is not the client's copying that is measured.
final class Receiving {

    private static final int BEGINNING = 16 * 1024;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_TRUNC = 0x20;

    private static final MethodHandle RECV = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("recv"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_INT),
                    Linker.Option.critical(false));

    private static final MethodHandle DESCRIPTOR = descriptor();

    private final SocketChannel socket;

    Receiving(SocketChannel socket) {
        this.socket = socket;
    }

    /// Reads the beginning of what is there into `buffer`, and flips that.
    ///
    /// @return false if nothing will come any more
    boolean read(ByteBuffer buffer) throws IOException {
        buffer.clear().limit(Math.min(buffer.capacity(), BEGINNING));
        boolean more = socket.read(buffer) >= 0;
        buffer.flip();
        return more;
    }

    /// Drops what else is there, of no more than `most` bytes.
    ///
    /// @return how many bytes those were
    long drop(long most) {
        if (most <= 0) {
            return 0;
        }
        try {
            int descriptor = (int) DESCRIPTOR.invokeExact(socket);
            return Math.max(0, (long) RECV.invokeExact(descriptor, MemorySegment.NULL, most, MSG_TRUNC | MSG_DONTWAIT));
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Needs `--add-exports java.base/sun.nio.ch=ALL-UNNAMED`.
    private static MethodHandle descriptor() {
        try {
            return MethodHandles.lookup()
                    .findVirtual(Class.forName("sun.nio.ch.SelChImpl"), "getFDVal", MethodType.methodType(int.class))
                    .asType(MethodType.methodType(int.class, SocketChannel.class));
        } catch (ReflectiveOperationException another) {
            throw new IllegalStateException("this machine has another library", another);
        }
    }
}
