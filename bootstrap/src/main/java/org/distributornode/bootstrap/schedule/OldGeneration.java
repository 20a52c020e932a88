package org.distributornode.bootstrap.schedule;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Has the heap collected when much of its old generation may be garbage. The serial collector looks at that generation
/// only once it is full, and it is given room that only a start with very many entries needs.
public final class OldGeneration {

    private static final long LEAST_GARBAGE = 6 << 20;
    private static final int SHARE_OF_KEPT = 4;

    private final LongSupplier used;
    private final LongSupplier kept;
    private final Runnable collection;

    /// @param used bytes that it takes
    /// @param kept bytes that it took after the last collection of the whole heap, 0 before the first
    /// @param collection collects the whole heap
    OldGeneration(LongSupplier used, LongSupplier kept, Runnable collection) {
        this.used = used;
        this.kept = kept;
        this.collection = collection;
    }

    /// That of this JVM; empty with any other collector than the serial one.
    public static Optional<OldGeneration> ofSerialCollector() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> "Tenured Gen".equals(pool.getName()))
                .findAny()
                .map(OldGeneration::of);
    }

    /// Looks, and collects if more than 6 MiB and a fourth of what was kept have come since.
    public void run() {
        long before = kept.getAsLong();
        if (used.getAsLong() - before > Math.max(LEAST_GARBAGE, before / SHARE_OF_KEPT)) {
            collection.run();
        }
    }

    private static OldGeneration of(MemoryPoolMXBean pool) {
        return new OldGeneration(
                () -> pool.getUsage().getUsed(), () -> pool.getCollectionUsage().getUsed(), System::gc);
    }
}
