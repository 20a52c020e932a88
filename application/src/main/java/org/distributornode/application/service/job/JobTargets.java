package org.distributornode.application.service.job;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.JobScope;

/// Finds the objects that jobs are about.
public final class JobTargets {

    private final HeldObjects held;
    private final AssignmentCatalog catalog;
    private final Supplier<BucketSelection> selection;

    /// @param selection which buckets are ours, at any time
    public JobTargets(HeldObjects held, AssignmentCatalog catalog, Supplier<BucketSelection> selection) {
        this.held = held;
        this.catalog = catalog;
        this.selection = selection;
    }

    /// A walk through the objects that a job is about.
    ///
    /// @throws org.distributornode.application.port.catalog.CatalogFailure if the network does not tell
    public JobWalk walk(JobWork.Course course) {
        return walk(course, ids(course.order().scope()));
    }

    /// A walk through some objects; those that are held count with their size.
    ///
    /// @param ids ascending as unsigned numbers
    public JobWalk walk(JobWork.Course course, long[] ids) {
        return new JobWalk(
                course, ids, id -> held.find(id).map(CacheEntry::size).orElse(0L));
    }

    /// The numbers of the objects, each once, ascending as unsigned ones; eight bytes each.
    ///
    /// @throws org.distributornode.application.port.catalog.CatalogFailure if the network does not tell
    public long[] ids(JobScope scope) {
        return switch (scope) {
            case JobScope.Objects(var ids) -> ascending(ids.stream().mapToLong(DataObjectId::bits));
            case JobScope.Held _ -> of(held.entries());
            case JobScope.InStore _ -> throw new IllegalArgumentException("of no data objects: " + scope);
            case JobScope.OfBag(var bag) -> {
                LongStream.Builder named = LongStream.builder();
                catalog.objectsOf(bag, page -> page.forEach(id -> named.add(id.bits())));
                yield ascending(named.build());
            }
            case JobScope.Assigned _ -> {
                LongStream.Builder named = LongStream.builder();
                catalog.assigned(selection.get(), page -> page.forEach(id -> named.add(id.bits())));
                yield ascending(named.build());
            }
        };
    }

    /// The numbers of these objects in the same order.
    public static long[] of(Iterable<CacheEntry> entries) {
        return ascending(StreamSupport.stream(entries.spliterator(), false)
                .mapToLong(entry -> entry.id().bits()));
    }

    /// Each number once, in the same order.
    public static long[] ascending(LongStream all) {
        long[] ids = all.map(JobTargets::flipped).sorted().distinct().toArray();
        Arrays.setAll(ids, i -> flipped(ids[i]));
        return ids;
    }

    /// Unsigned numbers sort as signed ones do once the highest bit is flipped.
    private static long flipped(long bits) {
        return bits ^ Long.MIN_VALUE;
    }
}
