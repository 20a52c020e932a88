package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The files that servers have sent, locked in memory (mlock(2)): a system may give the pages of files away that are
/// sent all the time and mapped by nobody, and what it reads back lies in other blocks than what was written.
final class KeptInMemory {

    private static final MethodHandle MLOCK = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("mlock"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));

    private final Arena arena = Arena.global();
    private final Set<Path> seen = new HashSet<>();
    private boolean refused; // RLIMIT_MEMLOCK
    private boolean locked;

    /// Locks what a server has written since the last time.
    void keep(Target target) {
        for (Path file : files(target.folder())) {
            if (seen.add(file)) {
                lock(file);
            }
        }
    }

    /// For a heading: whether they are in memory for sure.
    String inMemory() {
        return locked && !refused ? " and locked in memory" : "";
    }

    private void lock(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            MemorySegment all = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
            boolean done = (int) MLOCK.invokeExact(all, all.byteSize()) == 0;
            if (!done && !refused) {
                Ground.say("not locked in memory (ulimit -l), nor are others from here on: " + file);
            }
            locked |= done;
            refused |= !done;
        } catch (NoSuchFileException gone) { // a server's own, for a moment
            seen.remove(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 0)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
