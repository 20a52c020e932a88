package org.distributornode.adapters.http.in.aistore.bucket;

import java.util.List;
import org.distributornode.adapters.http.in.aistore.BucketNames;
import org.distributornode.adapters.http.in.aistore.Resource;
import org.distributornode.adapters.http.in.aistore.job.Works;
import org.distributornode.adapters.http.in.aistore.listing.ArchiveMembers;
import org.distributornode.adapters.http.testserver.StoreBench;

/// The rows about buckets over a store in memory.
final class BucketsRig {

    /// The most files of archives on a page of a listing.
    static final int ARCHIVED_NAMES = 5;

    private BucketsRig() {}

    static List<Resource> rows(StoreBench store, Works works) {
        BucketNames names = new BucketNames(store.findBuckets);
        BucketLifeRows life = new BucketLifeRows(store.editBuckets, store.findBuckets, works);
        BucketsResource.Rows rows = new BucketsResource.Rows(
                new BucketNamesRow(store.findBuckets),
                life,
                new PropertyRows(store.editBuckets, store.storeJobs),
                new SummaryRows(store.findBuckets, works),
                new ListRow(store.listObjects, new ArchiveMembers(store.readObject, store.archives, ARCHIVED_NAMES)),
                new MassRows(store.storeJobs, life, names, works),
                new PromoteRow(store.storeJobs, names));
        return List.of(new BucketsResource(store.findBuckets, names, rows));
    }
}
