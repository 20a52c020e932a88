package org.distributornode.adapters.http.hit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
final class MappedResidencyTest {

    private static final int SIZE = 3_000_000;
    private static final int FORGET = 4; // POSIX_FADV_DONTNEED

    private long nanos;

    @Test
    void knowsWhatIsInMemory(@TempDir Path folder) throws Throwable {
        Path path = folder.resolve("object");
        Files.write(path, new byte[SIZE]);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                MappedResidency residency = MappedResidency.of(file, () -> nanos)) {
            assertThat(residency.isResident(0, SIZE)).isTrue();

            file.force(true);
            forget(path);
            assertThat(residency.isResident(0, SIZE))
                    .as("believed for a moment")
                    .isTrue();
            nanos += 1_000_000_000;
            assertThat(residency.isResident(0, SIZE)).isFalse();
            assertThat(residency.isResident(SIZE - 1, 1)).isFalse();

            file.read(ByteBuffer.allocate(SIZE), 0);
            assertThat(residency.isResident(0, SIZE)).isTrue();
        }
    }

    private static void forget(Path path) throws Throwable {
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
