package org.distributornode.application.service.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.domain.assignment.Findings;
import org.distributornode.domain.assignment.PackedIds;
import org.distributornode.domain.assignment.Verdict;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.DataObjectId;

/// One look at what the network gives us, beside what is held. Whatever was not named among ours is asked for
/// by its number as well, before anything is said against it.
final class AssignmentRun {

    private final AssignmentCatalog catalog;
    private final BucketSelection selection;
    private final HeldObjects held;
    private final PackedIds ours = new PackedIds();

    /// Asks at once.
    ///
    /// @throws org.distributornode.application.port.catalog.CatalogFailure if there is no whole answer
    AssignmentRun(AssignmentCatalog catalog, BucketSelection selection, HeldObjects held) {
        this.catalog = catalog;
        this.selection = selection;
        this.held = held;
        catalog.assigned(selection, page -> page.forEach(id -> ours.put(id, 0)));
    }

    /// @param held objects held that nothing was found against so far
    /// @param confirmed those of them that are ours
    record Count(long held, long confirmed) {}

    Count count(Findings before) {
        long all = 0;
        long confirmed = 0;
        for (CacheEntry entry : held.entries()) {
            if (before.find(entry.id())
                    .filter(finding -> finding.concerns(entry))
                    .isEmpty()) {
                all++;
                confirmed += ours.contains(entry.id()) ? 1 : 0;
            }
        }
        return new Count(all, confirmed);
    }

    /// Asks for all that is held and was not named.
    ///
    /// @throws org.distributornode.application.port.catalog.CatalogFailure if there is no whole answer
    void judge(Judgement judgement) {
        List<CacheEntry> batch = new ArrayList<>();
        for (CacheEntry entry : held.entries()) {
            if (!ours.contains(entry.id())) {
                batch.add(entry);
            }
            if (batch.size() == AssignmentCatalog.MOST_AT_ONCE) {
                judge(batch, judgement);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            judge(batch, judgement);
        }
    }

    private void judge(List<CacheEntry> batch, Judgement judgement) {
        Map<DataObjectId, List<Bucket>> known =
                catalog.bucketsOf(batch.stream().map(CacheEntry::id).toList());
        for (CacheEntry entry : batch) {
            List<Bucket> buckets = known.get(entry.id());
            if (buckets == null) {
                judgement.pass(entry, Verdict.GONE);
            } else if (!selection.covers(buckets)) {
                judgement.pass(entry, Verdict.NOT_ASSIGNED);
            }
        }
    }
}
